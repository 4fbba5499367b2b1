import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { opportunities } from '../../server/opportunities/tables.ts'
import type { OpportunityRow } from '../../shared/opportunities.ts'
import { flags, opportunitySorts } from '../../shared/codes.ts'
import { aPartner } from '../support/network.ts'
import type { AcceptedLead } from '../support/opportunities.ts'
import { aNetwork, anOpportunity } from '../support/opportunities.ts'
import { aPartnerPerson } from '../support/people.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

let world: World
let net: Awaited<ReturnType<typeof aNetwork>>
beforeEach(async () => {
  world = await aWorld()
  net = await aNetwork(world)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

type Fields = Partial<typeof opportunities.$inferInsert>
const given = async (lead: AcceptedLead = {}, fields: Fields = {}, partnerId = net.partnerId) => {
  const { opportunityId } = await anOpportunity(world, net.tenantId, partnerId, lead)
  if (Object.keys(fields).length)
    await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
      tx.update(opportunities).set(fields).where(eq(opportunities.id, opportunityId)),
    )
  return opportunityId
}
const list = async (query = '') => (await net.manager.get(`/api/opportunities?${query}`)).body
const ids = (page: { rows: OpportunityRow[] }) => page.rows.map(({ id }) => id)

test('sums go by stage and currency, and never mix currencies', async () => {
  await given({ amount: 1000 })
  await given({ amount: 500.5 }, { probability: 40, probabilityReason: 'old customer' })
  await given({ amount: 700, currency: 'CHF' })
  await given({ amount: 900 }, { stage: 'proposal' })
  await given({}, { stage: 'proposal' })
  const lost: Fields = {
    amount: 80,
    status: 'lost',
    closedAt: world.clock.now(),
    closeReason: 'price',
    nudgeAt: null,
  }
  await given({}, lost)
  expect((await list('status=open')).sums).toEqual([
    { stage: 'proposal', currency: 'EUR', count: 2, amount: 900, weighted: 450 },
    { stage: 'qualification', currency: 'CHF', count: 1, amount: 700, weighted: 70 },
    { stage: 'qualification', currency: 'EUR', count: 2, amount: 1500.5, weighted: 300.2 },
  ])
  expect((await list('status=lost,won')).sums).toEqual([
    { stage: 'qualification', currency: 'EUR', count: 1, amount: 80, weighted: 0 },
  ])
})

test('a partner sees its own, the manufacturer all or one partner’s', async () => {
  const own = await given()
  const other = await aPartner(world, net.tenantId, { name: 'Zeller Wärme' })
  const others = await given({}, {}, other.id)
  const reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
  expect(ids((await reseller.get('/api/opportunities')).body)).toEqual([own])
  expect(ids((await reseller.get(`/api/opportunities?partner=${other.id}`)).body)).toEqual([])
  expect(ids(await list()).sort()).toEqual([own, others].sort())
  expect(ids(await list(`partner=${other.id}`))).toEqual([others])
})

test('search finds company, person and product, and takes % for itself', async () => {
  const bakery = await given({ company: 'Bäckerei 100% Korn' })
  const person = await given({ company: 'Café', lastName: 'Öztürk' })
  const product = await given({ company: 'Post', productLine: 'Chiller' })
  expect(ids(await list('search=bäckerei'))).toEqual([bakery])
  expect(ids(await list('search=eva%20öztürk'))).toEqual([person])
  expect(ids(await list('search=chill'))).toEqual([product])
  expect(ids(await list('search=%25'))).toEqual([bakery])
  expect(ids(await list('product=CHILLER'))).toEqual([product])
})

test('every flag filters exactly the rows that carry it', async () => {
  await given()
  await given({}, { stageAt: new Date('2026-02-15T09:00:00.001Z') })
  await given({}, { stageAt: new Date('2026-02-15T09:00:00.000Z') })
  await given({}, { nextStep: null, nextStepDue: null })
  await given({}, { nextStepDue: '2026-03-01' })
  await given({}, { expectedClose: '2026-03-01' })
  await given({}, { expectedClose: '2026-03-02' })
  await given({}, { pushes: 3 })
  await given({ firstContactDue: new Date('2026-03-02T08:00:00.000Z') })
  const closed = { closedAt: world.clock.now(), closeReason: 'price', nudgeAt: null, pushes: 9 }
  await given({}, { status: 'lost', ...closed })
  const all = await list()
  for (const flag of flags) {
    const carrying = ids({ rows: all.rows.filter((row: OpportunityRow) => row.flags.includes(flag)) })
    expect(carrying.length, flag).toBeGreaterThan(0)
    expect(ids(await list(`flag=${flag}`)), flag).toEqual(carrying)
  }
})

test('the pages of every order hold every row once', async () => {
  for (const [day, amount] of [
    [null, 10],
    ['2026-03-09', null],
    ['2026-03-05', 10],
    ['2026-03-05', 99.5],
    [null, null],
  ] as const) {
    await given({ amount }, { nextStepDue: day, expectedClose: day })
    world.clock.forward({ minutes: 1 })
  }
  const orders = await Promise.all(
    opportunitySorts.map(async (sort) => [sort, await list(`sort=${sort}`)] as const),
  )
  for (const [sort, whole] of orders) {
    const seen: string[] = []
    for (let after = ''; ;) {
      const page = await list(`sort=${sort}&limit=2${after}`)
      seen.push(...ids(page))
      if (!page.next) break
      after = `&after=${page.next}`
    }
    expect(seen, sort).toEqual(ids(whole))
    expect(new Set(seen).size, sort).toBe(5)
  }
  const by = Object.fromEntries(orders)
  const rowsOf = (sort: string) => by[sort].rows as OpportunityRow[]
  expect(rowsOf('amount').map(({ amount }) => amount)).toEqual([99.5, 10, 10, null, null])
  expect(rowsOf('next_step').map(({ nextStepDue }) => nextStepDue)).toEqual([
    null,
    null,
    '2026-03-05',
    '2026-03-05',
    '2026-03-09',
  ])
  expect(rowsOf('expected_close').at(-1)?.expectedClose).toBeNull()
})

test.each(['status=openn', 'after=bm8', 'sort=amount&after=WyIyMDI2LTAxLTAxIiwiMSJd', 'limit=0', 'flag=odd'])(
  '%s is refused with the field',
  async (query) => {
    const { status, body } = await net.manager.get(`/api/opportunities?${query}`)
    expect(status).toBe(422)
    expect(body.faults[0].pointer).toBe(`/${query.split('&').at(-1)!.split('=')[0]}`)
  },
)

test('the pipelines speak the reader’s language', async () => {
  const { status, body } = await net.manager.get('/api/pipelines')
  expect(status).toBe(200)
  expect(body.map(({ name }: { name: string }) => name)).toEqual(['Standard', 'Simple'])
  expect(body[0].lostReasons[0]).toEqual({ key: 'price', name: 'Price' })
})
