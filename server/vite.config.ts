import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Bundles the server's own files; packages stay in node_modules. */
export default defineConfig({
  root: here('.'),
  build: {
    ssr: true,
    target: 'node20',
    outDir: here('../dist/server'),
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: {
        main: here('main.ts'),
        baton: here('cli/main.ts'),
        'simulation-worker': here('simulations/worker.ts'),
      },
      // Shared parts lie beside them, where one file finds another by its name.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'esm' },
    },
  },
})
