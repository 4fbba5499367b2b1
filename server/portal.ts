import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Env } from './http/env.ts'

/**
 * The built portal. Files whose name carries a hash are kept for ever; every other path is a page of the portal and
 * gets its one document.
 */
export function portalRoutes(folder: string) {
  const page = join(folder, 'index.html')
  const html = existsSync(page) ? readFileSync(page, 'utf8') : null
  const files = serveStatic({ root: folder, precompressed: true })
  // Only what is there: a file that a newer build has not got yet must not be missing for a year.
  const assets = serveStatic({
    root: folder,
    precompressed: true,
    onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
  })
  return new Hono<Env>().use('/assets/*', assets).get('*', async (c, next) => {
    const path = c.req.path
    // A worker that were kept would keep what it serves for ever.
    if (path === '/sw.js') c.header('Cache-Control', 'no-cache')
    if (path.startsWith('/api/') || html === null) return next()
    if (/\.[a-z0-9]+$/i.test(path) && path !== '/index.html') return files(c, next)
    return c.html(html, 200, { 'Cache-Control': opensByLink.test(path) ? 'no-store' : 'no-cache' })
  })
}

/** Pages that the links of mails open, without signing in: nothing of them stays on a shared machine. */
const opensByLink = /^\/(answer|status)\b/
