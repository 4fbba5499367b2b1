import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
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
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

const reason = 'the fair is over'
let nth = 0
const leads = async (count: number): Promise<{ lead: { id: string }; offer: { id: string } | null }[]> => {
  const batch = Array.from({ length: count }, () => ({
    person: { lastName: 'Muster', email: `erika@customer-${++nth}.example` },
    address: { country: 'DE', postalCode: '80331' },
    source: 'fair',
  }))
  return (await maker.manager.post('/api/leads/batch', { leads: batch })).body.taken
}
const steer = async (action: string, ids: string[], more: object = {}) =>
  maker.manager.post('/api/leads/steer', { action, ids, reason, ...more })
const page = async (id: string) => (await maker.manager.get(`/api/leads/${id}`)).body

test('many leads are held, released and closed at once, each with its reason on its own timeline', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const ids = (await leads(150)).map(({ lead }) => lead.id)
  const held = await steer('hold', ids)
  expect(held.status).toBe(200)
  expect(held.body.outcomes.map((one: { id: string }) => one.id)).toEqual(ids)
  expect(new Set(held.body.outcomes.map((one: { status: string }) => one.status))).toEqual(new Set(['held']))
  expect(await page(ids[149]!)).toMatchObject({ status: 'held', statusReason: reason })
  await steer('release', ids)
  await world.sweep()
  expect(await page(ids[0]!)).toMatchObject({ status: 'offered' })
  await steer('close', ids.slice(0, 100))
  const listed = (await maker.manager.get('/api/leads?limit=1')).body.counts
  expect(listed).toEqual({ closed: 100, offered: 50 })
  const timeline = (await maker.manager.get(`/api/leads/${ids[0]}/timeline`)).body
  expect(timeline.at(-1)).toMatchObject({ kind: 'lead_closed', data: { reason, byHand: true } })
})

test('who cannot be steered is refused with the reason and left as it was, the others go through', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  const two = await aPartner(world, maker.tenantId, { name: 'Two' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const partner = await aPartnerPerson(world, maker.tenantId, one.id)
  const [accepted, declined, open] = (await leads(5)).filter(({ lead }) => lead).filter((_, at) => at !== 1)
  await partner.post(`/api/offers/${accepted!.offer!.id}/accept`)
  await partner.post(`/api/offers/${declined!.offer!.id}/decline`, { reason: 'too_small' })
  await world.sweep()
  const ids = [accepted!.lead.id, declined!.lead.id, open!.lead.id]
  const absent = world.runtime.newId()
  const { body } = await steer('assign', [...ids, absent, ids[2]!], { partnerId: one.id })
  expect(body.outcomes).toEqual([
    {
      id: ids[0],
      status: null,
      refusal: { code: 'lead_not_open', facts: { state: 'accepted', action: 'assign' } },
    },
    { id: ids[1], status: null, refusal: { code: 'already_asked', facts: {} } },
    { id: ids[2], status: 'accepted', refusal: null },
    { id: absent, status: null, refusal: { code: 'not_found', facts: {} } },
  ])
  // The one that was refused still lies before the partner that was asked next.
  expect((await page(ids[1]!)).offers[0]).toMatchObject({ status: 'open', partner: { id: two.id } })
  const even = await steer('assign', [ids[1]!], { partnerId: one.id, evenIfAsked: true })
  expect(even.body.outcomes[0].status).toBe('accepted')
})

test('many leads are offered again, and go where the rules send them now', async () => {
  const { id } = await aPartner(world, maker.tenantId, { name: 'One', capacity: 0 })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const ids = (await leads(12)).map(({ lead }) => lead.id)
  const { version } = (await maker.manager.get(`/api/partners/${id}`)).body
  await maker.manager.patch(`/api/partners/${id}`, { version, capacity: 10 })
  const { body } = await steer('reoffer', ids)
  const statuses = body.outcomes.map((one: { status: string }) => one.status).sort()
  expect(statuses).toEqual([...Array(10).fill('offered'), 'unassigned', 'unassigned'])
  const withdrawn = await steer('withdraw', ids)
  expect(withdrawn.body.outcomes.filter((one: { refusal: object | null }) => one.refusal)).toHaveLength(2)
})

test('a request that names no partner, too many leads or none is refused by field', async () => {
  const id = world.runtime.newId()
  const refused = async (body: object) =>
    (await maker.manager.post('/api/leads/steer', body)).body.faults.map(
      (fault: { pointer: string }) => fault.pointer,
    )
  expect(await refused({ action: 'assign', ids: [id], reason })).toEqual(['/partnerId'])
  expect(await refused({ action: 'hold', ids: [], reason })).toEqual(['/ids'])
  expect(await refused({ action: 'hold', ids: Array(1001).fill(id), reason })).toEqual(['/ids'])
  expect(await refused({ action: 'wish', ids: [id], reason })).toEqual(['/action'])
  const unknown = await steer('assign', [id], { partnerId: world.runtime.newId() })
  expect(unknown.status).toBe(404)
})

test('the ids under a filter are those of the list, so that all of them can be steered', async () => {
  const ids = (await leads(120)).map(({ lead }) => lead.id)
  await maker.manager.post('/api/leads', {
    person: { email: 'someone@else.example' },
    address: { country: 'DE' },
    source: 'web',
  })
  const { body } = await maker.manager.get('/api/leads/ids?source=fair&status=unassigned')
  expect(body.count).toBe(120)
  expect([...body.ids].sort()).toEqual([...ids].sort())
  for (const [name, value] of [
    ['after', 'garbage'],
    ['limit', 'many'],
    ['limit', '50'],
    ['page', '2'],
  ]) {
    const refused = await maker.manager.get(`/api/leads/ids?${name}=${value}`)
    expect([name, refused.status, refused.body.faults?.[0]?.pointer]).toEqual([name, 422, `/${name}`])
  }
})
