import { afterEach, beforeEach, expect, test } from 'vitest'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
import { aPartner } from '../support/network.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
beforeEach(async () => void (world = await aWorld()))
afterEach(() => world.close())

const munich = { country: 'DE', postalCode: '80331', town: 'München' }
const aLead = (email: string) => ({
  person: { firstName: 'Erika', lastName: 'Muster', email },
  address: munich,
  need: { productLine: 'Heat pump', budget: 18000, currency: 'EUR' },
  source: 'website',
})

test('a lead finds its partner, is accepted, and becomes an opportunity with its contact data', async () => {
  const maker = await aManufacturer(world)
  const near = await aPartner(world, maker.tenantId, { name: 'Near', latitude: 48.14, longitude: 11.58 })
  await aPartner(world, maker.tenantId, { name: 'Far', latitude: 53.55, longitude: 9.99 })
  await publishedRules(world, maker.tenantId, everyLead('least_loaded'))
  const partner = await aPartnerPerson(world, maker.tenantId, near.id, 'partner_admin')

  const posted = await maker.admin.post('/api/leads', aLead('erika@example.org'))
  expect(posted.status).toBe(201)
  const first = posted.body.offer.partner.name
  expect(['Near', 'Far']).toContain(first)

  const second = await maker.admin.post('/api/leads', aLead('max@example.net'))
  expect(second.body.offer.partner.name).not.toBe(first)

  const inbox = await partner.get('/api/offers')
  expect(inbox.body.rows).toHaveLength(1)
  const [offer] = inbox.body.rows
  expect(offer.can).toEqual(['accept', 'decline', 'ask_for_time', 'snooze'])
  expect(JSON.stringify(inbox.body)).not.toContain('Muster')

  const accepted = await partner.post(`/api/offers/${offer.id}/accept`, {})
  expect(accepted.status).toBe(200)
  const opportunity = await partner.get(`/api/opportunities/${accepted.body.opportunityId}`)
  expect(opportunity.body.contact.lastName).toBe('Muster')
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
})

test('a lead that nobody answers is reminded of, escalated, and goes to the next partner', async () => {
  const maker = await aManufacturer(world)
  await aPartner(world, maker.tenantId, { name: 'One' })
  await aPartner(world, maker.tenantId, { name: 'Two' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const posted = await maker.admin.post('/api/leads', aLead('erika@example.org'))
  const first = posted.body.offer.partner.name
  world.clock.forward({ hours: 5 })
  await world.sweep()
  const again = await maker.admin.post('/api/leads', { ...aLead('erika@example.org'), externalId: 'x' })
  expect(again.body.lead.status).toBe('held')
  const inbox = await maker.admin.post('/api/leads', { ...aLead('erika@example.org'), externalId: 'x' })
  expect(inbox.status).toBe(200)
  expect(first).toBeTypeOf('string')
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
})
