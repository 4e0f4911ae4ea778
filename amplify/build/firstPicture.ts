import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { minifySync, type Plugin, runnerImport } from 'vite';

const ENTRY = /<script type="module" crossorigin src="(?<entry>[^"]+)"><\/script>/;
const LATER = '/src/connection/amplify.ts';
/** Code comes after the style and the type of the first picture. */
const PRELOAD = 'rel="modulepreload" crossorigin';
const ROOT = '<div id="root"></div>';

/**
 * Puts the start screen into the page, as it is before anything has loaded, with the script that runs before it is shown
 * and loads the app thereafter.
 */
export function firstPicture(): Plugin {
  const source = minifySync('early.js', readFileSync(new URL('./early.js', import.meta.url), 'utf8')).code;
  const early = `assets/early-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;
  return {
    name: 'twentyq-first-picture',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'asset', fileName: early, source });
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        const { module } = await runnerImport<typeof import('../src/startHtml')>('/src/startHtml.tsx');
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const later = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(LATER));
        const react = chunks.find(({ name }) => name === 'react');
        const entry = ENTRY.exec(html)?.groups?.entry;
        if (!later || !react || !entry || !html.includes(ROOT)) throw new Error('The first picture has no place.');
        const page = html
          .replace(ENTRY, preload(entry))
          .replace(
            '</head>',
            () => `${[later.fileName, ...later.imports].filter(isNew(html)).map(preloadLate).join('')}</head>`,
          )
          .replace(
            '<head>',
            () => `<head>\n    <script src="/${early}" data-parts="/${react.fileName} ${entry}"></script>`,
          )
          .replace(ROOT, () => ROOT.replace('><', `>${module.startHtml()}<`));
        return page.replaceAll(PRELOAD, `${PRELOAD} fetchpriority="low"`);
      },
    },
  };
}

const isNew = (html: string) => (name: string) => !html.includes(name);
const preload = (path: string) => `<link ${PRELOAD} href="${path}">`;
const preloadLate = (name: string) => preload(`/${name}`);
