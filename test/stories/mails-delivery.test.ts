import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { transact } from '../../server/db/transact.ts'
import { claimDue, deliverMails } from '../../server/notifications/deliver.ts'
import { expandOutbox } from '../../server/notifications/expand.ts'
import { samples } from '../../server/notifications/samples.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import { aPartner } from '../support/network.ts'
import { aNeed, oweIn } from '../support/notifications.ts'
import { aManufacturer, aPerson } from '../support/people.ts'
import type { TestManufacturer } from '../support/people.ts'
import { anSmtpPeer } from '../support/smtp.ts'
import type { SmtpPeer } from '../support/smtp.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

let world: World
let peer: SmtpPeer
let maker: TestManufacturer
let partnerId: string

beforeEach(async () => {
  world = await aWorld()
  peer = await anSmtpPeer()
  world.runtime = { ...world.runtime, mailer: peer.mailer }
  world.app = buildApp(world.runtime)
  maker = await aManufacturer(world)
  partnerId = (await aPartner(world, maker.tenantId)).id
  await aPerson(
    world,
    { tenantId: maker.tenantId, partnerId, role: 'partner_admin' },
    { name: 'Jana Keller', email: 'jana@alpen.example' },
  )
})
afterEach(async () => {
  await peer.close()
  await world.close()
})

const sweep = (runtime = world.runtime) => sweepAll(runtime, [expandOutbox, deliverMails])
const offer = () => ({
  kind: 'offer_made' as const,
  audience: 'partner' as const,
  partnerId,
  offerId: world.runtime.newId(),
  data: aNeed(),
})
const mails = async () => (await maker.manager.get('/api/mails')).body.rows
const quiet = () => expect(world.logged.filter((line) => line.level === 'error')).toEqual([])
const messageIds = () => peer.box.map((received) => received.mail.messageId)

test('each recipient gets a mail exactly once, whole and over an encrypted line', async () => {
  await aPerson(
    world,
    { tenantId: maker.tenantId, partnerId, role: 'partner_user' },
    { name: 'Ole Brandt', email: 'ole@alpen.example' },
  )
  await oweIn(world, maker.tenantId, offer())
  await Promise.all([sweep(), sweep()])
  await sweep()
  expect(peer.box.flatMap((received) => received.recipients).sort()).toEqual([
    'jana@alpen.example',
    'ole@alpen.example',
  ])
  const { mail, raw, encrypted } = peer.box[0]!
  expect(encrypted).toBe(true)
  expect(mail.from).toMatchObject({ name: 'Nordlicht Heizungen', address: 'leads@baton.example' })
  expect(mail.text).toContain('http://localhost:3000/answer?say=accept#')
  expect(mail.html).toContain('http://localhost:3000/answer?say=accept#')
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(new Set(messageIds()).size).toBe(2)
  expect((await mails()).map((row: { status: string }) => row.status)).toEqual(['sent', 'sent'])
  quiet()
})

test('a mail that was owed while the server was down leaves when it is up', async () => {
  await peer.stop()
  await oweIn(world, maker.tenantId, ...Array.from({ length: 10 }, offer))
  await sweep()
  const tried = await mails()
  expect(tried.every((row: { status: string }) => row.status === 'owed')).toBe(true)
  const attempts = tried.reduce((sum: number, row: { attempts: number }) => sum + row.attempts, 0)
  expect(attempts).toBeLessThanOrEqual(4)
  expect(tried.some((row: { lastError: string | null }) => /ECONNREFUSED/.test(row.lastError ?? ''))).toBe(
    true,
  )
  await peer.start()
  world.clock.forward({ minutes: 2 })
  await sweep()
  expect(peer.box).toHaveLength(10)
  expect(new Set(messageIds()).size).toBe(10)
  quiet()
})

test('a refusal for now is tried again, a refusal for good is not, and the others are not held up', async () => {
  await aPerson(
    world,
    { tenantId: maker.tenantId, partnerId, role: 'partner_user' },
    { name: 'Gone', email: 'gone@alpen.example' },
  )
  await aPerson(
    world,
    { tenantId: maker.tenantId, partnerId, role: 'partner_user' },
    { name: 'Full', email: 'full@alpen.example' },
  )
  peer.behaviour.refuseRecipient = (address) =>
    address.startsWith('gone') ? 550 : address.startsWith('full') ? 452 : 0
  await oweIn(world, maker.tenantId, offer())
  await sweep()
  const states = Object.fromEntries(
    (await mails()).map((row: { to: { address: string }; status: string }) => [row.to.address, row.status]),
  )
  expect(states).toEqual({
    'jana@alpen.example': 'sent',
    'gone@alpen.example': 'dead',
    'full@alpen.example': 'owed',
  })
  peer.behaviour.refuseRecipient = () => 0
  world.clock.forward({ minutes: 2 })
  await sweep()
  expect(peer.box.flatMap((received) => received.recipients)).toEqual([
    'jana@alpen.example',
    'full@alpen.example',
  ])
  const [dead] = (await maker.manager.get('/api/mails?status=dead')).body.rows
  expect(dead).toMatchObject({ to: { address: 'gone@alpen.example' }, attempts: 1, can: ['resend'] })
  expect(dead.lastError).toContain('550')
  quiet()
})

test('a message that is refused for good is dead, with the reason; one refused for now comes again', async () => {
  peer.behaviour.refuseMessage = 451
  await oweIn(world, maker.tenantId, offer())
  await sweep()
  expect((await mails())[0]).toMatchObject({ status: 'owed', attempts: 1 })
  peer.behaviour.refuseMessage = 554
  world.clock.forward({ minutes: 2 })
  await sweep()
  expect((await mails())[0]).toMatchObject({ status: 'dead', attempts: 2 })
  expect((await mails())[0].lastError).toContain('554')
})

test('after twelve attempts over about two days a mail is given up', async () => {
  peer.behaviour.refuseMessage = 451
  await oweIn(world, maker.tenantId, offer())
  const from = world.clock.now().getTime()
  for (let hours = 0; hours < 80 && (await mails())[0]?.status !== 'dead'; hours += 0.5) {
    await sweep()
    world.clock.forward({ hours: 0.5 })
  }
  expect((await mails())[0]).toMatchObject({ status: 'dead', attempts: 12 })
  const days = (world.clock.now().getTime() - from) / 86_400_000
  expect(days).toBeGreaterThan(1.7)
  expect(days).toBeLessThan(3)
})

test('a wrong password for the mail server kills no mail', async () => {
  peer.behaviour.refuseSignIn = true
  await oweIn(world, maker.tenantId, offer())
  await sweep()
  expect((await mails())[0]).toMatchObject({ status: 'owed', attempts: 1 })
  peer.behaviour.refuseSignIn = false
  world.clock.forward({ minutes: 2 })
  await sweep()
  expect(peer.box).toHaveLength(1)
})

test('cut before the acknowledgement, a mail comes again under the same Message-ID', async () => {
  peer.behaviour.cutAfterData = true
  await oweIn(world, maker.tenantId, offer())
  await sweep()
  expect((await mails())[0].status).toBe('owed')
  peer.behaviour.cutAfterData = false
  world.clock.forward({ minutes: 2 })
  await sweep()
  expect(peer.box).toHaveLength(2)
  expect(new Set(messageIds()).size).toBe(1)
  expect((await mails())[0]).toMatchObject({ status: 'sent', attempts: 2 })
  quiet()
})

test('a sender that dies leaves its mail to the next, under the same Message-ID', async () => {
  await oweIn(world, maker.tenantId, offer())
  await sweepAll(world.runtime, [expandOutbox])
  const { mails: claimed } = await claimDue(world.runtime, maker.tenantId)
  expect(claimed).toHaveLength(1)
  await sweep()
  expect(peer.box, 'nobody takes a mail whose lease holds').toHaveLength(0)
  world.clock.forward({ minutes: 3 })
  await sweep()
  expect(messageIds()).toEqual([claimed[0]!.messageId])
  expect((await mails())[0]).toMatchObject({ status: 'sent', attempts: 2 })
})

test('a sender that comes back after its lease ran out changes nothing any more', async () => {
  await oweIn(world, maker.tenantId, offer())
  let passed = false
  peer.behaviour.onMessage = async () => {
    if (passed) return
    passed = true
    world.clock.forward({ minutes: 3 })
    await claimDue(world.runtime, maker.tenantId)
  }
  await sweep()
  expect((await mails())[0].status).toBe('sending')
  expect(world.logged.map((line) => line.message)).toContain(
    'a mail took longer than its lease; it may arrive twice under one Message-ID',
  )
  world.clock.forward({ minutes: 3 })
  await sweep()
  expect(new Set(messageIds()).size).toBe(1)
  expect((await mails())[0].status).toBe('sent')
})

test('nothing is sent from within a transaction', async () => {
  await oweIn(world, maker.tenantId, offer())
  const open: unknown[] = []
  peer.behaviour.onMessage = async () => {
    open.push(
      ...(await transact(world.runtime, {}, (tx) =>
        tx.execute(sql`
          select pid from pg_stat_activity
          where datname = current_database() and state like 'idle in transaction%' and pid <> pg_backend_pid()`),
      )),
    )
  }
  await sweep()
  expect(peer.box).toHaveLength(1)
  expect(open).toEqual([])
})

test('an address gets sixty mails an hour; the rest wait and then go', async () => {
  await oweIn(world, maker.tenantId, ...Array.from({ length: 130 }, offer))
  await sweep()
  expect(peer.box).toHaveLength(60)
  const waiting = (await maker.manager.get('/api/mails?status=owed&limit=100')).body.rows
  expect(waiting).toHaveLength(70)
  expect(waiting[0].lastError).toContain('more than 60 mails')
  world.clock.forward({ minutes: 61 })
  await sweep()
  expect(peer.box).toHaveLength(120)
  world.clock.forward({ minutes: 61 })
  await sweep()
  expect(new Set(messageIds()).size).toBe(130)
})

test('names that try to be headers, markup or another name arrive as harmless text', async () => {
  const name = 'Eve\r\nBcc: all@example.com\u202e <script>alert(1)</script>'
  await transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
    tx.execute(sql`update users set name = ${name} where email = 'jana@alpen.example'`),
  )
  await oweIn(world, maker.tenantId, {
    ...offer(),
    data: aNeed({ title: `Pump\r\nX-Evil: 1\u202e`, productLine: '<img src=x onerror=alert(1)>' }),
  })
  await sweep()
  const { mail, recipients, raw } = peer.box[0]!
  expect(recipients).toEqual(['jana@alpen.example'])
  expect(raw).not.toMatch(/^(Bcc|X-Evil):/im)
  expect(mail.to).toEqual([
    expect.objectContaining({
      address: 'jana@alpen.example',
      name: 'Eve Bcc: all@example.com <script>alert(1)</script>',
    }),
  ])
  expect(mail.subject).not.toMatch(/\u202e|[\r\n]/)
  expect(mail.html).not.toMatch(/<img|<script/)
})

test('a reset keeps no link once it is sent', async () => {
  await oweIn(world, maker.tenantId, {
    kind: 'password_reset',
    audience: 'address',
    data: samples.password_reset,
  })
  await sweep()
  expect(peer.box[0]!.mail.text).toContain('#abcdefgh')
  const traces = await transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
    tx.execute(sql`
      select 1 from mails m where m::text like '%abcdefgh%'
      union all select 1 from outbox o where o::text like '%abcdefgh%'`),
  )
  expect(traces).toHaveLength(0)
})
