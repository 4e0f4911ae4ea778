import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FONT = '@fontsource-variable/bricolage-grotesque';

/** Adds the licence of the font, which is no module, to the file of licences beside the client. */
export function fontLicence(file: string): Plugin {
  let folder = '';
  return {
    name: 'twentyq-font-licence',
    apply: 'build',
    configResolved: ({ build }) => {
      folder = build.outDir;
    },
    closeBundle: () => {
      const licence = readFileSync(new URL(`../node_modules/${FONT}/LICENSE`, import.meta.url), 'utf8');
      appendFileSync(join(folder, file), `\n## ${FONT}\n\n${licence}`);
    },
  };
}
