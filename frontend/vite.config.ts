import { defineConfig } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';

export default defineConfig({
  plugins: [svelte()],
  // Relative addresses: the page is served by the Wails asset server.
  base: './',
  build: {
    // WebKitGTK 4.1 of Debian 12 and WebView2; no older engine is served.
    target: ['safari16', 'chrome111'],
    // The content security policy allows no data: fonts and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // dist/.gitkeep is committed for the Go embed, so the folder is not emptied whole.
    emptyOutDir: false,
    rollupOptions: {
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
});
