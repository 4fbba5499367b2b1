import { expect, test } from 'vitest'
import { chooseDue, usualLimits } from '../../server/notifications/cap.ts'
import type { Traffic } from '../../server/notifications/cap.ts'
import { isUnknown, judge, mostAttempts, pauseAfter } from '../../server/notifications/judge.ts'
import { linkOf } from '../../server/notifications/link.ts'
import { bareAddress, isAddress } from '../../server/notifications/mailer.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import { recipientsOf } from '../../server/notifications/recipients.ts'
import type { Member } from '../../server/notifications/recipients.ts'
import { readLink } from '../../server/identity/links.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const failed = (code: string, command: string, responseCode?: number) => ({
  code,
  command,
  responseCode,
  message: 'no',
})

test.each([
  ['a recipient refused for good', failed('EENVELOPE', 'RCPT TO', 550), true, false],
  ['a message refused for good', failed('EMESSAGE', 'DATA', 554), true, false],
  ['an address that is none', failed('EENVELOPE', 'API'), true, false],
  ['a full mailbox', failed('EENVELOPE', 'RCPT TO', 452), false, false],
  ['greylisting', failed('EENVELOPE', 'RCPT TO', 451), false, false],
  ['a server that is closing', failed('EMESSAGE', 'DATA', 421), false, true],
  ['a server that wants a sign-in first', failed('EENVELOPE', 'RCPT TO', 530), false, false],
  ['a wrong password', failed('EAUTH', 'AUTH PLAIN', 535), false, true],
  ['a sender that the server does not take', failed('EENVELOPE', 'MAIL FROM', 553), false, true],
  ['a refused connection', failed('ESOCKET', 'CONN'), false, true],
  ['a greeting that turns us away', failed('EPROTOCOL', 'CONN', 554), false, true],
  ['a connection that breaks off', failed('ECONNECTION', 'CONN'), false, true],
  ['a mail that cannot be put together', new TypeError('no such encoding'), true, false],
  ['an attempt that took too long', new DOMException('too long', 'TimeoutError'), false, true],
])('%s', (_, error, dead, closed) => {
  expect(judge(error)).toMatchObject({ dead, closed })
})

test('pauses grow to half a day, about two days in all, and differ from mail to mail alone', () => {
  const pauses = Array.from({ length: mostAttempts - 1 }, (_, at) => pauseAfter(at + 1, 'one'))
  expect(pauses[0]! / 60_000).toBeCloseTo(1, 0)
  for (const [at, pause] of pauses.entries()) if (at && at < 8) expect(pause).toBeGreaterThan(pauses[at - 1]!)
  const days = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400_000
  expect(days).toBeGreaterThan(1.8)
  expect(days).toBeLessThan(2.6)
  expect(pauseAfter(3, 'one')).toBe(pauseAfter(3, 'one'))
  expect(pauseAfter(3, 'two')).not.toBe(pauseAfter(3, 'one'))
})

const mail = (id: string, toAddress = 'a@example.com', kind: NotificationKind = 'offer_made') => ({
  id,
  kind,
  toAddress,
})
const traffic = (known: Partial<Traffic> = {}): Traffic => ({
  addresses: [],
  hosts: [],
  underWay: new Map(),
  bounced: new Map(),
  ...known,
})
const five = ['0', '1', '2', '3', '4'].map((id) => mail(id))
const goes = (choice: { go: { id: string }[] }) => choice.go.map(({ id }) => id)

test('an address gets sixty mails an hour, and somebody who asked for a password does not wait', () => {
  const oldest = '2026-03-02T08:20:00.000Z'
  const sent = [{ to: 'a@example.com', count: usualLimits.addressPerHour - 2, oldest }]
  const due = [...five, mail('r', 'a@example.com', 'password_reset'), mail('o', 'b@example.com')]
  const choice = chooseDue(due, traffic({ addresses: sent }), usualLimits, 40, now)
  expect(goes(choice)).toEqual(['0', '1', 'r', 'o'])
  const why = 'more than 60 mails to this address within an hour'
  expect(choice.wait).toEqual(['2', '3', '4'].map((id) => ({ id, until: '2026-03-02T09:20:00.000Z', why })))
})

test('a host gets so many a minute; those beyond are told their minute, and other hosts do not wait', () => {
  const limits = { ...usualLimits, hostPerMinute: 2 }
  const hosts = [{ to: 'example.com', count: 1, oldest: '2026-03-02T08:59:30.000Z' }]
  const due = [
    ...five.map((one, at) => ({ ...one, toAddress: `p${at}@Example.com` })),
    mail('o', 'b@other.example'),
  ]
  const choice = chooseDue(due, traffic({ hosts }), limits, 40, now)
  expect(goes(choice)).toEqual(['0', 'o'])
  expect(choice.wait.map(({ id, until }) => [id, until])).toEqual([
    ['1', '2026-03-02T09:00:30.000Z'],
    ['2', '2026-03-02T09:00:30.000Z'],
    ['3', '2026-03-02T09:01:30.000Z'],
    ['4', '2026-03-02T09:01:30.000Z'],
  ])
  expect(choice.wait[0]!.why).toBe('more than 2 mails to example.com within a minute')
})

test('a host takes so many at once, counting what other servers hand over to it', () => {
  const limits = { ...usualLimits, hostAtOnce: 3 }
  const due = [...five, mail('o', 'b@other.example')]
  const choice = chooseDue(due, traffic({ underWay: new Map([['example.com', 1]]) }), limits, 40, now)
  expect(goes(choice)).toEqual(['0', '1', 'o'])
  expect(choice.wait, 'the rest stays due').toEqual([])
})

test('a stopped address gets nothing, with what was said of it', () => {
  const bounced = new Map([['a@example.com', '550 5.1.1 no such user']])
  const due = [mail('0', 'A@example.com'), mail('1', 'b@example.com')]
  const choice = chooseDue(due, traffic({ bounced }), usualLimits, 40, now)
  expect(goes(choice)).toEqual(['1'])
  expect(choice.undeliverable).toEqual([
    { id: '0', why: 'not sent: mails to this address come back (550 5.1.1 no such user)' },
  ])
})

test.each([
  ['550 5.1.1 <a@b.example>: Recipient address rejected: User unknown', true],
  ['550-5.1.1 The email account that you tried to reach does not exist.', true],
  ['553 5.1.2 We cannot find the recipient domain', true],
  ['550 5.2.1 mailbox disabled', true],
  ['550 no such user here', true],
  ['551 user not found', true],
  ['550 5.7.1 message looks like spam', false],
  ['552 5.2.2 mailbox full', false],
  ['554 5.7.1 relay access denied', false],
  ['550 blocked by our policy', false],
  ['452 4.2.2 mailbox full', false],
])('%s: the address is unknown: %s', (said, unknown) => expect(isUnknown(said)).toBe(unknown))

test.each([
  ['plain', 'jana.keller+leads@alpen-solar.example', true],
  ['no domain', 'jana', false],
  ['a quoted local part', '"jana keller"@alpen.example', false],
  ['a comment', 'jana(boss)@alpen.example', false],
  ['two in one', 'a@alpen.example,b@alpen.example', false],
  ['a line break', 'jana@alpen.example\r\nBcc: all@alpen.example', false],
  ['a display name', 'Jana <jana@alpen.example>', false],
  ['letters beyond ASCII', 'jörg@müller.example', false],
  ['a NUL', 'jana\u0000@alpen.example', false],
  ['a bidi override', 'jana\u202e@alpen.example', false],
  ['too long a local part', `${'a'.repeat(65)}@alpen.example`, false],
  ['a domain that begins with a dash', 'jana@-alpen.example', false],
])('%s: %j is an address: %s', (_, address, is) => expect(isAddress(address)).toBe(is))

const member = (role: Member['role'], partnerId: string | null, address: string): Member => ({
  userId: address,
  partnerId,
  role,
  name: address,
  address,
  locale: 'en',
  timeZone: 'Europe/Berlin',
  away: false,
  preferences: null,
  digestAt: null,
  devices: [],
})
const utc = { timeZone: 'UTC', locale: 'en' } as const
const network = [
  member('admin', null, 'admin@m.example'),
  member('channel_manager', null, 'cm@m.example'),
  member('viewer', null, 'viewer@m.example'),
  member('partner_admin', 'p1', 'boss@p1.example'),
  member('partner_user', 'p1', 'user@p1.example'),
  member('partner_user', 'p2', 'user@p2.example'),
]

test.each([
  ['partner', 'p1', ['boss@p1.example', 'user@p1.example']],
  ['partner_admins', 'p1', ['boss@p1.example']],
  ['partner_admins', 'p2', ['user@p2.example']],
  ['partner', 'p3', []],
  ['partner', null, []],
  ['channel_managers', null, ['admin@m.example', 'cm@m.example']],
  ['channel_managers', 'p1', ['admin@m.example', 'cm@m.example']],
] as const)('%s of %s are told', (audience, partnerId, addresses) => {
  const told = recipientsOf({ audience, partnerId, userId: null, data: {} }, network, utc)
  expect(told.map((reader) => reader.address)).toEqual(addresses)
})

test.each([
  ['a user', ['user@p1.example'], 'partner', ['boss@p1.example']],
  ['an admin', ['boss@p1.example'], 'partner', ['user@p1.example']],
  ['the only admin', ['boss@p1.example'], 'partner_admins', ['user@p1.example']],
  ['everybody', ['boss@p1.example', 'user@p1.example'], 'partner', ['boss@p1.example', 'user@p1.example']],
  ['everybody', ['boss@p1.example', 'user@p1.example'], 'partner_admins', ['boss@p1.example']],
  ['a channel manager', ['cm@m.example'], 'channel_managers', ['admin@m.example']],
] as const)('while %s is away, colleagues are told (%s of %s)', (_, away, audience, addresses) => {
  const today = network.map((one) => ({ ...one, away: (away as readonly string[]).includes(one.address) }))
  const told = recipientsOf({ audience, partnerId: 'p1', userId: null, data: {} }, today, utc)
  expect(told.map((reader) => reader.address)).toEqual(addresses)
})

test('an address is told once', () => {
  const twice = [...network, member('partner_user', 'p1', 'BOSS@p1.example')]
  expect(
    recipientsOf({ audience: 'partner', partnerId: 'p1', userId: null, data: {} }, twice, utc),
  ).toHaveLength(2)
})

const ids = {
  createdAt: '2026-03-02T09:00:00.000Z',
  tenantId: '01912d68-783e-7a03-8467-5661c1243ad0',
  partnerId: '01912d68-783e-7a03-8467-5661c1243ad1',
  offerId: '01912d68-783e-7a03-8467-5661c1243ad2',
  leadId: '01912d68-783e-7a03-8467-5661c1243ad3',
  opportunityId: null,
}
const site = { baseUrl: 'https://baton.example', secret: 'a secret that is long enough to be one' }
const data = { respondBy: '2026-03-02T13:00:00.000Z' }

test('an offer leads its reader to the answer page until two weeks after the deadline', () => {
  const userId = '01912d68-783e-7a03-8467-5661c1243ad9'
  const link = linkOf({ ...ids, kind: 'offer_made', data }, { userId, desk: 'partner' }, site)
  const [page, token] = link.split('#')
  expect(page).toBe('https://baton.example/answer')
  const { tenantId, partnerId, offerId: subjectId } = ids
  const opened = { purpose: 'offer', tenantId, partnerId, subjectId, userId }
  expect(readLink(token!, site.secret, now)).toEqual({
    ...opened,
    expiresAt: new Date('2026-03-16T13:00:00.000Z'),
  })
  expect(readLink(token!, site.secret, new Date('2026-03-16T12:59:59.000Z'))).not.toBeNull()
  expect(readLink(token!, site.secret, new Date('2026-03-16T13:00:00.000Z'))).toBeNull()
})

test('the channel manager is led to the lead, and never holds the partner’s link', () => {
  const link = linkOf({ ...ids, kind: 'offer_escalated', data }, { userId: null, desk: 'manufacturer' }, site)
  expect(link).toBe(`https://baton.example/leads/${ids.leadId}`)
})

test.each([
  ['an acceptance', 'offer_accepted', 'partner', 'o1', 'opportunities/o1'],
  ['an acceptance', 'offer_accepted', 'manufacturer', 'o1', 'opportunities/o1'],
  ['an opportunity taken back', 'opportunity_reclaimed', 'partner', 'o1', 'inbox'],
  ['an opportunity returned', 'opportunity_returned', 'manufacturer', 'o1', `leads/${ids.leadId}`],
  ['an expiry', 'offer_expired', 'partner', null, 'inbox'],
  ['a canary rolled back', 'canary_rolled_back', 'manufacturer', null, 'rules/versions'],
  ['an alarm of the server', 'alarm_raised', 'manufacturer', null, 'mails'],
  ['an alarm', 'lead_unassigned', 'manufacturer', null, `leads/${ids.leadId}`],
] as const)('%s (%s) leads the %s from %s to %s', (_, kind, desk, opportunityId, path) => {
  const link = linkOf({ ...ids, opportunityId, kind, data: {} }, { userId: null, desk }, site)
  expect(link).toBe(`https://baton.example/${path}`)
})

test('the customer is led to the page of the own lead, for twelve months', () => {
  const link = linkOf({ ...ids, kind: 'customer_check', data: {} }, { userId: null, desk: 'customer' }, site)
  const [page, token] = link.split('#')
  expect(page).toBe('https://baton.example/status')
  expect(readLink(token!, site.secret, now)).toEqual({
    purpose: 'customer',
    tenantId: ids.tenantId,
    partnerId: null,
    subjectId: ids.leadId,
    userId: null,
    expiresAt: new Date('2027-03-02T09:00:00.000Z'),
  })
})

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['EN', 'en'],
  ['fr', 'en'],
  [null, 'en'],
])('a customer of language %s is written in %s where the manufacturer speaks English', (language, locale) => {
  const customer = { name: 'Eva\r\nBcc: all@example.com', address: 'eva@example.com', language }
  const row = { audience: 'customer' as const, partnerId: null, userId: null, data: {}, customer }
  expect(recipientsOf(row, network, { timeZone: 'Europe/Berlin', locale: 'en' })).toEqual([
    {
      userId: null,
      name: 'Eva Bcc: all@example.com',
      address: 'eva@example.com',
      locale,
      timeZone: 'Europe/Berlin',
      preferences: null,
      digestAt: null,
      devices: [],
      desk: 'customer',
    },
  ])
  const unknown = { ...row, customer: { ...customer, address: null } }
  expect(recipientsOf(unknown, network, { timeZone: 'Europe/Berlin', locale: 'en' })).toEqual([])
})

test('an offer’s mail without an offer is a fault, not a mail without a button', () => {
  const lost = { ...ids, offerId: null, kind: 'offer_made' as const, data }
  expect(() => linkOf(lost, { userId: null, desk: 'partner' }, site)).toThrow(/offerId/)
})

test.each([
  ['Baton <leads@baton.example>', 'leads@baton.example'],
  [' leads@baton.example ', 'leads@baton.example'],
])('the sender’s address is read from %s', (from, address) => {
  expect(bareAddress(from)).toBe(address)
})
