import { afterEach, beforeEach, expect, test } from 'vitest'
import { todayView } from '../../shared/today.ts'
import { aPartner } from '../support/network.ts'
import { anOpportunity } from '../support/opportunities.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson, keyClient } from '../support/people.ts'
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
  company: { name: `Customer ${n}` },
  address: { country: 'DE', postalCode: '80331' },
})
const today = async () => todayView.parse((await keyClient(world, maker.apiKey).get('/api/today')).body)

test('an offer is about to expire once a fifth of its window is left, soonest first', async () => {
  await aPartner(world, maker.tenantId)
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  await maker.admin.post('/api/leads', aLead(1))
  await maker.admin.post('/api/leads', { ...aLead(2), grade: 'A' })
  expect(await today()).toMatchObject({ expiring: { count: 0 } })
  world.clock.forward({ minutes: 1 })
  expect((await today()).expiring.rows.map(({ title }) => title)).toEqual(['Customer 2'])
  world.clock.forward({ minutes: 180 })
  const { expiring } = await today()
  expect(expiring.count).toBe(2)
  expect(expiring.rows.map(({ title }) => title)).toEqual(['Customer 2', 'Customer 1'])
})

test('leads that nobody can have wait with the longest waiting first', async () => {
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  for (const n of [1, 2, 3]) {
    await maker.admin.post('/api/leads', aLead(n))
    world.clock.forward({ minutes: 1 })
  }
  await maker.admin.post('/api/leads', aLead(1))
  const { unassigned, held } = await today()
  expect(unassigned.rows.map(({ title }) => title)).toEqual(['Customer 1', 'Customer 2', 'Customer 3'])
  expect(unassigned.count).toBe(3)
  expect(held).toMatchObject({ count: 1, rows: [{ statusReason: 'possible_duplicate' }] })
})

test('a list shows 20 rows and counts all', async () => {
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  await maker.admin.post('/api/leads/batch', { leads: Array.from({ length: 25 }, (_, n) => aLead(n)) })
  const { unassigned } = await today()
  expect([unassigned.count, unassigned.rows.length]).toEqual([25, 20])
})

test('an accepted lead is silent when the customer was not contacted in time, or nothing happened for a week', async () => {
  const { id } = await aPartner(world, maker.tenantId)
  const partner = await aPartnerPerson(world, maker.tenantId, id)
  const quiet = await anOpportunity(world, maker.tenantId, id, { company: 'Quiet' })
  world.clock.forward({ hours: 1 })
  await anOpportunity(world, maker.tenantId, id, { company: 'Not contacted', productLine: 'Boiler' })
  await partner.post(`/api/opportunities/${quiet.opportunityId}/activities`, { kind: 'call' })
  expect((await today()).silent).toEqual({ count: 0, rows: [] })
  world.clock.forward({ days: 2 })
  expect((await today()).silent.rows.map(({ company }) => company)).toEqual(['Not contacted'])
  world.clock.forward({ days: 6 })
  expect((await today()).silent.count).toBe(2)
  await partner.post(`/api/opportunities/${quiet.opportunityId}/activities`, { kind: 'call' })
  expect((await today()).silent.rows.map(({ company }) => company)).toEqual(['Not contacted'])
})

test('the figures are of the last 30 days and the 30 before', async () => {
  await aPartner(world, maker.tenantId)
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  await maker.admin.post('/api/leads/batch', { leads: [aLead(1), aLead(2)] })
  world.clock.forward({ days: 30 })
  await world.sweep()
  await keyClient(world, maker.apiKey).post('/api/leads', aLead(3))
  const { figures } = await today()
  expect(figures).toMatchObject({ from: '2026-03-03', to: '2026-04-01', leads: 1, leadsBefore: 2 })
  expect([figures.now.offered, figures.before.offered, figures.before.expired]).toEqual([1, 2, 2])
})

test('a partner has no such page', async () => {
  const { id } = await aPartner(world, maker.tenantId)
  const partner = await aPartnerPerson(world, maker.tenantId, id, 'partner_admin')
  expect((await partner.get('/api/today')).status).toBe(403)
})
