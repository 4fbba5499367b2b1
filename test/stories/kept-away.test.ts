import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPartner } from '../support/network.ts'
import type { Body, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
import { publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const leads = async (count: number, lead: object = {}) => {
  const batch = Array.from({ length: count }, () => ({
    person: { lastName: 'Geheim', email: `erika@c${world.runtime.newId()}.example` },
    address: { country: 'DE', postalCode: '80331', town: 'München' },
    need: { productLine: 'Heat pump' },
    ...lead,
  }))
  return (await maker.manager.post('/api/leads/batch', { leads: batch })).body.taken
}
const counts = ({ reasons }: Body) =>
  Object.fromEntries(reasons.map((one: { reason: string; leads: number }) => [one.reason, one.leads]))
const distribute = (pool: object = {}) => ({ do: 'distribute', orders: ['tier', 'round_robin'], pool })
const bySource = (source: string, then: object) => ({
  key: source,
  name: source,
  when: { all: [{ fact: 'source', operator: 'equal', value: source }] },
  then,
})
const everything = {
  key: 'all',
  name: 'All',
  when: { all: [{ fact: 'country', operator: 'equal', value: 'DE' }] },
}

/** One partner of its own area, beside a better one; what it missed is told by counts. */
async function scene() {
  const better = await aPartner(world, maker.tenantId, { name: 'CANARY-BETTER', tier: 'gold' })
  const mine = await aPartner(world, maker.tenantId, {
    name: 'Mine',
    tier: 'silver',
    territory: {
      countries: [],
      regions: [],
      postalPrefixes: [{ country: 'DE', prefix: '8' }],
      postalRanges: [],
    },
    portfolio: ['Heat pump'],
    capacity: 2,
  })
  const rules = [
    bySource('fair', { do: 'hold', reason: 'Fair desk' }),
    bySource('friend', { do: 'assign', partner: better.id }),
    bySource('silver', distribute({ tiers: ['silver'] })),
    { ...everything, then: distribute() },
  ]
  await publishedRules(world, maker.tenantId, { tiers: ['gold', 'silver'], rules })
  return { better, mine, partner: await aPartnerPerson(world, maker.tenantId, mine.id) }
}

test('a partner learns by counts what kept leads away from it, from what was recorded then', async () => {
  const { better, mine, partner } = await scene()
  await leads(5, { address: { country: 'DE', postalCode: '10115' } })
  await leads(3, { need: { productLine: 'Battery' } })
  await leads(4)
  await leads(3, { source: 'silver' })
  await leads(2, { source: 'fair' })
  await leads(1, { source: 'friend' })
  const { version } = (await maker.manager.get(`/api/partners/${mine.id}`)).body
  await maker.manager.patch(`/api/partners/${mine.id}`, {
    version,
    absences: [{ from: '2026-03-02', to: '2026-03-02' }],
  })
  await leads(2)
  const { status, body } = await partner.get('/api/scorecard/routing?from=2026-03-01&to=2026-03-31')
  expect(status).toBe(200)
  expect(body).toMatchObject({ from: '2026-03-01', to: '2026-03-31', leads: 20, got: 2, onlySince: null })
  expect(counts(body)).toEqual({
    covers_territory: 5,
    others_ahead: 4,
    carries_product: 3,
    not_absent: 2,
    not_distributed: 2,
    by_name: 1,
    capacity_left: 1,
  })
  expect(body.reasons[0]).toMatchObject({ reason: 'covers_territory' })
  expect(body.reasons[0].examples).toHaveLength(3)
  expect(body.reasons[0].examples[0]).toEqual({
    at: world.clock.now().toISOString(),
    country: 'DE',
    postalCode: '10115',
    productLine: 'Heat pump',
  })
  const text = JSON.stringify(body)
  for (const secret of [better.id, better.name, 'Geheim', 'erika', 'München'])
    expect(text).not.toContain(secret)
  const seen = await maker.manager.get(`/api/partners/${mine.id}/routing?from=2026-03-01&to=2026-03-31`)
  expect(seen.body).toEqual(body)
})

test('no other partner of a whole network is named, and a later change does not change what was', async () => {
  const { mine, partner } = await scene()
  const others = []
  for (let nth = 0; nth < 12; nth++)
    others.push(await aPartner(world, maker.tenantId, { name: `CANARY-${nth}`, tier: 'gold' }))
  await leads(30)
  const before = (await partner.get('/api/scorecard/routing')).body
  expect(counts(before)).toEqual({ others_ahead: 30 })
  const { version } = (await maker.manager.get(`/api/partners/${mine.id}`)).body
  await maker.manager.patch(`/api/partners/${mine.id}`, { version, territory: { countries: ['AT'] } })
  expect((await partner.get('/api/scorecard/routing')).body).toEqual(before)
  const text = JSON.stringify(before)
  for (const { id, name } of others) {
    expect(text).not.toContain(id)
    expect(text).not.toContain(name)
  }
})

test('a period holds the days of the manufacturer’s zone, and leads of before the partner was there say so', async () => {
  await publishedRules(world, maker.tenantId, { rules: [{ ...everything, then: distribute() }] })
  await aPartner(world, maker.tenantId, { name: 'First' })
  await leads(2)
  world.clock.forward({ days: 1 })
  const late = await aPartner(world, maker.tenantId, { name: 'Late' })
  await leads(2)
  const of = async (query: string) => {
    const { body } = await maker.manager.get(`/api/partners/${late.id}/routing${query}`)
    return { ...counts(body), got: body.got, leads: body.leads }
  }
  expect(await of('?from=2026-03-02&to=2026-03-02')).toEqual({ not_yet_there: 2, got: 0, leads: 2 })
  expect(await of('?from=2026-03-03')).toMatchObject({ leads: 2 })
  expect(await of('')).toMatchObject({ not_yet_there: 2, leads: 4 })
  expect(await of('?to=2026-03-01')).toEqual({ got: 0, leads: 0 })
})
