import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aNetworkOf, leadNo, sharesIn, together } from '../support/racers.ts'
import { killUnderLoad } from '../support/racers-kills.ts'
import { send, startServer } from '../support/server-process.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

vi.setConfig({ testTimeout: 300_000 })

let world: World
// Real servers have the real clock.
beforeEach(async () => void (world = await aWorld(new Date(Date.now()).toISOString())))
afterEach(() => world.close())

test('a server that is killed three times under load has lost no lead that it had answered', async () => {
  const network = await aNetworkOf(world, [{}, {}, {}])
  const report = await killUnderLoad(world, network, 3)
  expect(report.faults).toEqual([])
  expect(report.answered).toBeGreaterThanOrEqual(60)
})

test('eight clients, two real servers, one database: 300 leads over three partners are 100 each', async () => {
  const network = await aNetworkOf(world, [{}, {}, {}])
  const servers = await Promise.all([startServer(world.url), startServer(world.url)])
  const answers: { status: number; body: ReturnType<typeof JSON.parse> }[] = []
  await together(8, 300, async (nth, worker) => {
    const { baseUrl } = servers[worker % 2]!
    answers.push(await send(baseUrl, network.apiKey, 'POST', '/api/leads', leadNo(nth)))
  })
  await Promise.all(servers.map((server) => server.kill()))
  expect(answers.filter(({ status }) => status !== 201)).toEqual([])
  expect(sharesIn(answers)).toEqual({ 'Partner 1': 100, 'Partner 2': 100, 'Partner 3': 100 })
})
