import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { onError } from '../../server/http/problem.ts'
import { metricsRoutes } from '../../server/operations/routes.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson, keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo, linkHolder } from '../support/racers.ts'
import { anSmtpPeer } from '../support/smtp.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let network: Network
beforeEach(async () => {
  world = await aWorld()
  network = await aNetworkOf(world, [{}, {}])
})
afterEach(() => world.close())

const token = 'a-token-for-the-metrics'
const metrics = (
  headers: Record<string, string> = {},
  from = '203.0.113.7',
  secret: string | null = token,
) => {
  const app = new Hono().route('/', metricsRoutes(world.runtime, secret) as never)
  app.onError(onError(world.runtime) as never)
  return app.request('/metrics', { headers }, { incoming: { socket: { remoteAddress: from } } })
}
const figures = async () => {
  const text = await (await metrics({ authorization: `Bearer ${token}` })).text()
  return new Map(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}
const post = (nth: number, more: object = {}) =>
  keyClient(world, network.apiKey).post('/api/leads', leadNo(nth, more))

test.each([
  ['with the token', { authorization: `Bearer ${token}` }, '203.0.113.7', token, 200],
  ['with another token', { authorization: 'Bearer another' }, '127.0.0.1', token, 404],
  ['without a token from this machine, where one is set', {}, '127.0.0.1', token, 404],
  ['from this machine, where none is set', {}, '127.0.0.1', null, 200],
  ['from elsewhere, where none is set', {}, '10.0.0.9', null, 404],
  [
    'through a proxy on this machine, where none is set',
    { 'x-forwarded-for': '127.0.0.1' },
    '127.0.0.1',
    null,
    404,
  ],
] as const)('metrics are read %s: %s', async (_, headers, from, secret, status) =>
  expect((await metrics(headers, from, secret)).status).toBe(status),
)

test('the metrics tell what is due, how late it is, and what every sweep did', async () => {
  await post(1)
  await post(2)
  const quiet = await figures()
  expect(quiet.get('baton_offers_open')).toBe(2)
  expect(quiet.get('baton_offers_due')).toBe(0)
  const [{ due }] = (await ask<{ due: string }>(world, 'select min(next_step_at) as due from offers')) as [
    { due: string },
  ]
  world.clock.set(new Date(new Date(due).getTime() + 90_000).toISOString())
  const late = await figures()
  expect(late.get('baton_offers_due')).toBe(2)
  expect(late.get('baton_offers_late')).toBe(90)
  await world.sweep()
  const after = await figures()
  expect(after.get('baton_offers_due')).toBe(0)
  expect(after.get('baton_lateness_seconds_sum{what="offer"}')).toBe(180)
  expect(
    after.get('baton_sweep_seconds_count{outcome="worked",sweep="escalation"}') ??
      after.get('baton_sweep_seconds_count{sweep="escalation",outcome="worked"}'),
  ).toBeGreaterThan(0)
  const requests = [...after].filter(([name]) => name.startsWith('baton_http_request_seconds_count'))
  expect(requests.find(([name]) => name.includes('route="/api/leads"'))?.[1]).toBe(2)
  expect(requests.map(([name]) => name).join()).not.toMatch(/[0-9a-f]{8}-/)
})

test('a server that is to stop wants no more requests, and one whose clockwork stands wants to be started again', async () => {
  const status = async (path: string) => (await world.app.request(path)).status
  await world.sweep()
  expect([await status('/api/ready'), await status('/api/health')]).toEqual([200, 200])
  world.clock.forward({ minutes: 6 })
  expect([await status('/api/ready'), await status('/api/health')]).toEqual([200, 503])
  await world.sweep()
  expect(await status('/api/health')).toBe(200)
  world.runtime.pulse.stopping = true
  expect(await status('/api/ready')).toBe(503)
})

const alarmed = () =>
  ask<{ what: string; audience: string }>(
    world,
    `select data ->> 'what' as what, audience from outbox where kind = 'alarm_raised' order by created_at`,
  )

test('mails that do not leave are told of once a day, by however many servers', async () => {
  const peer = await anSmtpPeer()
  await peer.stop()
  for (const { id } of network.partners) await aPartnerPerson(world, network.tenantId, id)
  const off = { ...world, runtime: { ...world.runtime, mailer: peer.mailer } }
  const servers = [off, anotherServer(off)].map((server) => server.runtime)
  const { sweepAll } = await import('../../server/sweeps/run.ts')
  const { deliveries, sweeps } = await import('../../server/sweeps.ts')
  const sweep = () => Promise.all(servers.map((runtime) => sweepAll(runtime, [...deliveries, ...sweeps])))
  await post(1)
  for (let minute = 0; minute < 40; minute += 5) {
    world.clock.forward({ minutes: 5 })
    await sweep()
  }
  expect(await alarmed()).toEqual([{ what: 'mails_late', audience: 'channel_managers' }])
  expect(world.logged.filter(({ message }) => message === 'an alarm was raised')).toHaveLength(1)
  await peer.close()
})

test('without a mail server nothing is late: mails are kept', async () => {
  await post(1)
  world.clock.forward({ minutes: 40 })
  await world.sweep()
  expect(await alarmed()).toEqual([])
})

const canary = 'Zyxwvut'
const canaries = /zyxwvut|\+49151|lead-secret/i

test('no log line has a name, an address, a number or a token, whatever happens', async () => {
  const contact = {
    person: { firstName: canary, lastName: canary, email: `${canary}@example.com`, phone: '+4915112345678' },
    company: { name: `${canary} GmbH` },
    need: { message: canary },
  }
  const { body } = await post(1, contact)
  const holder: Client = linkHolder(world, network.tenantId, body.offer.partner.id, body.offer.id)
  expect((await holder.post('/api/answer/accept')).status).toBe(200)
  await post(2, { person: { email: canary } })
  await keyClient(world, network.apiKey).get(`/api/leads?search=${canary}`)
  await world.app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${canary}@example.com`, password: canary }),
  })
  world.clock.forward({ days: 3 })
  await world.sweep()
  const log = JSON.stringify(world.logged)
  expect(world.logged.length).toBeGreaterThan(3)
  expect(log).not.toMatch(canaries)
  expect(log).not.toContain(network.apiKey)
})
