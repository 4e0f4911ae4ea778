import type { Plugin } from 'vite';

/** Keeps the speech detector from writing to players' consoles, for which it has no setting. */
export function quietDetector(): Plugin {
  return {
    name: 'twentyq-quiet-detector',
    enforce: 'pre',
    apply: 'build',
    transform: (code, id) =>
      id.includes('@ricky0123/vad-web') ? { code: code.replaceAll('console.log(', 'void ('), map: null } : null,
  };
}
