import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Emits sw.js, which keeps this build's files for a start without a network. The runtime of hands-free listening, which
 * build/ear.js puts in its place, is not bundled once more.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'twentyq-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const name of Object.keys(bundle)) if (name.endsWith('.wasm')) delete bundle[name];
      const shell = [
        '/',
        '/manifest.webmanifest',
        '/icons/icon-192.png',
        ...Object.keys(bundle)
          .filter(isShell)
          .map((name) => `/${name}`),
      ];
      const version = createHash('sha256').update(shell.join()).digest('hex').slice(0, 12);
      const source = readFileSync(new URL('./sw.js', import.meta.url), 'utf8')
        .replace('__VERSION__', JSON.stringify(version))
        .replace('__SHELL__', JSON.stringify(shell));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

/** What hands-free listening loads when it is switched on, and signing in, which needs the network. */
const APART = ['ear-', 'AccountScreen-'];

function isShell(name: string): boolean {
  return name.startsWith('assets/') && !APART.some((begin) => name.startsWith(`assets/${begin}`));
}
