import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Preferences } from '../../shared/channels.ts'
import { deliverDispatches } from '../../server/channels/deliver.ts'
import { transact } from '../../server/db/transact.ts'
import type { Notification } from '../../server/notifications/owe.ts'
import { invariants } from '../support/invariants.ts'
import { aNeed, oweIn } from '../support/notifications.ts'
import { aNetwork } from '../support/opportunities.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson } from '../support/people.ts'
import type { PushService } from '../support/push-service.ts'
import { aPushService } from '../support/push-service.ts'
import type { Receiver } from '../support/webhook-receiver.ts'
import { aReceiver } from '../support/webhook-receiver.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

// Monday 2 March 2026, ten in the morning in Berlin.
let world: World
let net: Awaited<ReturnType<typeof aNetwork>>
let reseller: Client
let outside: Receiver
let service: PushService
beforeEach(async () => {
  world = await aWorld()
  net = await aNetwork(world)
  reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
  outside = await aReceiver()
  service = await aPushService(world.runtime.vapid!.publicKey)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  const found = await invariants(world.url, { now: world.clock.now() })
  expect(found.filter((one) => /notification is done|push|webhook/.test(one))).toEqual([])
  await Promise.all([outside.close(), service.close(), world.close()])
})

interface Row extends Record<string, unknown> {
  channel: string
  status: string
  attempts: number
  error: string | null
  due: string
}
const dispatches = async (): Promise<Row[]> => [
  ...(await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.execute<Row>(sql`
      select channel, status, attempts, last_error as error,
             to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as due
      from dispatches where tenant_id = ${net.tenantId} order by created_at, id`),
  )),
]
const mailed = async () =>
  (await net.manager.get('/api/mails')).body.rows.map(({ kind }: { kind: string }) => kind)
const owed = async (...notifications: Notification[]) => {
  await oweIn(world, net.tenantId, ...notifications)
  await world.sweep()
}
const offer = (respondBy = '2026-03-02T13:00:00.000Z'): Notification => ({
  kind: 'offer_made',
  audience: 'partner',
  partnerId: net.partnerId,
  offerId: world.runtime.newId(),
  data: aNeed({ respondBy }),
})
const accepted = (): Notification[] => {
  const [offerId, data] = [
    world.runtime.newId(),
    { title: '3 × Heat pump, 80331 München', partnerName: 'Huber' },
  ]
  const event = { kind: 'offer_accepted' as const, offerId, data }
  return [
    { ...event, audience: 'partner', partnerId: net.partnerId },
    { ...event, audience: 'channel_managers' },
  ]
}
const wishes = (wanted: Partial<Preferences>) => ({
  groups: {},
  daily: false,
  digestAt: '07:30',
  quiet: null,
  ...wanted,
})
const connect = async (kind: string, path: string, events: string[] = ['offer_accepted']) => {
  const made = await net.admin.post('/api/webhooks', {
    name: `${kind} ${path}`,
    kind,
    url: outside.url(path),
    events,
  })
  expect(made.status).toBe(201)
  return made.body
}

test('a new offer reaches a browser as a push that only it can read, signed by us, beside the mail', async () => {
  expect(
    (await reseller.post('/api/me/devices', { ...service.subscription, device: 'Firefox' })).status,
  ).toBe(201)
  await owed(offer())
  const [push] = service.box
  expect(push!.payload).toMatchObject({
    title: expect.stringContaining('New lead: 3 × Heat pump, 80331 München. Answer by Mon'),
    path: expect.stringMatching(/^\/inbox\/[0-9a-f-]{36}$/),
    until: '2026-03-02T13:00:00.000Z',
  })
  expect(push!.raw).not.toContain('Heat pump')
  expect(push!.headers).toMatchObject({
    ttl: String(4 * 3600),
    urgency: 'high',
    'content-encoding': 'aes128gcm',
  })
  expect(push!.claims).toMatchObject({
    aud: new URL(service.subscription.endpoint).origin,
    sub: 'mailto:leads@baton.example',
  })
  expect(await mailed()).toEqual(['offer_made'])
})

test('a browser that is gone is forgotten, and who wanted pushes alone is mailed from then on', async () => {
  await reseller.post('/api/me/devices', service.subscription)
  const pushes = { groups: { offers: { by: ['push' as const], when: 'at_once' as const } } }
  expect((await reseller.put('/api/me/preferences', wishes(pushes))).status).toBe(200)
  await owed(offer())
  expect([service.box.length, await mailed()]).toEqual([1, []])
  service.status = 410
  await owed(offer())
  expect(await dispatches()).toMatchObject([{ status: 'sent' }, { status: 'dead', error: 'answered 410' }])
  expect((await reseller.get('/api/me/preferences')).body.devices).toEqual([])
  expect(await mailed()).toEqual(['offer_made'])
  await owed(offer())
  expect(await mailed()).toEqual(['offer_made', 'offer_made'])
})

test('a browser is asked for no longer than a person wants, and nobody takes another’s away', async () => {
  const { body: device } = await reseller.post('/api/me/devices', service.subscription)
  const rival = await aPartnerPerson(world, net.tenantId, net.partnerId)
  expect((await rival.delete(`/api/me/devices/${device.id}`)).status).toBe(404)
  expect((await reseller.delete(`/api/me/devices/${device.id}`)).status).toBe(204)
  await owed(offer())
  expect(service.box).toEqual([])
})

test('a push waits for the end of the night, unless its offer ends before', async () => {
  await reseller.post('/api/me/devices', service.subscription)
  const quiet = { from: '20:00', to: '07:00', weekends: false, alarms: false }
  await reseller.put('/api/me/preferences', wishes({ quiet }))
  world.clock.set('2026-03-02T21:00:00.000Z')
  await owed(offer('2026-03-03T12:00:00.000Z'), offer('2026-03-03T05:00:00.000Z'))
  expect(service.box).toHaveLength(1)
  expect(service.box[0]!.payload.until).toBe('2026-03-03T05:00:00.000Z')
  world.clock.set('2026-03-03T06:00:00.000Z')
  await world.sweep()
  expect(service.box).toHaveLength(2)
})

test('Slack gets blocks, Teams a card, a program JSON with a signature: each event once, without contact data', async () => {
  await connect('slack', '/slack')
  await connect('teams', '/teams')
  const { id, secret, address } = await connect('json', '/json')
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/…json$/)
  await owed(...accepted())
  const at = (path: string) => outside.box.filter((one) => one.path === path)
  expect([at('/slack').length, at('/teams').length, at('/json').length]).toEqual([1, 1, 1])

  const slack = JSON.parse(at('/slack')[0]!.body)
  expect(slack.blocks[0].text.text).toContain('Accepted by Huber: 3 × Heat pump, 80331 München')
  const card = JSON.parse(at('/teams')[0]!.body).attachments[0]
  expect(card.contentType).toBe('application/vnd.microsoft.card.adaptive')
  expect(card.content.body[0].text).toContain('Accepted by Huber')

  const { headers, body } = at('/json')[0]!
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-baton-signature']))!
  expect(time).toBe(String(world.clock.now().getTime() / 1000))
  const expected = createHmac('sha256', secret)
    .update(`${time}.${headers['x-baton-id']}.${body}`)
    .digest('hex')
  expect(signature).toBe(expected)
  expect(JSON.parse(body)).toMatchObject({
    id: headers['x-baton-id'],
    kind: 'offer_accepted',
    manufacturer: 'Nordlicht Heizungen',
  })
  const { body: list } = await net.admin.get('/api/webhooks')
  const listed = list.rows.find((row: { id: string }) => row.id === id)
  expect(listed.health).toMatchObject({
    lastSuccessAt: world.clock.now().toISOString(),
    lastError: null,
    dead: 0,
  })
  expect(JSON.stringify(list)).not.toContain(secret)
})

test('a ladder’s step reaches the one webhook it names, and says so when that is no more', async () => {
  const { id } = await connect('json', '/ladder', [])
  const step = (webhookId: string): Notification => ({
    kind: 'offer_escalated',
    audience: 'webhook',
    webhookId,
    offerId: world.runtime.newId(),
    data: { title: 'Heat pump, 80331 München', respondBy: '2026-03-02T13:00:00.000Z', partnerName: 'Huber' },
  })
  await owed(step(id), step(world.runtime.newId()))
  expect(outside.box.map(({ path }) => path)).toEqual(['/ladder'])
  expect((await net.manager.get('/api/mails/unwritten')).body.rows).toMatchObject([
    { error: 'nobody to tell' },
  ])
})

test('a place that fails is tried again with growing pauses under the same id, given up with the reason, and sent again', async () => {
  const { id } = await connect('json', '/busy')
  outside.answer = { status: 503 }
  await owed(...accepted())
  let waited = 0
  for (let minutes = 1; (await dispatches())[0]!.status === 'owed' && waited < 100; waited++) {
    world.clock.forward({ minutes: (minutes = Math.min(minutes * 3, 400)) })
    await world.sweep()
  }
  expect(await dispatches()).toMatchObject([{ status: 'dead', attempts: 10, error: 'answered 503: ok' }])
  expect(outside.box).toHaveLength(10)
  expect(new Set(outside.box.map(({ headers }) => headers['x-baton-id'])).size).toBe(1)
  outside.answer = { status: 200 }
  expect((await net.admin.post(`/api/webhooks/${id}/resend`)).body).toEqual({ count: 1 })
  await world.sweep()
  expect(await dispatches()).toMatchObject([{ status: 'sent', error: null }])
})

test('who asks to wait is left alone for so long; who says no is not asked again; nobody is followed elsewhere', async () => {
  await connect('json', '/limited')
  outside.answer = { status: 429, headers: { 'retry-after': '3600' } }
  await owed(...accepted())
  expect(await dispatches()).toMatchObject([{ status: 'owed', due: '2026-03-02T10:00' }])
  outside.answer = { status: 302, headers: { location: outside.url('/inside') } }
  world.clock.forward({ hours: 1 })
  await world.sweep()
  expect(await dispatches()).toMatchObject([
    { status: 'dead', error: expect.stringContaining('redirects are not followed') },
  ])
  expect(outside.box.map(({ path }) => path)).toEqual(['/limited', '/limited'])
})

test('while mails are paused nothing is called either', async () => {
  await connect('json', '/paused')
  const pause = (at: string | null) =>
    transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
      tx.execute(sql`update manufacturers set mails_paused_at = ${at} where id = ${net.tenantId}`),
    )
  await pause('2026-03-02T09:00:00Z')
  await owed(...accepted())
  expect(outside.box).toEqual([])
  await pause(null)
  await world.sweep()
  expect(outside.box).toHaveLength(1)
})

test('three servers make each call once', async () => {
  await connect('json', '/once')
  const many = Array.from({ length: 60 }, accepted).flat()
  await oweIn(world, net.tenantId, ...many)
  const { expandOutbox } = await import('../../server/notifications/expand.ts')
  await expandOutbox.work(world.runtime, net.tenantId)
  const server = async () => {
    while (await deliverDispatches.work(world.runtime, net.tenantId));
  }
  await Promise.all([server(), server(), server()])
  expect(outside.box).toHaveLength(60)
  expect(new Set(outside.box.map(({ headers }) => headers['x-baton-id'])).size).toBe(60)
})

test('an address inside is refused when it is set, and when a name leads there', async () => {
  const strict = { ...world.runtime, outbound: { loopback: false } }
  const { faultOfAddress } = await import('../../server/channels/webhook.ts')
  const { post } = await import('../../server/channels/outbound.ts')
  for (const url of [
    'http://hooks.example.com/x',
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[fd00::1]/x',
    'https://[64:ff9b::7f00:1]/x',
    'https://localhost/x',
    'https://db.internal/x',
    'https://user:secret@hooks.example.com/x',
  ])
    expect(faultOfAddress(url, strict.outbound), url).not.toBeNull()
  expect(faultOfAddress('https://hooks.slack.com/services/T0/B0/x', strict.outbound)).toBeNull()
  // The name passes the form, and is judged by what it stands for when it is connected to.
  const { port } = new URL(outside.url('/'))
  const call = post(`https://localhost:${port}/`, { headers: {}, body: '{}' }, strict.outbound)
  await expect(call).rejects.toThrow('the address is not one of the open internet')
  expect(outside.box).toEqual([])
})

test('a webhook is tried at once, switched off and on, and its changes are kept without its address', async () => {
  const { id } = await connect('slack', '/tried')
  expect((await net.admin.post(`/api/webhooks/${id}/test`)).body).toEqual({
    ok: true,
    status: 200,
    error: null,
  })
  expect(outside.box[0]!.body).toContain('A test from Baton')
  outside.answer = { status: 404 }
  expect((await net.admin.post(`/api/webhooks/${id}/test`)).body).toMatchObject({ ok: false, status: 404 })
  expect((await net.admin.patch(`/api/webhooks/${id}`, { disabled: true })).body.disabledAt).not.toBeNull()
  await owed(...accepted())
  expect(outside.box).toHaveLength(2)
  const twice = { name: 'SLACK /tried', kind: 'slack', url: outside.url('/x'), events: ['invitation'] }
  await net.admin.patch(`/api/webhooks/${id}`, { disabled: false })
  const refused = await net.admin.post('/api/webhooks', twice)
  expect(refused.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/events/0',
    '/name',
  ])
  const audit = await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.execute(
      sql`select kind, data from audit where tenant_id = ${net.tenantId} and kind like 'webhook%' order by at, id`,
    ),
  )
  expect(audit.map(({ kind }) => kind)).toEqual(['webhook_made', 'webhook_changed', 'webhook_changed'])
  expect(JSON.stringify(audit)).not.toContain('127.0.0.1')
})

test('a place outside is not told the address of a customer whose mail came back', async () => {
  await connect('json', '/program', ['address_bounced'])
  const data = { address: 'eva@example.org', who: null, partnerName: null, reason: '550 no eva@example.org' }
  await owed({ kind: 'address_bounced', audience: 'channel_managers', data })
  const [call] = outside.box
  expect(JSON.parse(call!.body).text).toMatch(/^Mails to an address do not arrive /)
  expect(call!.body).not.toContain('eva@')
})
