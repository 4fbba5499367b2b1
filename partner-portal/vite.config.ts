import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import solid from 'vite-plugin-solid'

/** Lays each file beside itself as the server gives it to browsers: a phone loads a third. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir }) {
    for (const name of readdirSync(dir!, { recursive: true, encoding: 'utf8' })) {
      if (!/^assets\/.*\.(js|css|svg)$/.test(name)) continue
      const path = join(dir!, name)
      const bytes = readFileSync(path)
      if (bytes.length < 1024) continue
      writeFileSync(`${path}.br`, brotliCompressSync(bytes))
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    }
  },
})

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), tailwindcss(), compressed()],
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
