import type { Plugin } from 'vite';

const SILENCE = '\0quiet';

/** Keeps the speech detector from writing to players' consoles, for which it has no setting. */
export function quietDetector(): Plugin {
  return {
    name: 'twentyq-quiet-detector',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, importer) => (source.endsWith('/logging') && importer?.includes('vad-web') ? SILENCE : null),
    load: (id) =>
      id === SILENCE ? 'const say = () => {};\nexport const log = { error: say, debug: say, warn: say };' : null,
  };
}
