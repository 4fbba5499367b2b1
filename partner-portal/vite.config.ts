import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), tailwindcss()],
  build: {
    outDir: '../dist/portal',
    emptyOutDir: true,
    // light-dark() must reach the browser as written, or every colour is sent twice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy allows no inline script, and images in data: are better cached as files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    // The portal's own modules in api/ are served here; everything else below /api is the server's.
    proxy: { '^/api/(?!.*\\.tsx?($|\\?))': process.env['BATON_API'] ?? 'http://localhost:3000' },
  },
})
