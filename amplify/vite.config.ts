import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { serviceWorker } from './build/serviceWorker.ts';

const server = process.env.TWENTYQ_URL ?? 'http://localhost:8020';

export default defineConfig({
  plugins: [react(), serviceWorker()],
  build: { target: 'es2022', chunkSizeWarningLimit: 600 },
  server: { proxy: { '/auth': server, '/amplify_outputs.json': server } },
  test: { include: ['src/**/*.test.ts'] },
});
