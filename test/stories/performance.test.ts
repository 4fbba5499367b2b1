import { afterEach, beforeEach, expect, test } from 'vitest'
import { performanceView } from '../../shared/partners.ts'
import { invariants } from '../support/invariants.ts'
import { aPartnerPerson, keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo, sharesIn } from '../support/racers.ts'
import { publishedRules } from '../support/rules.ts'
import { aPartner } from '../support/network.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let second: World
beforeEach(async () => {
  world = await aWorld()
  second = anotherServer(world)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await second.close()
  await world.close()
})

let nth = 0
async function send(server: World, network: Network, count: number) {
  const leads = Array.from({ length: count }, () => leadNo(++nth))
  const { body } = await keyClient(server, network.apiKey).post('/api/leads/batch', { leads })
  return body.taken as { offer: { id: string; partner: { id: string; name: string } } }[]
}
const shares = (taken: object[]) => sharesIn(taken.map((body) => ({ body })))

const best = (performanceFloor: number) => ({
  rules: [
    {
      key: 'best',
      name: 'The best first',
      then: { do: 'distribute', orders: ['best_performing'], performanceFloor },
    },
  ],
})

/** Three partners, of whom the first accepts everything, the second half, the third nothing. */
async function judged() {
  const network = await aNetworkOf(world, [{}, {}, {}])
  const taken = await send(world, network, 60)
  for (const [index, { id }] of network.partners.entries()) {
    const person = await aPartnerPerson(world, network.tenantId, id)
    const own = taken.filter(({ offer }) => offer.partner.id === id)
    for (const [at, { offer }] of own.entries()) {
      const yes = index === 0 || (index === 1 && at % 2 === 0)
      if (yes) await person.post(`/api/offers/${offer.id}/accept`)
      else await person.post(`/api/offers/${offer.id}/decline`, { reason: 'too_small' })
    }
  }
  return network
}

test('scores are published at once for all, under one version of the network, and kept in what routing knows', async () => {
  const network = await judged()
  const before = performanceView.parse((await network.viewer.get('/api/performance')).body)
  expect(before.rows.map(({ published }) => published)).toEqual([null, null, null])
  const next = before.rows.map((row) => row.next)
  expect(next).toEqual([...next].sort((a, b) => b - a))
  expect(new Set(next).size).toBe(3)
  expect(before.can).toEqual([])
  const after = performanceView.parse((await network.manager.post('/api/performance/publish')).body)
  expect(after.rows.map(({ published }) => published)).toEqual(next)
  const versions = await ask<{ version: number; partners: number }>(
    world,
    `select network_version::int as version, count(*)::int as partners from partner_revisions
     where state ->> 'performance' is not null group by 1`,
  )
  expect(versions).toMatchObject([{ partners: 3 }])
  const again = await network.manager.post('/api/performance/publish')
  expect(again.status).toBe(200)
  expect(
    await ask(world, `select data from audit where kind = 'performance_published' order by id`),
  ).toMatchObject([
    { data: { partners: 3, networkVersion: versions[0]!.version } },
    { data: { partners: 0, networkVersion: null } },
  ])
})

test('the best gets the leads, but for the floor under every other’s share, with two servers', async () => {
  const network = await judged()
  await network.manager.post('/api/performance/publish')
  await publishedRules(world, network.tenantId, best(0.3))
  const taken = []
  for (let round = 0; round < 15; round++)
    taken.push(...(await send(round % 2 ? second : world, network, 20)))
  // 300 leads, of which a floor of 0.3 of an equal share is 30.
  expect(shares(taken)).toEqual({ 'Partner 1': 240, 'Partner 2': 30, 'Partner 3': 30 })
  const [last] = await ask<{ ranking: { figures: object } }>(
    world,
    `select ranking from routing_decisions where rule_key = 'best' order by at desc, id desc limit 1`,
  )
  expect(Object.keys(last!.ranking.figures)).toContain('performance')
})

test('a newcomer starts level: with the mean of the scores, and no leads to catch up with', async () => {
  const network = await judged()
  await network.manager.post('/api/performance/publish')
  await publishedRules(world, network.tenantId, best(0.5))
  await send(world, network, 120)
  world.clock.forward({ minutes: 1 })
  await aPartner(world, network.tenantId, { name: 'Newcomer' })
  const found = shares(await send(world, network, 40))
  // Half an equal share of 40 leads among four is 5; whoever is at the floor already gets no more than its part.
  expect(found['Newcomer']).toBeLessThanOrEqual(6)
  expect(found['Partner 1']).toBeGreaterThanOrEqual(22)
})
