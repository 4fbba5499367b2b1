import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invariants } from '../support/invariants.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, ask, leadNo } from '../support/racers.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { send, startServer } from '../support/server-process.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let world: World
let network: Network
let server: ServerProcess
beforeEach(async () => {
  world = await aWorld(new Date(Date.now()).toISOString())
  network = await aNetworkOf(world, [{}, {}, {}])
  server = await startServer(world.url)
})
afterEach(async () => {
  await server.kill()
  await world.close()
})

test('a server that is asked to stop under load answers what it has taken, finishes its batch, and ends well', async () => {
  const answered = new Map<string, string>()
  let next = 0
  const load = { over: false }
  const client = async () => {
    while (!load.over) {
      const nth = next++
      const { status, body } = await send(server.baseUrl, network.apiKey, 'POST', '/api/leads', leadNo(nth))
      if (status === 0) return
      if (status === 201) answered.set(`lead-${nth}`, body.lead.id)
      else expect(status).toBe(503)
    }
  }
  const clients = Array.from({ length: 8 }, client)
  while (answered.size < 40) await new Promise((resolve) => setTimeout(resolve, 10))
  const code = await server.stop()
  load.over = true
  await Promise.all(clients)
  expect({ code, output: server.output() }).toMatchObject({ code: 0 })
  const kept = await ask<{ key: string; id: string }>(world, 'select external_id as key, id from leads')
  const byKey = new Map(kept.map(({ key, id }) => [key, id]))
  expect([...answered].filter(([key, id]) => byKey.get(key) !== id)).toEqual([])
  expect(await invariants(world.url)).toEqual([])
})
