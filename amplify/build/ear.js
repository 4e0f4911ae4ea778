/**
 * Puts what hands-free listening loads when it is switched on below public/assets/, named by its versions, and writes
 * src/generated/ear.ts: where it is, and how large. The runtime is compressed here: it is too large for
 * the hosting to do so.
 */
import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const modules = new URL('../node_modules/', import.meta.url);
const assets = new URL('../public/assets/', import.meta.url);
const output = new URL('../src/generated/ear.ts', import.meta.url);
const COPIED = ['@ricky0123/vad-web/dist/vad.worklet.bundle.min.js', '@ricky0123/vad-web/dist/silero_vad_v6.onnx'];
const NETWORK = new URL('../../backend/twentyq/speech/hearing/en_us/short_answers.npz', import.meta.url);
const RUNTIME = 'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm';

async function versionOf(name) {
  return JSON.parse(await readFile(new URL(`${name}/package.json`, modules), 'utf8')).version;
}

async function fill(folder) {
  await rm(assets, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(COPIED.map((file) => copyFile(new URL(file, modules), new URL(basename(file), folder))));
  await copyFile(NETWORK, new URL(basename(NETWORK.pathname), folder));
  const runtime = await readFile(new URL(RUNTIME, modules));
  await writeFile(new URL('runtime.bin', folder), await promisify(gzip)(runtime, { level: 9 }));
}

const network = createHash('sha256')
  .update(await readFile(NETWORK))
  .digest('hex')
  .slice(0, 8);
const name = `ear-${await versionOf('@ricky0123/vad-web')}-${await versionOf('onnxruntime-web')}-${network}/`;
const folder = new URL(name, assets);
await access(new URL('runtime.bin', folder)).catch(() => fill(folder));
await mkdir(new URL('.', output), { recursive: true });
const sizes = await Promise.all(
  ['runtime.bin', 'silero_vad_v6.onnx'].map(async (file) => [file, (await stat(new URL(file, folder))).size]),
);
const bytes = JSON.stringify(Object.fromEntries(sizes));
await writeFile(output, `export const EAR_ASSETS = '/assets/${name}';\nexport const EAR_BYTES = ${bytes};\n`);
