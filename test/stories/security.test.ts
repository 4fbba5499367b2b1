import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { attemptKey } from '../../server/identity/attempts.ts'
import { signLink } from '../../server/identity/links.ts'
import { attempts } from '../../server/identity/tables.ts'
import { aPartner } from '../support/network.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson, anApiKey, clientOf, keyClient, nobody } from '../support/people.ts'
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
    const about = { tenantId: maker.tenantId, partnerId, subjectId: offer.id as string, userId, expiresAt }
    return clientOf(world, { 'x-baton-link': signLink({ purpose: 'offer', ...about }, world.runtime.secret) })
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
  expect(await maker.viewer.get('/api/leads?from=0000-01-01')).toMatchObject({ status: 422 })
})

test('why a lead was given by hand stays among the people of the manufacturer', async () => {
  const { id: first } = await aPartner(world, maker.tenantId, { name: 'First' })
  const { lead } = (await maker.admin.post('/api/leads', aLead)).body
  const { id: partnerId } = await aPartner(world, maker.tenantId, { name: 'Second' })
  const person = await aPartnerPerson(world, maker.tenantId, partnerId)
  const given = { partnerId, reason: 'First never calls back' }
  const { status, body } = await maker.manager.post(`/api/leads/${lead.id}/assign`, given)
  expect(status).toBe(200)
  expect(body.offers.map((offer: { partner: { id: string } }) => offer.partner.id)).toContain(first)
  const theirs = (await person.get(`/api/opportunities/${body.opportunityId}`)).body
  expect(theirs.timeline.map((entry: { kind: string }) => entry.kind)).toContain('lead_assigned')
  expect(JSON.stringify(theirs)).not.toMatch(/First/)
  const ours = (await maker.viewer.get(`/api/leads/${lead.id}/timeline`)).body
  expect(JSON.stringify(ours)).toMatch(/First never calls back/)
})

test('two first passwords at once: one is kept, and the other opens nothing', async () => {
  const other = await aManufacturer(world)
  const email = 'new@example.org'
  const tokenFrom = async ({ admin }: TestManufacturer) => {
    expect((await admin.post('/api/invitations', { email, name: 'New', role: 'viewer' })).status).toBe(201)
    await world.sweep()
    const [mail] = (await admin.get('/api/mails?kind=invitation')).body.rows
    return /#token=(\S+)/.exec((await admin.get(`/api/mails/${mail.id}`)).body.text)![1]
  }
  const tokens = [await tokenFrom(maker), await tokenFrom(other)]
  const passwords = ['the first password', 'the second password']
  const answers = await Promise.all(
    tokens.map((token, at) =>
      nobody(world).post('/api/invitations/accept', { token, name: 'New', password: passwords[at] }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  for (const [at, { status }] of answers.entries())
    expect((await nobody(world).post('/api/session', { email, password: passwords[at] })).status).toBe(status)
})

test('one password cannot be tried on everybody, nor everybody be mailed through a partner', async () => {
  const { id: partnerId } = await aPartner(world, maker.tenantId, { name: 'Near' })
  const admin = await aPartnerPerson(world, maker.tenantId, partnerId, 'partner_admin')
  const invite = (nth: number) => ({ email: `nth.${nth}@example.org`, name: 'N. N.', role: 'partner_user' })
  for (let nth = 0; nth < 30; nth++)
    expect((await admin.post('/api/invitations', invite(nth))).status).toBe(201)
  const tooMany = { status: 429, body: { code: 'too_many_requests' } }
  expect(await admin.post('/api/invitations', invite(30))).toMatchObject(tooMany)
  expect((await maker.manager.get('/api/invitations')).body.rows).toHaveLength(30)

  const from = '198.51.100.9'
  await transact(world.runtime, {}, (tx) =>
    tx.insert(attempts).values({
      key: attemptKey('sign_in_from', from),
      count: 300,
      windowEndsAt: new Date(world.clock.now().getTime() + 60_000),
    }),
  )
  const sent = { email: 'anybody@example.org', password: 'Summer2026!' }
  const tried = (address: string) => nobody(world).post('/api/session', sent, { 'x-forwarded-for': address })
  expect(await tried(from)).toMatchObject(tooMany)
  expect((await tried('198.51.100.10')).status).toBe(401)
})
