import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import type { Scorecard } from '../../shared/partners.ts'
import { aPartner } from '../support/network.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
import type { Past } from '../support/past.ts'
import { madeUpPast, recount, writePast } from '../support/past.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
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

const aLead = (n: number) => ({
  person: { email: `customer${n}@example${n}.org` },
  address: { country: 'DE', postalCode: '80331' },
  need: { productLine: 'Heat pump', budget: 1000 * n, currency: 'EUR' },
})

test('what a partner did with its leads shows in its figures, and an expired one is expired', async () => {
  const { id } = await aPartner(world, maker.tenantId)
  const partner = await aPartnerPerson(world, maker.tenantId, id)
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const offers: string[] = []
  for (const n of [1, 2, 3, 4]) {
    const posted = await maker.admin.post('/api/leads', aLead(n))
    offers.push(posted.body.offer.id)
  }
  world.clock.forward({ minutes: 30 })
  const first = await partner.post(`/api/offers/${offers[0]}/accept`, {})
  world.clock.forward({ minutes: 30 })
  const second = await partner.post(`/api/offers/${offers[1]}/accept`, {})
  await partner.post(`/api/offers/${offers[2]}/decline`, { reason: 'too_small' })
  world.clock.forward({ hours: 5 })
  await world.sweep()
  await partner.post(`/api/opportunities/${first.body.opportunityId}/activities`, { kind: 'call' })
  world.clock.forward({ days: 3 })
  await partner.post(`/api/opportunities/${first.body.opportunityId}/win`, {
    orderValue: 900,
    reason: 'price',
  })
  await partner.post(`/api/opportunities/${second.body.opportunityId}/postpone`, { until: '2026-06-01' })

  const { body } = await maker.viewer.get(`/api/partners/${id}/scorecard?from=2026-03-01&to=2026-03-31`)
  expect(body.scorecard).toEqual({
    offered: 4,
    accepted: 2,
    declined: 1,
    expired: 1,
    withdrawn: 0,
    open: 0,
    acceptanceRate: 0.5,
    responseMinutesMedian: 60,
    responseMinutesP90: 60,
    workingResponseMinutesMedian: 60,
    workingResponseMinutesP90: 60,
    firstContactMinutesMedian: 330,
    conversionRate: 0.5,
    won: 1,
    lost: 0,
    winRate: 1,
    wonValue: [{ currency: 'EUR', amount: 900 }],
    daysToWinMedian: 3,
    daysToLoseMedian: null,
    openOpportunities: 1,
    customersAsked: 0,
    customersAnswered: 0,
    notReached: 0,
    notReachedRate: null,
    pipeline: [{ currency: 'EUR', amount: 2000, weighted: 200 }],
  })
  expect(body.network).toEqual(body.scorecard)
  expect(body.before.offered).toBe(0)
})

test('the figures agree with a recount of the rows, for each partner, the network and the period before', async () => {
  const partners = []
  for (const name of ['A', 'B', 'C', 'D', 'E']) partners.push(await aPartner(world, maker.tenantId, { name }))
  const past = madeUpPast(partners.map(({ id }) => id).slice(0, 4), 400, '2025-12-01', 90)
  await writePast(world, maker.tenantId, past)
  const { body } = await maker.manager.get('/api/scorecards?from=2026-01-15&to=2026-02-13')
  const counted = (some: Past[], from: string, to: string) => recount(some, from, to, 'Europe/Berlin')
  expect(body.network).toEqual(close(counted(past, '2026-01-15', '2026-02-13')))
  expect(body.before).toEqual(close(counted(past, '2025-12-16', '2026-01-14')))
  expect(body.partners.map((row: { partner: { name: string } }) => row.partner.name)).toEqual([
    'A',
    'B',
    'C',
    'D',
    'E',
  ])
  for (const { partner, scorecard } of body.partners) {
    const own = past.filter(({ partnerId }) => partnerId === partner.id)
    expect(scorecard).toEqual(close(counted(own, '2026-01-15', '2026-02-13')))
  }
  const whole = await maker.manager.get('/api/scorecards')
  expect(whole.body.before).toBeNull()
  expect(whole.body.network).toEqual(close(counted(past, '2000-01-01', '2100-01-01')))
})

test('a partner sees its own figures and of the others only rates and medians, or nothing when they are few', async () => {
  const partners = []
  for (const name of ['A', 'B', 'C', 'D']) partners.push(await aPartner(world, maker.tenantId, { name }))
  const [own] = partners
  const person = await aPartnerPerson(world, maker.tenantId, own!.id)
  const past = madeUpPast(
    partners.map(({ id }) => id),
    200,
    '2025-12-01',
    90,
  )
  await writePast(world, maker.tenantId, past)

  const { body } = await person.get('/api/scorecard')
  const mine = past.filter(({ partnerId }) => partnerId === own!.id)
  expect(body.scorecard).toEqual(close(recount(mine, '2000-01-01', '2100-01-01', 'Europe/Berlin')))
  const network = recount(past, '2000-01-01', '2100-01-01', 'Europe/Berlin')
  expect(body.network.acceptanceRate).toBeCloseTo(network.acceptanceRate!)
  expect(Object.keys(body.network)).toHaveLength(10)
  expect(body.network).not.toHaveProperty('wonValue')

  await forget(partners[3]!.id)
  const fewer = await person.get('/api/scorecard')
  expect(new Set(Object.values(fewer.body.network))).toEqual(new Set([null]))

  expect((await person.get('/api/scorecards')).status).toBe(403)
  expect((await person.get(`/api/partners/${partners[1]!.id}/scorecard`)).status).toBe(404)
  expect((await maker.manager.get('/api/scorecard')).status).toBe(403)

  async function forget(partnerId: string) {
    const day = '2020-01-01T00:00:00Z'
    await transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
      tx.execute(
        sql`update offers set made_at = ${day} where tenant_id = ${maker.tenantId} and partner_id = ${partnerId}`,
      ),
    )
    const asked = await person.get('/api/scorecard?from=2025-12-01&to=2026-12-01')
    expect(asked.body.network.acceptanceRate).toBeNull()
    await transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
      tx.execute(
        sql`update offers set partner_id = ${own!.id} where tenant_id = ${maker.tenantId} and partner_id = ${partnerId}`,
      ),
    )
  }
})

test("another manufacturer's partner is absent, and a period that ends before it begins is refused", async () => {
  const { id } = await aPartner(world, maker.tenantId)
  const other = await aManufacturer(world, { name: 'Other' })
  const foreign = await other.manager.get(`/api/partners/${id}/scorecard`)
  expect(foreign.status).toBe(404)
  const absent = await other.manager.get(`/api/partners/${world.runtime.newId()}/scorecard`)
  expect({ ...absent.body, traceId: '' }).toEqual({ ...foreign.body, traceId: '' })
  const refused = await maker.manager.get('/api/scorecards?from=2026-03-02&to=2026-03-01')
  expect(refused.status).toBe(422)
  expect(JSON.stringify(refused.body)).toContain('/to')
})

/** Numbers to six digits, so that the last bit of a float decides nothing. */
function close(card: Scorecard) {
  const near = (value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 6) : value
  return Object.fromEntries(
    Object.entries(card).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, near(v)])))
        : near(value),
    ]),
  )
}
