import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstPicture } from './build/firstPicture.ts';
import { fontLicence } from './build/fontLicence.ts';
import { quietDetector } from './build/quietDetector.ts';
import { serviceWorker } from './build/serviceWorker.ts';

const server = process.env.TWENTYQ_URL ?? 'http://localhost:8020';
/** A part of its own, which runs before the app's. */
const REACT = /node_modules[\\/](react|react-dom|scheduler)[\\/]/;
const LICENCES = 'licences.txt';
const runtime = './node_modules/onnxruntime-web/dist/ort.wasm.bundle.min.mjs';

export default defineConfig({
  // The one that holds all of its code: the detector would take the one that loads a part of it later.
  resolve: { alias: { 'onnxruntime-web/wasm': new URL(runtime, import.meta.url).pathname } },
  plugins: [react(), quietDetector(), firstPicture(), serviceWorker(), fontLicence(LICENCES)],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    license: { fileName: LICENCES },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'react', test: REACT }] } } },
  },
  server: { proxy: { '/auth': server, '/amplify_outputs.json': server } },
  test: { include: ['{src,explorer}/**/*.test.ts'] },
});
