import { afterEach, beforeEach, expect, test } from 'vitest'
import { customerMails } from '../../server/customers/sweep.ts'
import { signLink } from '../../server/identity/links.ts'
import { aCustomer, bothMails, mailsOf } from '../support/customers.ts'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import { anOpportunity } from '../support/opportunities.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson, aPerson, clientOf, nobody } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

// Monday 30 March 2026, ten in the morning in Berlin: Good Friday and Easter Monday follow.
let world: World
let maker: TestManufacturer
let first: { id: string; reseller: Client }
let second: { id: string; reseller: Client }
beforeEach(async () => {
  world = await aWorld('2026-03-30T08:00:00.000Z')
  maker = await aManufacturer(world)
  first = await partner('Alpen Solar')
  second = await partner('Bergwerk')
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  await maker.admin.patch('/api/settings', { customerMails: bothMails })
})
afterEach(async () => {
  expect(await invariants(world.url)).toEqual([])
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

async function partner(name: string) {
  const { id } = await aPartner(world, maker.tenantId, { name, phone: '+49 89 1234' })
  return { id, reseller: await aPartnerPerson(world, maker.tenantId, id) }
}

const eva = {
  person: { firstName: 'Eva', lastName: 'Muster', email: 'eva@example.org' },
  address: { country: 'DE', postalCode: '80331', town: 'München' },
  need: { productLine: 'Heat pump' },
}
const received = async (lead: object = {}) => {
  const { body } = await maker.manager.post('/api/leads', { ...eva, ...lead })
  return { leadId: body.lead.id as string, offerId: body.offer.id as string }
}
/** A lead that its partner has accepted. */
async function accepted(lead: object = {}) {
  const { leadId, offerId } = await received(lead)
  const { body } = await first.reseller.post(`/api/offers/${offerId}/accept`)
  return { leadId, offerId, opportunityId: body.opportunityId as string, customer: customerOf(leadId) }
}
const customerOf = (leadId: string) => aCustomer(world, maker.tenantId, leadId)
const written = async () =>
  (await mailsOf(world, maker.tenantId)).filter(({ kind }) => /^customer_(i|c)/.test(kind))
const kinds = async () => (await written()).map(({ kind }) => kind)
const told = async (kind: string) =>
  (await mailsOf(world, maker.tenantId)).filter((mail) => mail.kind === kind)
const page = async (leadId: string) => (await maker.manager.get(`/api/leads/${leadId}`)).body
const sweepAt = async (moment: string) => {
  world.clock.set(moment)
  await world.sweep()
}

test('a quarter of an hour after the acceptance the customer learns who will call, and by when', async () => {
  const { leadId } = await accepted()
  await sweepAt('2026-03-30T08:14:59.000Z')
  expect(await kinds()).toEqual([])
  await sweepAt('2026-03-30T08:15:00.000Z')
  const [mail] = await written()
  expect(mail).toMatchObject({ kind: 'customer_introduction', to: 'eva@example.org', name: 'Eva Muster' })
  expect(mail!.subject).toBe('Alpen Solar will be in touch with you · Nordlicht Heizungen')
  expect(mail!.text).toMatch(/partner_user \d+ of Alpen Solar takes care of it/)
  expect(mail!.text).toMatch(/Phone: \+49 89 1234\nBy: Tuesday,? 31 March at 10:00 CEST/)
  expect(mail!.text).toContain('because you sent Nordlicht Heizungen an enquiry')
  const token = /\/status#(\S+)/.exec(mail!.text)![1]!
  const shown = await clientOf(world, { 'x-baton-link': token }).get('/api/status')
  expect(shown.body).toMatchObject({
    standing: 'will_call',
    partner: { name: 'Alpen Solar', phone: '+49 89 1234' },
    callBy: '2026-03-31T08:00:00.000Z',
    place: '80331 München',
  })
  expect((await page(leadId)).status).toBe('accepted')
})

test('four working days later the customer is asked, once, whatever else time brings', async () => {
  await accepted()
  await sweepAt('2026-03-30T08:15:00.000Z')
  await sweepAt('2026-04-07T07:59:59.000Z')
  expect(await kinds()).toEqual(['customer_introduction'])
  await sweepAt('2026-04-07T08:00:00.000Z')
  expect(await kinds()).toEqual(['customer_introduction', 'customer_check'])
  const text = (await written())[1]!.text
  expect(text).toMatch(/status\?say=yes#/)
  expect(text).toMatch(/status\?say=no#/)
  await sweepAt('2026-06-30T08:00:00.000Z')
  expect(await kinds()).toEqual(['customer_introduction', 'customer_check'])
})

test('a business is asked after ten working days, and in German where the lead is', async () => {
  await accepted({ customerType: 'business', language: 'de' })
  await sweepAt('2026-03-30T08:15:00.000Z')
  await sweepAt('2026-04-15T07:59:59.000Z')
  expect(await kinds()).toEqual(['customer_introduction'])
  await sweepAt('2026-04-15T08:00:00.000Z')
  const mails = await written()
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Alpen Solar meldet sich bei Ihnen · Nordlicht Heizungen',
    'Hat sich schon jemand bei Ihnen gemeldet? · Nordlicht Heizungen',
  ])
  expect(mails[0]!.text).toMatch(/Bis: Dienstag, 31\. März um 10:00 MESZ/)
  expect(mails[0]!.html).toContain('<html lang="de">')
})

test('what is given back, closed or without an address is not written about', async () => {
  const { opportunityId } = await accepted()
  await first.reseller.post(`/api/opportunities/${opportunityId}/return`, { reason: 'too far' })
  const lost = await anOpportunity(world, maker.tenantId, first.id)
  const won = await first.reseller.post(`/api/opportunities/${lost.opportunityId}/lose`, { reason: 'price' })
  expect(won.status).toBe(200)
  const phone = { person: { lastName: 'Stumm', phone: '+49 89 777' } }
  const { leadId: silent, offerId } = await received(phone)
  for (const { reseller } of [first, second]) await reseller.post(`/api/offers/${offerId}/accept`)
  await sweepAt('2026-03-30T08:15:00.000Z')
  await sweepAt('2026-05-30T08:15:00.000Z')
  expect(await kinds()).toEqual([])
  const manager = await aPerson(world, { tenantId: maker.tenantId, role: 'viewer' })
  const timeline = (await manager.get(`/api/leads/${silent}/timeline`)).body
  const unreachable = timeline.filter(({ kind }: { kind: string }) => kind === 'customer_unreachable')
  expect(unreachable).toHaveLength(1)
})

test('what was off stays off: switching mails on later writes to nobody of before', async () => {
  await maker.admin.patch('/api/settings', { customerMails: null })
  await accepted()
  await maker.admin.patch('/api/settings', { customerMails: bothMails })
  await sweepAt('2026-05-30T08:15:00.000Z')
  expect(await kinds()).toEqual([])
})

test('after a month switched off there is one mail for each, and four servers write it once', async () => {
  for (let n = 0; n < 30; n++) await anOpportunity(world, maker.tenantId, first.id)
  world.clock.set('2026-05-04T08:00:00.000Z')
  const work = () => customerMails.work(world.runtime, maker.tenantId)
  const taken = await Promise.all([work(), work(), work(), work()])
  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(30)
  await world.sweep()
  expect(await kinds()).toEqual(Array.from({ length: 30 }, () => 'customer_check'))
})

test('yes confirms the first contact, and is nothing that the partner did', async () => {
  const { leadId, opportunityId, customer } = await accepted()
  await sweepAt('2026-04-07T08:00:00.000Z')
  const before = (await first.reseller.get(`/api/opportunities/${opportunityId}`)).body
  const answer = await customer.post('/api/status/answer', { answer: 'yes' })
  expect(answer).toMatchObject({ status: 200, body: { standing: 'in_touch', answer: 'yes', callBy: null } })
  const after = (await first.reseller.get(`/api/opportunities/${opportunityId}`)).body
  expect(after).toMatchObject({ version: before.version, flags: ['next_step_overdue'] })
  expect(after.firstContactAt).toBe('2026-04-07T08:00:00.000Z')
  expect(after.timeline.at(-1)).toMatchObject({
    kind: 'customer_confirmed_contact',
    actor: { kind: 'mail_link', name: null },
  })
  expect((await maker.manager.get('/api/discrepancies')).body).toEqual({ count: 0, rows: [] })
  expect((await customer.post('/api/status/answer', { answer: 'yes' })).status).toBe(200)
  const asked = (await maker.manager.get(`/api/leads/${leadId}/customer`)).body.asked
  expect(asked).toHaveLength(1)
})

test('no opens a discrepancy beside what the partner claims, and both sides are told', async () => {
  const { leadId, opportunityId, customer } = await accepted()
  world.clock.set('2026-03-31T09:00:00.000Z')
  await first.reseller.post(`/api/opportunities/${opportunityId}/activities`, {
    kind: 'call',
    note: 'secret',
  })
  await sweepAt('2026-04-07T08:00:00.000Z')
  const said = { answer: 'no', note: 'My phone was on all week' }
  expect((await customer.post('/api/status/answer', said)).body).toMatchObject({ answer: 'no' })
  expect((await customer.post('/api/status/answer', said)).status).toBe(200)
  await world.sweep()
  const { rows, count } = (await maker.manager.get('/api/discrepancies')).body
  expect(count).toBe(1)
  expect(rows[0]).toMatchObject({
    leadId,
    customer: 'Eva Muster',
    partner: { id: first.id, name: 'Alpen Solar' },
    customerNote: 'My phone was on all week',
    claimed: {
      firstContactAt: '2026-03-31T09:00:00.000Z',
      lastActivityAt: '2026-03-31T09:00:00.000Z',
      activities: [{ kind: 'call', at: '2026-03-31T09:00:00.000Z' }],
    },
    openedAt: '2026-04-07T08:00:00.000Z',
    resolution: null,
    can: ['ask', 'reclaim', 'resolve'],
  })
  const managers = await told('discrepancy_opened')
  expect(managers).toHaveLength(2)
  expect(managers[0]!.text).toContain('My phone was on all week')
  expect(managers[0]!.text).toMatch(/First contact noted: Tuesday,? 31 March/)
  const partners = await told('customer_not_reached')
  expect(partners).toHaveLength(1)
  expect(partners[0]!.text).not.toContain('My phone')
  expect((await first.reseller.get('/api/discrepancies')).status).toBe(403)
})

test('the channel manager asks the partner, settles it, or takes the lead back', async () => {
  const { leadId, customer } = await accepted()
  await sweepAt('2026-04-07T08:00:00.000Z')
  await customer.post('/api/status/answer', { answer: 'no' })
  const { id } = (await maker.manager.get('/api/discrepancies')).body.rows[0]
  const path = `/api/discrepancies/${id}`
  expect((await maker.manager.post(`${path}/ask`)).status).toBe(200)
  await world.sweep()
  expect(await told('discrepancy_asked')).toHaveLength(1)
  await customer.post('/api/status/answer', { answer: 'yes' })
  expect((await maker.manager.get(`/api/leads/${leadId}/customer`)).body.discrepancies[0].confirmedAt).toBe(
    '2026-04-07T08:00:00.000Z',
  )
  const settled = await maker.manager.post(`${path}/resolve`, {
    resolution: 'partner_right',
    note: 'spam folder',
  })
  expect(settled.body).toMatchObject({ resolution: 'partner_right', resolutionNote: 'spam folder', can: [] })
  expect((await maker.manager.post(`${path}/resolve`, { resolution: 'partner_right' })).status).toBe(200)
  expect((await maker.manager.post(`${path}/resolve`, { resolution: 'customer_right' })).body.code).toBe(
    'discrepancy_settled',
  )
  expect((await maker.manager.post(`${path}/reclaim`, { reason: 'x' })).status).toBe(409)
  await customer.post('/api/status/answer', { answer: 'no' })
  const again = (await maker.manager.get('/api/discrepancies')).body.rows[0]
  const taken = await maker.manager.post(`/api/discrepancies/${again.id}/reclaim`, {
    reason: 'Nobody called',
  })
  expect(taken.body).toMatchObject({ resolution: 'customer_right', can: [] })
  await world.sweep()
  expect((await page(leadId)).offers[0]).toMatchObject({ partner: { id: second.id }, status: 'open' })
})

test('another partner: the opportunity is taken back, and the lead goes to somebody who has not had it', async () => {
  const { leadId, opportunityId, customer } = await accepted()
  const answer = await customer.post('/api/status/another-partner', { note: 'He was rude' })
  expect(answer).toMatchObject({ status: 200, body: { standing: 'received', partner: null } })
  expect((await customer.post('/api/status/another-partner', {})).status).toBe(200)
  await world.sweep()
  expect(
    (await page(leadId)).offers.map((o: { partner: object; status: string }) => [o.partner, o.status]),
  ).toEqual([
    [{ id: second.id, name: 'Bergwerk' }, 'open'],
    [{ id: first.id, name: 'Alpen Solar' }, 'accepted'],
  ])
  expect((await told('customer_wants_another'))[0]!.text).toContain('He was rude')
  const [reclaimed] = await told('opportunity_reclaimed')
  expect(reclaimed!.text).toContain('The customer asked for another partner')
  expect(reclaimed!.text).not.toContain('rude')
  expect((await first.reseller.get(`/api/opportunities/${opportunityId}`)).body.status).toBe('reclaimed')
})

test('another partner before anybody accepted: the open offer goes, and is not made to the same one again', async () => {
  const { leadId, offerId } = await received()
  const customer = customerOf(leadId)
  expect((await customer.get('/api/status')).body).toMatchObject({ standing: 'asking', partner: null })
  await customer.post('/api/status/another-partner', {})
  await world.sweep()
  expect(
    (await page(leadId)).offers.map((o: { partner: { id: string }; status: string }) => [
      o.partner.id,
      o.status,
    ]),
  ).toEqual([
    [second.id, 'open'],
    [first.id, 'withdrawn'],
  ])
  expect((await first.reseller.post(`/api/offers/${offerId}/accept`)).body.code).toBe('offer_closed')
  await customer.post('/api/status/another-partner', {})
  await world.sweep()
  expect((await page(leadId)).status).toBe('unassigned')
})

test('withdrawing closes the lead and stops every clock', async () => {
  const { leadId, opportunityId, customer } = await accepted()
  const answer = await customer.post('/api/status/withdraw', { note: 'We have moved' })
  expect(answer).toMatchObject({ status: 200, body: { standing: 'withdrawn', partner: null, can: [] } })
  expect((await customer.post('/api/status/withdraw', {})).status).toBe(200)
  await world.sweep()
  expect(await page(leadId)).toMatchObject({ status: 'closed', statusReason: 'customer_withdrew' })
  expect((await first.reseller.get(`/api/opportunities/${opportunityId}`)).body).toMatchObject({
    status: 'lost',
    closeReason: 'customer_withdrew',
  })
  expect(await told('customer_withdrew')).toHaveLength(2)
  expect((await told('customer_withdrew'))[0]!.text).toContain('We have moved')
  expect(await told('opportunity_withdrawn')).toHaveLength(1)
  const before = await mailsOf(world, maker.tenantId)
  const timeline = (await maker.manager.get(`/api/leads/${leadId}/timeline`)).body
  for (let day = 0; day < 60; day++) {
    world.clock.forward({ days: 1 })
    await world.sweep()
  }
  expect(await mailsOf(world, maker.tenantId)).toEqual(before)
  const manager = await aPartnerPerson(world, maker.tenantId, first.id)
  expect((await manager.get(`/api/opportunities/${opportunityId}`)).body.timeline.length).toBeLessThan(
    timeline.length,
  )
  for (const path of ['answer', 'another-partner', 'stop-mails'])
    expect(
      (await customerOf(leadId).post(`/api/status/${path}`, path === 'answer' ? { answer: 'no' } : {})).body
        .code,
    ).toBe('lead_not_open')
})

test('withdrawing before anybody accepted takes the offer back', async () => {
  const { leadId, offerId } = await received()
  await customerOf(leadId).post('/api/status/withdraw', {})
  expect((await first.reseller.post(`/api/offers/${offerId}/accept`)).body.code).toBe('offer_closed')
  await world.sweep()
  expect(await told('offer_withdrawn')).toHaveLength(1)
  expect(await page(leadId)).toMatchObject({ status: 'closed', statusReason: 'customer_withdrew' })
})

test('accept and withdraw at once: the lead ends closed, whoever came first', async () => {
  for (let n = 0; n < 8; n++) {
    const { leadId, offerId } = await received({
      person: { lastName: 'Eilig', email: `eilig${n}@kunde${n}.example` },
    })
    const [yes, no] = await Promise.all([
      Promise.any(
        [first, second].map(async ({ reseller }) => {
          const answer = await reseller.post(`/api/offers/${offerId}/accept`)
          if (answer.status === 404) throw new Error('not theirs')
          return answer
        }),
      ),
      customerOf(leadId).post('/api/status/withdraw', {}),
    ])
    expect([200, 409]).toContain(yes.status)
    expect(no.body.standing).toBe('withdrawn')
    expect((await page(leadId)).status).toBe('closed')
  }
})

test('winning and asking for another partner at once: one of them happens', async () => {
  for (let n = 0; n < 6; n++) {
    const { leadId, opportunityId } = await anOpportunity(world, maker.tenantId, first.id)
    const [won, other] = await Promise.all([
      first.reseller.post(`/api/opportunities/${opportunityId}/win`, { orderValue: 100, reason: 'price' }),
      customerOf(leadId).post('/api/status/another-partner', {}),
    ])
    expect([won.status, other.status].sort()).toEqual([200, 409])
  }
})

test('no more mails: the request goes on without them', async () => {
  const { customer } = await accepted()
  expect((await customer.post('/api/status/stop-mails')).body).toMatchObject({
    mails: false,
    standing: 'will_call',
  })
  await sweepAt('2026-05-30T08:15:00.000Z')
  expect(await kinds()).toEqual([])
})

test('a link that was altered, is for something else, or of another manufacturer opens nothing', async () => {
  const { leadId, offerId, customer } = await accepted()
  const token = customer.headers['x-baton-link']!
  const asked = (link: string) => clientOf(world, { 'x-baton-link': link }).post('/api/status/withdraw', {})
  const altered = token.replace(/^./, (char) => (char === 'A' ? 'B' : 'A'))
  expect((await asked(altered)).status).toBe(410)
  const expiresAt = new Date('2027-01-01')
  const other = { tenantId: maker.tenantId, partnerId: first.id, subjectId: offerId, userId: null, expiresAt }
  expect((await asked(signLink({ ...other, purpose: 'offer' }, world.runtime.secret))).status).toBe(410)
  const foreign = await aManufacturer(world, { name: 'Fremd' })
  expect((await aCustomer(world, foreign.tenantId, leadId).post('/api/status/withdraw', {})).status).toBe(410)
  expect((await nobody(world).post('/api/status/withdraw', {})).status).toBe(410)
  expect((await page(leadId)).status).toBe('accepted')
})

test('looking changes nothing, and says nothing of the manufacturer’s own', async () => {
  const { customer, leadId } = await accepted({
    grade: 'A',
    need: { productLine: 'Heat pump', budget: 98765, currency: 'EUR' },
  })
  const before = (await maker.manager.get(`/api/leads/${leadId}/timeline`)).body
  for (let n = 0; n < 5; n++) {
    const { body } = await customer.get('/api/status')
    expect(JSON.stringify(body)).not.toMatch(/98765|grade|score|Bergwerk|eva@/)
  }
  expect((await maker.manager.get(`/api/leads/${leadId}/timeline`)).body).toEqual(before)
})

test('hostile names reach neither a header nor markup', async () => {
  const evil = await aPartner(world, maker.tenantId, { name: `<b>${'Ö'.repeat(90)}</b>"'&` })
  await anOpportunity(world, maker.tenantId, evil.id, { lastName: 'K\r\nBcc: all@example.com\u202e<script>' })
  await sweepAt('2026-03-30T08:15:00.000Z')
  const [mail] = await written()
  for (const head of [mail!.subject, mail!.name]) expect(head).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(mail!.html).not.toMatch(/<script|<b>/)
  expect(mail!.text).not.toMatch(/\nBcc:/)
})

test('both mails can be looked at before they are switched on', async () => {
  const { body } = await maker.admin.get('/api/customer-mails/preview?locale=de')
  expect(body.introduction.subject).toBe('Alpen Solar meldet sich bei Ihnen · Nordlicht Heizungen')
  expect(body.check.text).toContain('Hat sich schon jemand bei Ihnen gemeldet?')
  const page = await maker.admin.get('/api/customer-mails/check/html?locale=de')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('whoever says yes and no by turns fills no inbox', async () => {
  const { customer } = await accepted()
  const says = (answer: 'yes' | 'no') => customer.post('/api/status/answer', { answer })
  for (let turn = 0; turn < 10; turn++) {
    expect((await says('no')).status).toBe(200)
    expect((await says('yes')).status).toBe(200)
  }
  await world.sweep()
  expect(new Set((await told('discrepancy_opened')).map(({ to }) => to)).size).toBe(
    (await told('discrepancy_opened')).length,
  )
  expect(await told('customer_not_reached')).toHaveLength(1)
  const refused = await says('no')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('3600')
  await sweepAt('2026-03-30T09:00:00.000Z')
  expect((await says('no')).status).toBe(200)
  await world.sweep()
})
