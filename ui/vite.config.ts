import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The page's content security policy allows no data: address, so fonts stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // `cargo xtask bench` adds a page with a bare editor to measure against.
    rolldownOptions: {
      input: process.env['GALLEY_BENCH'] ? ['index.html', 'tests/bench/bare.html'] : ['index.html'],
    },
  },
  server: { port: 5173, strictPort: true },
  // Without this, tests would get the server build of Svelte.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: { environment: 'jsdom', include: ['tests/**/*.test.ts'] },
});
