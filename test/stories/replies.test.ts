import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { aPerson, anApiKey } from '../support/people.ts'
import { aPartner } from '../support/network.ts'
import { aFollowUp, aMailWorld, anOfferMail, nextMail, post, replyTo } from '../support/replies.ts'
import type { MailWorld } from '../support/replies.ts'
import { anOpportunity } from '../support/opportunities.ts'

let world: MailWorld
beforeEach(async () => {
  world = await aMailWorld()
})
afterEach(async () => {
  expect(await invariants(world.url)).toEqual([])
  // A dead letter is somebody's business, and told: a bounce makes one on purpose.
  const wrong = world.logged.filter(({ level, facts }) => level === 'error' && !('what' in facts))
  expect(wrong).toEqual([])
  await world.close()
})

const opportunity = async (id: string) => (await world.jana.get(`/api/opportunities/${id}`)).body
const calls = async (id: string) =>
  (await opportunity(id)).timeline.filter(
    ({ data }: { data: { activity?: string } }) => data.activity === 'call',
  ).length
const received = async () => (await world.net.manager.get('/api/inbound')).body.rows

test.each([
  ['English', 'called, quote till Friday', 'Send the quote'],
  ['German', 'Hallo, Kunden angerufen, Angebot bis Freitag.\n\nViele Grüße\nJana', 'Send the quote'],
])('a plain reply in %s is done, in its writer’s name', async (_, words, nextStep) => {
  const { mail, opportunityId, leadId } = await aFollowUp(world)
  expect(mail.mail.replyTo?.[0]?.address).toMatch(/^replies\+[0-9a-z]{42}@leads\.example\.com$/)
  const { status, body } = await post(world, replyTo(mail, words))
  expect([status, body]).toMatchObject([200, { kind: 'reply', status: 'applied', again: false }])
  const now = await opportunity(opportunityId)
  expect(now).toMatchObject({ nextStep, nextStepDue: '2026-03-06' })
  expect(await calls(opportunityId)).toBe(1)
  expect(now.firstContactAt).not.toBeNull()
  expect(now.timeline.map(({ kind }: { kind: string }) => kind)).toContain('reply_applied')
  const [row] = await received()
  expect(row).toMatchObject({ status: 'applied', person: 'Jana Keller', opportunityId, leadId })
  expect(row.reading).toMatchObject({ answers: ['called'], next: 'quote', until: '2026-03-06', clear: true })
  await world.sweep()
  expect(world.peer.box.filter(({ mail: one }) => /meant|came to nothing/.test(one.subject ?? ''))).toEqual(
    [],
  )
})

test('the same message twice is one, also at the same moment', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  const raw = replyTo(mail, 'called')
  const all = await Promise.all([post(world, raw), post(world, raw), post(world, raw)])
  all.push(await post(world, raw))
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(all.filter(({ body }) => !body.again)).toHaveLength(1)
  expect(await received()).toHaveLength(1)
  expect(await calls(opportunityId)).toBe(1)
})

test('called and sent the quote: both are noted', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  await post(world, replyTo(mail, 'Angerufen, Angebot ist raus'))
  const done = (await opportunity(opportunityId)).timeline.map(
    ({ data }: { data: { activity?: string } }) => data.activity,
  )
  expect(done.filter(Boolean)).toEqual(['call', 'quote'])
})

test('an offer is accepted by a plain yes, and an answer that comes too late is told the truth', async () => {
  const { mail, offerId } = await anOfferMail(world)
  expect((await post(world, replyTo(mail, 'Yes, we take it.'))).body.status).toBe('applied')
  expect((await world.jana.get(`/api/offers/${offerId}`)).body.status).toBe('accepted')

  const late = await anOfferMail(world)
  world.clock.forward({ days: 3 })
  expect((await post(world, replyTo(late.mail, 'Yes, we take it.'))).body.status).toBe('refused')
  await world.sweep()
  const told = world.peer.box.find(({ mail: one }) => one.subject?.includes('came to nothing'))
  expect(told?.recipients).toEqual(['jana@alpen.example'])
  expect(told?.mail.text).toMatch(/run out|no longer open/)
})

test('an offer is declined with its reason', async () => {
  const { mail, offerId } = await anOfferMail(world)
  await post(world, replyTo(mail, 'Nein danke, wir sind ausgebucht.'))
  expect((await world.jana.get(`/api/offers/${offerId}`)).body).toMatchObject({
    status: 'declined',
    declineReason: 'no_capacity',
  })
})

test('an unclear reply changes nothing, is asked back about once, and one tap says what is right', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  const before = await opportunity(opportunityId)
  expect((await post(world, replyTo(mail, 'called, I think? quote by Friday maybe'))).body.status).toBe(
    'asked',
  )
  expect(await opportunity(opportunityId)).toEqual(before)
  const asked = await nextMail(world)
  expect(asked.mail.subject).toContain('Is this what you meant?')
  const token = /\/answer\/reply#(\S+)/.exec(asked.mail.text ?? '')![1]!
  const link = { 'x-baton-link': token }
  const ask = async (path: string, body?: object) => {
    const response = await world.app.request(`/api/answer/reply${path}`, {
      method: body === undefined && !path ? 'GET' : 'POST',
      headers: { ...link, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, body: await response.json() }
  }
  for (let look = 0; look < 3; look++) expect((await ask('')).status).toBe(200)
  expect(await opportunity(opportunityId)).toEqual(before)
  const page = (await ask('')).body
  expect(page).toMatchObject({
    topic: 'opportunity',
    status: 'asked',
    reading: { answers: ['called'], next: 'quote' },
  })
  expect(page.choices).toContain('called')
  const said = { answers: ['called'], next: 'quote', until: '2026-03-06' }
  expect((await ask('/confirm', said)).body).toMatchObject({ status: 'confirmed', choices: [] })
  expect((await ask('/confirm', said)).body).toMatchObject({ status: 409, code: 'reply_settled' })
  expect((await ask('/dismiss')).body.code).toBe('reply_settled')
  expect(await calls(opportunityId)).toBe(1)
  expect((await opportunity(opportunityId)).nextStepDue).toBe('2026-03-06')
})

test('a plain yes to «Is this what you meant?» says so too', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  await post(world, replyTo(mail, 'called?'))
  const asked = await nextMail(world)
  expect((await post(world, replyTo(asked, 'Yes, thanks'))).body.status).toBe('applied')
  expect(await calls(opportunityId)).toBe(1)
  expect((await received()).map(({ status }: { status: string }) => status).sort()).toEqual([
    'applied',
    'confirmed',
  ])
})

test.each([
  ['somebody else, with the key', 'Eve <eve@evil.example>', 'nobody_known'],
  ['a rival of the network, with the key', 'Rita <rita@rival.example>', 'other_sender'],
  ['two senders', 'jana@alpen.example\r\nFrom: eve@evil.example', 'nobody_known'],
])('from %s it is shown to the channel manager and never done', async (_, from, error) => {
  const { tenantId } = world.net
  const rival = await aPartner(world, tenantId, { name: 'Rival' })
  await aPerson(
    world,
    { tenantId, partnerId: rival.id, role: 'partner_admin' },
    { name: 'Rita', email: 'rita@rival.example' },
  )
  const { mail, opportunityId } = await aFollowUp(world)
  const before = await opportunity(opportunityId)
  expect((await post(world, replyTo(mail, 'called', { from }))).body).toMatchObject({
    kind: 'foreign',
    status: 'ignored',
  })
  expect(await opportunity(opportunityId)).toEqual(before)
  expect((await received())[0]).toMatchObject({ kind: 'foreign', error })
  const sent = world.peer.box.length
  await world.sweep()
  expect(world.peer.box).toHaveLength(sent)
})

test('a sender whose policy the mailbox saw broken is not believed', async () => {
  const { mail } = await aFollowUp(world)
  const headers = { 'Authentication-Results': 'mx.example; spf=fail; dmarc=fail header.from=alpen.example' }
  expect((await post(world, replyTo(mail, 'called', { headers }))).body.kind).toBe('foreign')
})

test('the right sender without a key or a mail of ours is not believed either', async () => {
  await aFollowUp(world)
  const raw = `From: jana@alpen.example\r\nTo: replies+${'0'.repeat(42)}@leads.example.com\r\nIn-Reply-To: <01912d68-783e-7a03-8467-5661c1243ad4@localhost>\r\n\r\ncalled`
  expect((await post(world, new TextEncoder().encode(raw))).body).toMatchObject({
    kind: 'foreign',
    status: 'ignored',
  })
})

test('a colleague may answer, and so may whose program dropped the key but kept the thread', async () => {
  const { tenantId, partnerId } = world.net
  await aPerson(
    world,
    { tenantId, partnerId, role: 'partner_user' },
    { name: 'Ole Brandt', email: 'ole@alpen.example' },
  )
  const { mail, opportunityId } = await aFollowUp(world)
  expect(
    (
      await post(
        world,
        replyTo(mail, 'called', { from: 'ole@alpen.example', headers: { To: 'info@nordlicht.example' } }),
      )
    ).body.status,
  ).toBe('applied')
  expect(await calls(opportunityId)).toBe(1)
})

test('another manufacturer’s key cannot hand in an answer to our mail', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  const other = await (await import('../support/people.ts')).aManufacturer(world, { name: 'Other' })
  const { body } = await post(world, replyTo(mail, 'called'), other.apiKey)
  expect(body).toMatchObject({ kind: 'foreign' })
  expect(await calls(opportunityId)).toBe(0)
  expect(await received()).toEqual([])
})

test('a storm of automatic replies is kept, counted and answered by nobody', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  const sent = world.peer.box.length
  for (let nth = 0; nth < 30; nth++) {
    const headers = { 'Auto-Submitted': 'auto-replied', Subject: 'Abwesenheitsnotiz: angerufen' }
    expect((await post(world, replyTo(mail, 'called', { headers }))).body).toMatchObject({
      kind: 'auto_reply',
      status: 'ignored',
    })
  }
  await world.sweep()
  expect(world.peer.box).toHaveLength(sent)
  expect(await calls(opportunityId)).toBe(0)
  expect((await world.net.manager.get('/api/inbound?kind=auto_reply')).body.rows).toHaveLength(30)
})

test('a machine that answers as if it were a person is heard ten times an hour', async () => {
  const { mail } = await aFollowUp(world)
  const kinds: string[] = []
  for (let nth = 0; nth < 15; nth++)
    kinds.push((await post(world, replyTo(mail, 'We have received your message'))).body.kind)
  expect(kinds.filter((kind) => kind === 'reply')).toHaveLength(10)
  expect(kinds.slice(10)).toEqual(Array.from({ length: 5 }, () => 'loop'))
})

test('two Batons that answer each other end at the first mail', async () => {
  const other = await aMailWorld()
  try {
    const { mail } = await aFollowUp(world)
    const theirs = await aFollowUp(other)
    // What the other Baton writes comes from its own delivery; here it arrives as an answer of Jana's mailbox.
    const raw = theirs.mail.raw
      .replace(/^From: .*$/m, 'From: jana@alpen.example')
      .replace(/^To: .*$/m, `To: ${mail.mail.replyTo![0]!.address}`)
    const sent = world.peer.box.length
    expect((await post(world, new TextEncoder().encode(raw))).body).toMatchObject({
      kind: 'auto_reply',
      status: 'ignored',
    })
    const own = mail.raw.replace(/^To: .*$/m, `To: ${mail.mail.replyTo![0]!.address}`)
    expect((await post(world, new TextEncoder().encode(own))).body).toMatchObject({
      kind: 'loop',
      status: 'ignored',
    })
    await world.sweep()
    expect(world.peer.box).toHaveLength(sent)
  } finally {
    await other.close()
  }
})

const bounce = (raw: string, status: string, action = 'failed') =>
  new TextEncoder().encode(
    [
      'From: MAILER-DAEMON@mx.example',
      'To: leads@baton.example',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <bounce-${status}-${action}@mx.example>`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; jana@alpen.example',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 User unknown',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      raw,
      '--b--',
      '',
    ].join('\r\n'),
  )

test('a mail that comes back alarms the channel manager once, and nothing more goes to its address', async () => {
  const { mail } = await aFollowUp(world)
  expect((await post(world, bounce(mail.raw, '4.4.1', 'delayed'))).body).toMatchObject({
    kind: 'bounce',
    status: 'ignored',
  })
  expect((await post(world, bounce(mail.raw, '5.1.1'))).body).toMatchObject({
    kind: 'bounce',
    status: 'applied',
  })
  expect((await post(world, bounce(mail.raw, '5.1.1', 'failed '))).body.kind).toBe('bounce')
  await world.sweep()
  const alarms = world.peer.box.filter(({ mail: one }) => /do not arrive/.test(one.subject ?? ''))
  expect(new Set(alarms.flatMap(({ recipients }) => recipients)).size).toBe(alarms.length)
  expect(alarms.length).toBeGreaterThan(0)
  const { rows } = (await world.net.manager.get('/api/mails?status=dead')).body
  expect(rows[0]).toMatchObject({ to: { address: 'jana@alpen.example' }, can: ['resend'] })
  expect(rows[0].lastError).toContain('came back')
  const sent = world.peer.box.length
  await anOpportunity(world, world.net.tenantId, world.net.partnerId)
  world.clock.forward({ days: 2 })
  await world.sweep()
  expect(
    world.peer.box.slice(sent).filter(({ recipients }) => recipients.includes('jana@alpen.example')),
  ).toEqual([])
})

test.each([
  ['what is no message', 'application/json', '{}', 415],
  ['an empty one', 'message/rfc822', '', 400],
  [
    'one larger than 10 MB',
    'message/rfc822',
    `From: a@b.example\r\n\r\n${'x'.repeat(11 * 1024 * 1024)}`,
    413,
  ],
  [
    'one nested without end',
    'message/rfc822',
    Array.from(
      { length: 60 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    ).join(''),
    400,
  ],
])('%s is refused with a clear word', async (_, type, body, expected) => {
  const response = await world.app.request('/api/inbound', {
    method: 'POST',
    headers: { authorization: `Bearer ${world.net.apiKey}`, 'content-type': type },
    body,
  })
  expect(response.status).toBe(expected)
})

test('a key without the scope may hand in nothing', async () => {
  const { mail } = await aFollowUp(world)
  const key = await anApiKey(world, world.net.tenantId, ['leads:read'])
  expect((await post(world, replyTo(mail, 'called'), key)).status).toBe(403)
})
