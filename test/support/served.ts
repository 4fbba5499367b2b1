import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { portalRoutes } from '../../server/portal.ts'
import type { World } from './world.ts'

const portal = fileURLToPath(new URL('../../dist/portal', import.meta.url))

/** The story's product with its built portal on a real port; links in mails begin with its address from here on. */
export async function served(world: World): Promise<{ url: string; close(): Promise<void> }> {
  if (!existsSync(join(portal, 'index.html')))
    throw new Error('dist/portal is missing. Build what is tested first: npm run build')
  world.app.route('/', portalRoutes(portal))
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: world.app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made))
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(world.runtime, { baseUrl: url })
  return { url, close: () => new Promise((resolve) => void server.close(() => resolve())) }
}
