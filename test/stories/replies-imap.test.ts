import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchMailbox } from '../../server/replies/watch-mailbox.ts'
import type { MailboxWatch } from '../../server/replies/watch-mailbox.ts'
import type { ImapPeer } from '../support/imap.ts'
import { anImapPeer } from '../support/imap.ts'
import { invariants } from '../support/invariants.ts'
import { aFollowUp, aMailWorld, replyTo } from '../support/replies.ts'
import type { MailWorld } from '../support/replies.ts'

let world: MailWorld
let imap: ImapPeer
let watches: MailboxWatch[]
beforeEach(async () => {
  world = await aMailWorld()
  imap = await anImapPeer()
  watches = []
})
afterEach(async () => {
  await Promise.all(watches.map((watch) => watch.stop()))
  expect(await invariants(world.url)).toEqual([])
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await imap.close()
  await world.close()
})

const watch = (url = imap.url) => watches.push(watchMailbox(world.runtime, url, 50))
const inFolder = (name: string) => imap.folders.get(name)?.length ?? 0
const empty = () => vi.waitFor(() => expect(inFolder('INBOX')).toBe(0), { timeout: 20_000, interval: 50 })
const received = async () => (await world.net.manager.get('/api/inbound')).body.rows
const calls = async (id: string) =>
  (await world.jana.get(`/api/opportunities/${id}`)).body.timeline.filter(
    ({ data }: { data: { activity?: string } }) => data.activity === 'call',
  ).length

test('an answer that arrives in the mailbox is done, whoever’s mail it answers, and leaves the inbox', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  imap.deliver(replyTo(mail, 'Angerufen, Angebot bis Freitag'))
  watch()
  await empty()
  expect(inFolder('Baton-Taken')).toBe(1)
  expect(await calls(opportunityId)).toBe(1)
  imap.deliver(replyTo(mail, 'besucht'))
  await empty()
  expect((await received()).map(({ status }: { status: string }) => status)).toEqual(['applied', 'applied'])
})

test('killed between the commit and the move, a message is found again and nothing is done twice', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  let cuts = 0
  imap.beforeMove = () => {
    if (cuts++ < 2) throw new Error('cut')
  }
  imap.deliver(replyTo(mail, 'called'))
  watch()
  await empty()
  expect(cuts).toBe(3)
  expect(imap.signIns).toBe(3)
  expect(await calls(opportunityId)).toBe(1)
  expect(await received()).toHaveLength(1)
  expect(world.logged.filter(({ message }) => message.includes('mailbox could not be read'))).toHaveLength(2)
})

test('what answers no mail of ours, or cannot be read, is set aside with the reason and holds up nothing', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  const text = (raw: string) => new TextEncoder().encode(raw)
  imap.deliver(text('From: shop@example.org\r\nSubject: Buy!\r\n\r\ncalled'))
  imap.deliver(text(''))
  imap.deliver(text('\u0000\u0000\r\n\r\n\u0000'))
  imap.deliver(
    text(
      Array.from(
        { length: 60 },
        (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
      ).join(''),
    ),
  )
  imap.deliver(Buffer.concat([replyTo(mail, 'called'), Buffer.alloc(11 * 1024 * 1024, 'x')]))
  imap.deliver(
    replyTo(mail, 'called', {
      headers: {
        'Content-Type': 'text/plain; charset=x-klingon',
        Subject: '=?utf-8?Q?a=0D=0ABcc:_eve@evil.example?=',
      },
    }),
  )
  watch()
  await empty()
  expect(inFolder('Baton-Unmatched')).toBe(5)
  expect(inFolder('Baton-Taken')).toBe(1)
  expect(await calls(opportunityId)).toBe(1)
  const reasons = world.logged
    .filter(({ message }) => message.includes('set aside'))
    .map(({ facts }) => (facts as { reason: string }).reason)
  expect(reasons).toHaveLength(5)
  expect(reasons).toContain('larger than 10 MB')
  expect((await received())[0].subject).not.toMatch(/[\r\n]/)
})

test('two servers watch one mailbox, and everything is done once', async () => {
  const { mail, opportunityId } = await aFollowUp(world)
  for (let nth = 0; nth < 5; nth++) imap.deliver(replyTo(mail, nth === 0 ? 'called' : 'besucht'))
  watch()
  watch()
  await empty()
  expect(await received()).toHaveLength(5)
  expect(await calls(opportunityId)).toBe(1)
})

test('a wrong password is told without the password, and stopping waits for nothing', async () => {
  watch(imap.url.replace('secret', 'wrong-password'))
  await vi.waitFor(() => expect(world.logged.some(({ level }) => level === 'warn')).toBe(true), {
    timeout: 20_000,
  })
  expect(JSON.stringify(world.logged)).not.toContain('wrong-password')
})
