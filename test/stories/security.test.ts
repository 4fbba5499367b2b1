import { afterEach, beforeEach, expect, test } from 'vitest'
import { signLink } from '../../server/identity/links.ts'
import { aPartner } from '../support/network.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson, anApiKey, clientOf, keyClient } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const aLead = {
  person: { firstName: 'Erika', lastName: 'CANARY-NAME', email: 'canary@example.org', phone: '+4989123456' },
  company: { name: 'CANARY-COMPANY' },
  address: { country: 'DE', postalCode: '80331', town: 'München', street: 'CANARY-STREET 1' },
  need: { productLine: 'Heat pump', message: 'CANARY-MESSAGE' },
}

const offered = async () => (await maker.admin.post('/api/leads', aLead)).body.offer
const statusOf = async (offerId: string, person: Client) =>
  (await person.get(`/api/offers/${offerId}`)).body.status

test('a body without a length is cut off at the limit, not read to its end', async () => {
  const chunk = new Uint8Array(64 * 1024).fill(32)
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => (++pulled > 1000 ? controller.close() : controller.enqueue(chunk)),
  })
  const answer = await world.app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect(answer.status).toBe(413)
  expect(pulled).toBeLessThan(20)
})

test('the link of a mail ends with the membership of whoever got it', async () => {
  const { id: partnerId } = await aPartner(world, maker.tenantId, { name: 'Near' })
  const leaver = await aPartnerPerson(world, maker.tenantId, partnerId)
  const stayer = await aPartnerPerson(world, maker.tenantId, partnerId)
  const offer = await offered()
  const holder = ({ userId }: Client) => {
    const expiresAt = new Date(offer.respondBy)
    const about = { tenantId: maker.tenantId, partnerId, offerId: offer.id, userId, expiresAt }
    return clientOf(world, { 'x-baton-link': signLink(about, world.runtime.secret) })
  }
  expect((await holder(leaver).get('/api/answer')).status).toBe(200)
  expect((await maker.manager.delete(`/api/people/${leaver.membershipId}`)).status).toBe(204)
  const gone = { status: 410, body: { code: 'link_expired' } }
  expect(await holder(leaver).get('/api/answer')).toMatchObject(gone)
  expect(await holder(leaver).post('/api/answer/decline', { reason: 'too_small' })).toMatchObject(gone)
  expect(await holder(leaver).post('/api/answer/accept')).toMatchObject(gone)
  expect(await statusOf(offer.id, stayer)).toBe('open')
  expect((await holder(stayer).post('/api/answer/accept')).status).toBe(200)
})

test('a key of the manufacturer answers no offer in the name of a partner', async () => {
  const { id: partnerId } = await aPartner(world, maker.tenantId, { name: 'Near' })
  const person = await aPartnerPerson(world, maker.tenantId, partnerId)
  const offer = await offered()
  const machine = keyClient(world, await anApiKey(world, maker.tenantId))
  const forbidden = { status: 403, body: { code: 'forbidden' } }
  expect(await machine.post(`/api/offers/${offer.id}/accept`)).toMatchObject(forbidden)
  expect(await machine.post(`/api/offers/${offer.id}/decline`, { reason: 'spam' })).toMatchObject(forbidden)
  expect(await statusOf(offer.id, person)).toBe('open')
})

test('who gives a lead back keeps nothing of the customer, and finds nobody by name', async () => {
  const { id: partnerId } = await aPartner(world, maker.tenantId, { name: 'Near' })
  const person = await aPartnerPerson(world, maker.tenantId, partnerId)
  const offer = await offered()
  const all = async (opportunityId: string | null) => {
    const paths = ['/api/offers', '/api/offers?tab=answered', `/api/offers/${offer.id}`, '/api/opportunities']
    if (opportunityId) paths.push(`/api/opportunities/${opportunityId}`)
    return JSON.stringify(await Promise.all(paths.map(async (path) => (await person.get(path)).body)))
  }
  const search = async () => (await person.get('/api/opportunities?search=CANARY')).body.rows.length
  expect(await all(null)).not.toMatch(/canary/i)
  const { opportunityId } = (await person.post(`/api/offers/${offer.id}/accept`)).body
  expect(await all(opportunityId)).toMatch(/CANARY-NAME/)
  expect(await search()).toBe(1)
  const back = await person.post(`/api/opportunities/${opportunityId}/return`, { reason: 'outside our area' })
  expect(back.status).toBe(200)
  expect(JSON.stringify(back.body)).not.toMatch(/canary/i)
  expect(await all(opportunityId)).not.toMatch(/canary/i)
  expect(await search()).toBe(0)
})

test('a place in a list that no page ended at is refused', async () => {
  const after = Buffer.from(JSON.stringify({ at: 'yesterday', id: world.runtime.newId() })).toString(
    'base64url',
  )
  expect(await maker.viewer.get(`/api/leads?after=${after}`)).toMatchObject({ status: 422 })
})
