import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedPlaces } from '../../server/places/seed.ts'
import { aPartner } from '../support/network.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
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

const aLead = {
  person: { firstName: 'Erika', lastName: 'Muster', email: 'erika@example.org' },
  address: { country: 'DE', postalCode: '80331', town: 'München' },
  need: { productLine: 'Heat pump' },
}
const reason = 'the customer asked for it'
const post = async (lead: object = aLead) => (await maker.manager.post('/api/leads', lead)).body
const page = async (id: string) => (await maker.manager.get(`/api/leads/${id}`)).body

test('the page of a lead says which rule took it, who came first, and why not the others', async () => {
  await seedPlaces(world.runtime)
  const near = await aPartner(world, maker.tenantId, {
    name: 'Near',
    postalCode: '80331',
    latitude: 48.13,
    longitude: 11.57,
  })
  await aPartner(world, maker.tenantId, { name: 'Far', latitude: 52.5, longitude: 13.4 })
  await aPartner(world, maker.tenantId, { name: 'Paused', status: 'paused' })
  await aPartner(world, maker.tenantId, { name: 'Boilers only', portfolio: ['Boiler'] })
  await aPartner(world, maker.tenantId, { name: 'Full', capacity: 0 })
  await publishedRules(world, maker.tenantId, {
    rules: [
      {
        key: 'swiss',
        name: 'Swiss leads',
        when: { all: [{ fact: 'country', operator: 'equal', value: 'CH' }] },
        then: { do: 'hold', reason: 'Swiss desk' },
      },
      ...everyLead('nearest').rules,
    ],
  })
  const { lead } = await post()
  const [decision] = (await page(lead.id)).decisions
  expect(decision).toMatchObject({ outcome: 'offered', ruleSetVersion: 1, rule: { key: 'every-lead' } })
  expect(decision.summary).toContain('Near')
  expect(decision.ranking.map((one: { partner: { name: string } }) => one.partner.name)).toEqual([
    'Near',
    'Far',
  ])
  expect(decision.ranking[0]).toMatchObject({ place: 1, chosen: true, partner: { id: near.id } })
  expect(decision.tried.map(({ key, matched }: { key: string; matched: boolean }) => [key, matched])).toEqual(
    [
      ['swiss', false],
      ['every-lead', true],
    ],
  )
  expect(decision.tried[0].why.join()).toContain('Germany is not Switzerland')
  const passedOver = Object.fromEntries(
    decision.passedOver.map(({ test: name, partners }: { test: string; partners: { name: string }[] }) => [
      name,
      partners.map((partner) => partner.name),
    ]),
  )
  expect(passedOver).toEqual({
    active: ['Paused'],
    carries_product: ['Boilers only'],
    capacity_left: ['Full'],
  })
})

test('a decision reads the same after partners and rules have changed', async () => {
  const near = await aPartner(world, maker.tenantId, { name: 'Near' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const { lead } = await post()
  const before = (await page(lead.id)).decisions
  const { version } = (await maker.manager.get(`/api/partners/${near.id}`)).body
  await maker.manager.patch(`/api/partners/${near.id}`, {
    version,
    status: 'paused',
    territory: { countries: ['AT'] },
  })
  await publishedRules(world, maker.tenantId, { rules: [] })
  expect((await page(lead.id)).decisions).toEqual(before)
})

test('a lead nobody may have stands in the queue, is alarmed of, and can be given by hand', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One', portfolio: ['Boiler'] })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const { lead } = await post()
  expect(lead).toMatchObject({ status: 'unassigned', reason: 'nobody_eligible' })
  await world.sweep()
  const alarms = await maker.manager.get('/api/mails?kind=lead_unassigned')
  expect(alarms.body.rows.length).toBeGreaterThan(0)

  const given = await maker.manager.post(`/api/leads/${lead.id}/assign`, { partnerId: one.id, reason })
  expect(given.body).toMatchObject({ status: 'accepted', can: ['merge'] })
  const partner = await aPartnerPerson(world, maker.tenantId, one.id)
  const opportunity = await partner.get(`/api/opportunities/${given.body.opportunityId}`)
  expect(opportunity.body).toMatchObject({ status: 'open', contact: { lastName: 'Muster' } })
})

test('an offer that is withdrawn is gone for the partner, and the lead is held until it is released', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  await aPartner(world, maker.tenantId, { name: 'Two' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const partner = await aPartnerPerson(world, maker.tenantId, one.id)
  const { lead, offer } = await post()
  expect(offer.partner.name).toBe('One')
  const held = await maker.manager.post(`/api/leads/${lead.id}/withdraw`, { reason })
  expect(held.body).toMatchObject({ status: 'held', statusReason: reason })
  expect((await partner.post(`/api/offers/${offer.id}/accept`)).body.code).toBe('offer_closed')
  world.clock.forward({ minutes: 5 })
  await maker.manager.post(`/api/leads/${lead.id}/release`, { reason })
  await world.sweep()
  expect(await page(lead.id)).toMatchObject({
    status: 'offered',
    offers: [{ status: 'open' }, { status: 'withdrawn' }],
  })
})

test('a lead is re-offered to the next partner, and to the first again only where that is wanted', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const { lead } = await post()
  world.clock.forward({ days: 3 })
  await world.sweep()
  expect(await page(lead.id)).toMatchObject({ status: 'unassigned', statusReason: 'ladder_exhausted' })
  const again = await maker.manager.post(`/api/leads/${lead.id}/reoffer`, { reason })
  expect(again.body.status).toBe('unassigned')
  const asked = await maker.manager.post(`/api/leads/${lead.id}/reoffer`, { reason, askAgain: true })
  expect(asked.body.status).toBe('offered')
})

test('an accepted lead is its partner’s: it cannot be steered, only reclaimed', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const partner = await aPartnerPerson(world, maker.tenantId, one.id)
  const { lead, offer } = await post()
  const { opportunityId } = (await partner.post(`/api/offers/${offer.id}/accept`)).body
  const refused = await maker.manager.post(`/api/leads/${lead.id}/close`, { reason })
  expect(refused).toMatchObject({ status: 409, body: { code: 'lead_not_open' } })
  const reclaimed = await maker.manager.post(`/api/opportunities/${opportunityId}/reclaim`, { reason })
  expect(reclaimed.body.status).toBe('reclaimed')
  await world.sweep()
  expect(await page(lead.id)).toMatchObject({ status: 'unassigned', opportunityId: null })
  expect((await partner.get(`/api/opportunities/${opportunityId}`)).body.contact?.lastName ?? null).toBeNull()
})

test('a lead of a customer whom a partner works joins that partner’s lead', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  await aPartner(world, maker.tenantId, { name: 'Two' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const partner = await aPartnerPerson(world, maker.tenantId, one.id)
  const first = await post()
  await partner.post(`/api/offers/${first.offer.id}/accept`)
  const second = await post({ ...aLead, need: { productLine: 'Battery' } })
  expect(second).toMatchObject({
    lead: { status: 'closed', reason: 'joined' },
    offer: null,
    duplicateOf: first.lead.id,
  })
  await world.sweep()
  const told = await maker.manager.get('/api/mails?kind=lead_joined')
  expect(told.body.rows).toHaveLength(1)
  expect((await page(first.lead.id)).duplicates).toMatchObject([{ id: second.lead.id, status: 'closed' }])
})
