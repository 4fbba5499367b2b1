import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import type { NewPartner } from '../../shared/partners.ts'
import { aPartner } from '../support/network.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
import { publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
let partners: { id: string; name: string }[]
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  partners = []
  people = new Map()
  for (const [nth, more] of network.entries())
    partners.push(await aPartner(world, maker.tenantId, { name: `Partner ${nth}`, ...more }))
  await publishedRules(world, maker.tenantId, rules)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const network: Partial<NewPartner>[] = [
  { capacity: 2, tier: 'gold', weight: 1 },
  { capacity: 3, tier: 'silver', weight: 2 },
  { tier: 'silver', weight: 3, latitude: 52.52, longitude: 13.405, postalCode: '10115' },
  { capacity: 0, tier: 'gold' },
  { tier: 'silver', caps: { perDay: 2 } },
  { tier: 'bronze', territory: { countries: ['AT'], regions: [], postalPrefixes: [], postalRanges: [] } },
]

const distribute = (...orders: string[]) => ({ do: 'distribute', orders })
const product = (value: string) => ({ fact: 'productLine', operator: 'equal', value })
const rules = {
  tiers: ['gold', 'silver', 'bronze'],
  rules: [
    {
      key: 'spam',
      name: 'Spam',
      when: { fact: 'source', operator: 'equal', value: 'spam' },
      then: { do: 'close', reason: 'Spam' },
    },
    {
      key: 'draw',
      name: 'Draw',
      when: { fact: 'source', operator: 'equal', value: 'draw' },
      then: { do: 'hold', reason: 'Look' },
    },
    { key: 'turn', name: 'In turn', when: product('Turn'), then: distribute('round_robin') },
    { key: 'share', name: 'By share', when: product('Share'), then: distribute('weighted', 'nearest') },
    { key: 'load', name: 'By load', when: product('Load'), then: distribute('least_loaded', 'round_robin') },
    {
      key: 'gold',
      name: 'Gold first',
      when: product('Gold'),
      then: {
        ...distribute('tier', 'nearest'),
        pool: { tiers: ['gold'] },
        widen: [{ tiers: ['gold', 'silver'] }, { territory: 'any', tiers: ['bronze'] }],
      },
    },
    {
      key: 'race',
      name: 'Race',
      when: product('Race'),
      then: { ...distribute('round_robin'), mode: 'race', raceTo: 2 },
    },
    { key: 'best', name: 'Best', when: product('Best'), then: distribute('best_performing') },
    {
      key: 'nobody',
      name: 'Nobody',
      when: product('Nobody'),
      then: { ...distribute('nearest'), pool: { tags: ['none'] } },
    },
  ],
}

const kinds = ['Turn', 'Share', 'Load', 'Gold', 'Race', 'Best', 'Nobody']
let nth = 0
const aLead = (productLine: string, source?: string) => ({
  externalId: `lead-${nth++}`,
  company: { name: `Company ${nth}` },
  address: { country: 'DE', postalCode: nth % 2 ? '80331' : '10115' },
  need: { productLine },
  ...(source ? { source } : {}),
})

let people: Map<string, Client>
async function answer(partnerId: string, offerId: string, verb: string, body?: object) {
  const person = people.get(partnerId) ?? (await aPartnerPerson(world, maker.tenantId, partnerId))
  people.set(partnerId, person)
  return person.post(`/api/offers/${offerId}/${verb}`, body)
}

/** Two days on which leads are accepted, declined, let pass, given back and routed again. */
async function twoDays() {
  for (let day = 0; day < 2; day++) {
    for (let round = 0; round < 4; round++) {
      const batch = kinds.map((kind) => aLead(kind))
      const taken = (await maker.manager.post('/api/leads/batch', { leads: batch })).body.taken
      await maker.manager.post('/api/leads', aLead('Turn', round % 2 ? 'spam' : 'draw'))
      for (const [at, { offer }] of taken.entries()) {
        if (!offer) continue
        if ((at + round) % 4 === 0) await answer(offer.partner.id, offer.id, 'accept')
        if ((at + round) % 4 === 1)
          await answer(offer.partner.id, offer.id, 'decline', { reason: 'too_small' })
      }
      await world.sweep()
      world.clock.forward({ hours: 2 })
      await world.sweep()
    }
    await maker.manager.patch(`/api/partners/${partners[1]!.id}`, { version: day + 1, capacity: 4 + day })
    world.clock.forward({ hours: 16 })
    await world.sweep()
  }
}

interface Move {
  before: { outcome: string; rule: { key: string } | null }
  after: { outcome: string }
}

/** What nothing in the product can do. */
async function asOwner(statement: string) {
  const client = postgres(world.url, { max: 1, onnotice: () => undefined })
  await client.unsafe(`select set_config('app.scope', 'backup', false)`)
  const changed = await client.unsafe(statement)
  await client.end()
  expect(changed.count).toBe(1)
}

async function simulated(asked: object) {
  const started = await maker.manager.post('/api/simulations', {
    from: '2026-03-01',
    to: '2026-03-31',
    ...asked,
  })
  await world.sweep()
  return (await maker.manager.get(`/api/simulations/${started.body.id}`)).body
}

test('the published version over its own leads gives the recorded decisions, byte for byte', async () => {
  await twoDays()
  const { status, result } = await simulated({ version: 1 })
  expect(status).toBe('done')
  expect(result).toMatchObject({ leads: 64, moved: 0, otherRule: 0, faults: { count: 0 } })
  expect(result.reproduced).toEqual({ of: 64, exact: 64, first: [] })
  expect(result.before).toEqual(result.after)
  expect(Object.values(result.before.outcomes).every((count) => typeof count === 'number')).toBe(true)
  expect(result.before.outcomes).toMatchObject({ unassigned: expect.any(Number), held: 4, closed: 4 })
  expect(result.before.capacityHit).toBeGreaterThan(0)
  expect(result.before.capHit).toBeGreaterThan(0)
  const [again] = await transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
    tx.execute<{ count: number }>(sql`
      select count(*)::int as count from routing_decisions d where tenant_id = ${maker.tenantId} and cardinality(asked) > 0`),
  )
  expect(again!.count).toBeGreaterThan(3)
})

test('a decision that is not the recorded one is told apart, with the parts that differ', async () => {
  for (const kind of ['Turn', 'Turn', 'Share']) await maker.manager.post('/api/leads', aLead(kind))
  await asOwner(`update routing_decisions set more_ranked = 7 where rule_key = 'share'`)
  const { result } = await simulated({ version: 1 })
  expect(result).toMatchObject({ leads: 3, moved: 0, reproduced: { of: 3, exact: 2 } })
  expect(result.reproduced.first).toEqual([{ leadId: expect.any(String), differs: 'moreRanked' }])
})

test('a draft that changes one rule moves no lead of the others', async () => {
  await twoDays()
  const other = rules.rules.map((rule) =>
    rule.key === 'gold' ? { ...rule, then: { ...distribute('nearest'), pool: { tiers: ['bronze'] } } } : rule,
  )
  await maker.manager.put('/api/rules/draft', { revision: 0, content: { ...rules, rules: other } })
  const { result, id } = await simulated({})
  const moves = (await maker.manager.get(`/api/simulations/${id}/moves?limit=100`)).body.rows
  expect(result.moved).toBeGreaterThan(0)
  expect(moves).toHaveLength(result.moved)
  const ruled = (key: string) => moves.filter((move: Move) => move.before.rule?.key === key)
  expect(ruled('gold').length).toBe(result.lost)
  expect(ruled('gold').every(({ after }: Move) => after.outcome === 'unassigned')).toBe(true)
  // Nobody has more work than it had, so whoever was full before may have room now, and nobody else moves.
  expect(
    moves.filter((move: Move) => move.before.outcome === 'offered' && move.after.outcome === 'held'),
  ).toEqual([])
})
