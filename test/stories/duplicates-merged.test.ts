import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPartner } from '../support/network.ts'
import { invariants } from '../support/invariants.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  await aPartner(world, maker.tenantId, { name: 'One' })
  await aPartner(world, maker.tenantId, { name: 'Two' })
  await maker.admin.patch('/api/settings', { duplicatePolicy: 'merge' })
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const erika = { firstName: 'Erika', email: 'erika@example.org' }
const address = { country: 'DE', postalCode: '80331' }
const post = async (lead: object) => (await maker.manager.post('/api/leads', { address, ...lead })).body
const page = async (id: string) => (await maker.manager.get(`/api/leads/${id}`)).body

test('a lead of a customer who is being offered fills what the earlier one leaves empty, and asks nobody', async () => {
  const first = await post({ person: erika, need: { productLine: 'Heat pump' } })
  const second = await post({
    person: { ...erika, firstName: 'E.', phone: '+49 89 1234567' },
    need: { productLine: 'Battery', budget: 9000, currency: 'CHF' },
  })
  expect(second).toMatchObject({
    lead: { status: 'closed', reason: 'joined' },
    offer: null,
    duplicateOf: first.lead.id,
  })
  expect(await page(first.lead.id)).toMatchObject({
    status: 'offered',
    contact: { firstName: 'Erika', phone: '+49 89 1234567' },
    need: { productLine: 'Heat pump', budget: 9000, currency: 'CHF' },
    offers: [{ status: 'open' }],
  })
  const entries = (await maker.manager.get(`/api/leads/${first.lead.id}/timeline`)).body
  expect(entries.map(({ kind }: { kind: string }) => kind)).toContain('lead_merged')
  expect(await invariants(world.url)).toEqual([])
})

test('two of one customer in one call are one lead', async () => {
  const lead = (phone?: string) => ({ address, person: { ...erika, phone } })
  const { body } = await maker.manager.post('/api/leads/batch', { leads: [lead(), lead('+49 89 7654321')] })
  const [first, second] = body.taken
  expect(second).toMatchObject({ lead: { status: 'closed' }, duplicateOf: first.lead.id })
  expect((await page(first.lead.id)).contact.phone).toBe('+49 89 7654321')
  expect(await invariants(world.url)).toEqual([])
})
