import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import type { Body, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson, aPerson } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  for (const [key, type] of Object.entries({ roof: 'text', floors: 'number' }))
    await maker.admin.post('/api/fields', { key, type, labels: { en: key, de: key } })
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

const reason = 'the same house, asked for twice'
const erika = {
  person: { firstName: 'Erika', lastName: 'Muster', email: 'erika@example.org' },
  address: { country: 'DE', postalCode: '80331', town: 'München' },
  need: { productLine: 'Heat pump', budget: 20_000, currency: 'EUR' },
  consents: [{ purpose: 'contact' }],
  custom: { roof: 'flat', floors: 2 },
}
const frau = {
  person: { lastName: 'Muster-Mann', phone: '+49 89 123456' },
  address: { country: 'DE', postalCode: '80333', town: 'München' },
  need: { productLine: 'Battery', message: 'as soon as possible' },
  consents: [{ purpose: 'contact' }, { purpose: 'newsletter' }],
  custom: { roof: 'gable' },
}
const post = async (lead: object): Promise<Body> => (await maker.manager.post('/api/leads', lead)).body
const page = async (id: string): Promise<Body> => (await maker.manager.get(`/api/leads/${id}`)).body
const merge = (id: string, otherId: string, take: string[] = []) =>
  maker.manager.post(`/api/leads/${id}/merge`, { otherId, take, reason })
const undo = (id: string) => maker.manager.post(`/api/merges/${id}/undo`)
const kinds = async (id: string) =>
  (await maker.manager.get(`/api/leads/${id}/timeline`)).body.map((entry: { kind: string }) => entry.kind)
const withoutMerges = ({ merges: _merges, duplicates: _duplicates, ...lead }: Body) => lead

test('one lead is kept with the values that were chosen, the other is closed and its offer withdrawn', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  const two = await aPartner(world, maker.tenantId, { name: 'Two' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const [kept, other] = [await post(erika), await post(frau)]
  expect([kept.offer.partner.id, other.offer.partner.id]).toEqual([one.id, two.id])
  const merged = await merge(kept.lead.id, other.lead.id, [
    'phone',
    'message',
    'productLine',
    'custom.roof',
    'custom.floors',
  ])
  expect(merged.status).toBe(200)
  expect(merged.body).toMatchObject({
    status: 'offered',
    contact: { firstName: 'Erika', lastName: 'Muster', email: 'erika@example.org', phone: '+49 89 123456' },
    need: { productLine: 'Battery', budget: 20_000, currency: 'EUR' },
    place: { postalCode: '80331' },
    consents: [{ purpose: 'contact' }, { purpose: 'newsletter' }],
    merges: [{ kept: true, other: { id: other.lead.id, title: 'Muster-Mann' }, reason, can: ['undo'] }],
    duplicates: [{ id: other.lead.id, status: 'closed' }],
  })
  expect(merged.body.custom).toEqual({ roof: 'gable' })
  expect(await page(other.lead.id)).toMatchObject({
    status: 'closed',
    statusReason: 'merged',
    duplicateOf: kept.lead.id,
    offers: [{ status: 'withdrawn' }],
  })
  expect((await kinds(kept.lead.id)).at(-1)).toBe('lead_merged')
  expect((await kinds(other.lead.id)).slice(-2)).toEqual(['offer_withdrawn', 'lead_closed'])
  const partner = await aPartnerPerson(world, maker.tenantId, two.id)
  expect((await partner.post(`/api/offers/${other.offer.id}/accept`)).body.code).toBe('offer_closed')
  // By what the kept lead took over it is recognised from now on.
  const third = await post({ ...frau, person: { phone: '+49 89 123456' } })
  expect(third).toMatchObject({ lead: { status: 'held' }, duplicateOf: kept.lead.id })
})

test('undoing makes both what they were, and the offer is open again with its old deadline', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  const two = await aPartner(world, maker.tenantId, { name: 'Two' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const [kept, other] = [await post(erika), await post(frau)]
  const before = [await page(kept.lead.id), await page(other.lead.id)].map(withoutMerges)
  const everything = [
    'firstName',
    'email',
    'phone',
    'place',
    'budget',
    'productLine',
    'source',
    'grade',
    'custom.roof',
  ]
  const { body } = await merge(kept.lead.id, other.lead.id, everything)
  world.clock.forward({ minutes: 5 })
  const undone = await undo(body.merges[0].id)
  expect(undone.status).toBe(200)
  expect([undone.body, await page(other.lead.id)].map(withoutMerges)).toEqual(before)
  expect(undone.body.merges).toMatchObject([{ undoneAt: world.clock.now().toISOString(), can: [] }])
  expect((await kinds(other.lead.id)).slice(-2)).toEqual(['lead_merge_undone', 'offer_reopened'])
  const partner = await aPartnerPerson(world, maker.tenantId, two.id)
  expect((await partner.post(`/api/offers/${other.offer.id}/accept`)).status).toBe(200)
  expect((await undo(body.merges[0].id)).body.code).toBe('merge_superseded')
  // The pair can be merged again, the accepted one kept.
  expect((await merge(other.lead.id, kept.lead.id)).body.merges).toHaveLength(2)
})

test('an offer whose time has run out meanwhile is not opened again: its lead is routed anew', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const [kept, other] = [await post(erika), await post(frau)]
  await maker.manager.post(`/api/leads/${kept.lead.id}/hold`, { reason })
  const { body } = await merge(kept.lead.id, other.lead.id)
  world.clock.forward({ days: 3 })
  await undo(body.merges[0].id)
  await world.sweep()
  expect(await page(other.lead.id)).toMatchObject({
    status: 'offered',
    offers: [{ status: 'open' }, { status: 'withdrawn' }],
  })
})

test('what has moved on since cannot be undone', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const [kept, other] = [await post(erika), await post(frau)]
  const { body } = await merge(kept.lead.id, other.lead.id)
  const partner = await aPartnerPerson(world, maker.tenantId, one.id)
  await partner.post(`/api/offers/${kept.offer.id}/accept`)
  const refused = await undo(body.merges[0].id)
  expect(refused).toMatchObject({ status: 409, body: { code: 'merge_superseded' } })
  expect(await page(other.lead.id)).toMatchObject({ status: 'closed', statusReason: 'merged' })
})

test('never two partners on one need: the accepted lead is kept, and of two accepted one is reclaimed first', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  const two = await aPartner(world, maker.tenantId, { name: 'Two' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const [first, second] = [await post(erika), await post(frau)]
  const [partnerOne, partnerTwo] = [
    await aPartnerPerson(world, maker.tenantId, one.id),
    await aPartnerPerson(world, maker.tenantId, two.id),
  ]
  await partnerOne.post(`/api/offers/${first.offer.id}/accept`)
  expect((await merge(second.lead.id, first.lead.id)).body).toMatchObject({
    code: 'merge_keeps_other',
    otherPartner: 'One',
  })
  const { opportunityId } = (await partnerTwo.post(`/api/offers/${second.offer.id}/accept`)).body
  expect((await merge(first.lead.id, second.lead.id)).body).toMatchObject({
    code: 'merge_both_accepted',
    keptPartner: 'One',
    otherPartner: 'Two',
  })
  await maker.manager.post(`/api/opportunities/${opportunityId}/reclaim`, { reason })
  const merged = await merge(first.lead.id, second.lead.id, ['phone'])
  expect(merged.body).toMatchObject({ status: 'accepted', contact: { phone: '+49 89 123456' } })
  await world.sweep()
  const told = await maker.manager.get('/api/mails?kind=lead_joined')
  expect(told.body.rows).toHaveLength(1)
  const works = await partnerOne.get(`/api/opportunities/${merged.body.opportunityId}`)
  expect(works.body.contact.phone).toBe('+49 89 123456')
})

test('a lead held as a possible duplicate is merged into the earlier one, or kept and routed, or released', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const first = await post(erika)
  const held = await post({ ...erika, need: { productLine: 'Battery' } })
  expect(held).toMatchObject({ lead: { status: 'held', reason: 'possible_duplicate' } })
  const kept = await merge(held.lead.id, first.lead.id)
  expect(kept.body).toMatchObject({ status: 'waiting', statusReason: null, duplicateOf: null })
  await world.sweep()
  expect(await page(held.lead.id)).toMatchObject({ status: 'offered' })
  const another = await post({ ...erika, need: { productLine: 'Boiler' } })
  expect(another.duplicateOf).toBe(held.lead.id)
  await maker.manager.post(`/api/leads/${another.lead.id}/release`, { reason: 'not the same' })
  await world.sweep()
  expect(await page(another.lead.id)).toMatchObject({ status: 'offered' })
})

test('what the leads were is read by the manufacturer alone, and no audit entry repeats it', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const [kept, other] = [await post(erika), await post(frau)]
  const { body } = await merge(kept.lead.id, other.lead.id, ['lastName', 'phone'])
  const timeline = JSON.stringify((await maker.manager.get(`/api/leads/${kept.lead.id}/timeline`)).body)
  for (const word of ['Muster', '123456', 'erika@']) expect(timeline).not.toContain(word)
  const partner = await aPartnerPerson(world, maker.tenantId, one.id)
  expect((await partner.post(`/api/merges/${body.merges[0].id}/undo`)).status).toBe(403)
  const viewer = await aPerson(world, { tenantId: maker.tenantId, partnerId: null, role: 'viewer' })
  expect((await viewer.get(`/api/leads/${kept.lead.id}`)).body.merges[0].can).toEqual([])
  const accepted = (await partner.post(`/api/offers/${kept.offer.id}/accept`)).body
  const seen = await partner.get(`/api/opportunities/${accepted.opportunityId}`)
  expect(JSON.stringify(seen.body)).not.toContain('lead_merged')
})

test('a lead is not merged with itself, with a closed one, or with what is not there', async () => {
  const [kept, other] = [await post(erika), await post(frau)]
  expect((await merge(kept.lead.id, kept.lead.id)).body.faults[0]).toMatchObject({ pointer: '/otherId' })
  expect((await merge(kept.lead.id, world.runtime.newId())).status).toBe(404)
  const unknown = await merge(kept.lead.id, other.lead.id, ['shoeSize'])
  expect(unknown.body.faults[0].pointer).toBe('/take/0')
  await maker.manager.post(`/api/leads/${other.lead.id}/close`, { reason })
  expect((await merge(kept.lead.id, other.lead.id)).body.code).toBe('lead_not_open')
})
