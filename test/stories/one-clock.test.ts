import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invariants } from '../support/invariants.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, ask, leadNo } from '../support/racers.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { send, startServer } from '../support/server-process.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const hour = 3_600_000
const shifted = fileURLToPath(new URL('../support/shifted-clock.mjs', import.meta.url))
/** A server whose machine's clock is so many hours ahead. */
const serverWith = (hours: number) =>
  startServer(world.url, undefined, { NODE_OPTIONS: `--import ${shifted}`, SHIFT_MS: String(hours * hour) })

let world: World
let network: Network
let servers: ServerProcess[] = []
beforeEach(async () => {
  world = await aWorld(new Date(Date.now()).toISOString())
  network = await aNetworkOf(world, [{}, {}, {}])
  servers = await Promise.all([0, 6, -6].map(serverWith))
})
afterEach(async () => {
  for (const server of servers) await server.kill()
  await world.close()
})

const nowOf = async ({ baseUrl }: ServerProcess) =>
  Date.parse((await fetch(`${baseUrl}/api/health`)).headers.get('x-baton-now')!)

interface Made {
  server: number
  window: number
  off: number
}

test('servers whose clocks are six hours ahead and behind judge by the clock of the database', async () => {
  for (const server of servers) expect(Math.abs((await nowOf(server)) - Date.now())).toBeLessThan(hour)
  for (const [nth, { baseUrl }] of servers.entries())
    for (let lead = 0; lead < 6; lead++) {
      const { status } = await send(baseUrl, network.apiKey, 'POST', '/api/leads', leadNo(nth * 6 + lead))
      expect(status).toBe(201)
    }
  const made = await ask<Made>(
    world,
    `select (right(l.external_id, 2)::int) as server, extract(epoch from o.respond_by - o.made_at) as window,
       abs(extract(epoch from o.made_at - clock_timestamp())) as off
     from offers o join leads l on l.id = o.lead_id`.replace(
      'right(l.external_id, 2)',
      `split_part(l.external_id, '-', 2)`,
    ),
  )
  expect(made).toHaveLength(18)
  expect(made.filter(({ off }) => off > hour / 1000)).toEqual([])
  // Nobody's sweep takes another's offers for overdue: two rounds of every server's clock go by.
  await new Promise((resolve) => setTimeout(resolve, 3000))
  expect(await ask(world, `select status, count(*)::int as many from offers group by 1`)).toEqual([
    { status: 'open', many: 18 },
  ])
  expect(await ask(world, `select kind from outbox where kind not in ('offer_made')`)).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  for (const server of servers) expect(server.output()).not.toMatch(/error/i)
})
