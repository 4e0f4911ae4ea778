import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { systemFonts } from '../build/systemFonts.ts';

/** The API explorer, which the local server has at /graphql; no part of what is hosted for phones. */
export default defineConfig({
  base: '/graphql/',
  plugins: [react(), systemFonts()],
  build: { target: 'es2022', chunkSizeWarningLimit: 1500, license: { fileName: 'licences.txt' } },
});
