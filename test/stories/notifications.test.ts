import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { expandOutbox } from '../../server/notifications/expand.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import { notificationKinds } from '../../shared/codes.ts'
import { aPartner } from '../support/network.ts'
import { samples } from '../../server/notifications/samples.ts'
import { aNeed, oweIn } from '../support/notifications.ts'
import { aManufacturer, aPerson } from '../support/people.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

let world: World
let maker: TestManufacturer
let partnerId: string

beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  partnerId = (await aPartner(world, maker.tenantId)).id
  await aPerson(
    world,
    { tenantId: maker.tenantId, partnerId, role: 'partner_user' },
    { name: 'Jana Keller', email: 'jana@alpen.example' },
  )
})
afterEach(() => world.close())

const sweep = () => sweepAll(world.runtime, [expandOutbox])
const offer = (data = aNeed()) => ({
  kind: 'offer_made' as const,
  audience: 'partner' as const,
  partnerId,
  offerId: world.runtime.newId(),
  data,
})
const rows = async (path = '/api/mails') => (await maker.manager.get(path)).body.rows

/** What the log says beside the requests that were answered. */
const told = () => world.logged.filter(({ level }) => level !== 'debug')

test('without a mail server mails are kept, and read in the desk', async () => {
  await oweIn(world, maker.tenantId, offer())
  await sweep()
  const [row] = await rows()
  expect(row).toMatchObject({
    kind: 'offer_made',
    status: 'kept',
    to: { name: 'Jana Keller', address: 'jana@alpen.example' },
    attempts: 0,
    can: [],
  })
  const { body } = await maker.manager.get(`/api/mails/${row.id}`)
  expect(body.text).toContain('http://localhost:3000/answer?say=accept#')
  expect(body.withheld).toBe(false)
  expect(body.messageId).toBe(`<${row.id}@localhost>`)
})

test('every kind becomes a mail for its audience', async () => {
  for (const kind of notificationKinds) {
    const toAddress = kind === 'invitation' || kind === 'password_reset'
    const about = toAddress ? { audience: 'address' } : { audience: 'partner', partnerId }
    const one = { kind, ...about, offerId: world.runtime.newId(), data: samples[kind] }
    await oweIn(world, maker.tenantId, one as Parameters<typeof oweIn>[2])
  }
  await sweep()
  expect((await rows()).map((row: { kind: string }) => row.kind).sort()).toEqual(
    [...notificationKinds].sort(),
  )
  expect(told()).toEqual([])
})

test('what cannot be worded is set aside and seen, and the rest go on', async () => {
  await oweIn(world, maker.tenantId, offer(), offer(aNeed({ respondBy: 'soon' })), offer())
  await sweep()
  expect(await rows()).toHaveLength(2)
  const [lost] = await rows('/api/mails/unwritten')
  expect(lost).toMatchObject({ kind: 'offer_made', partnerId })
  expect(lost.error).toContain('respondBy: must be a moment')
  expect(told().map((line) => [line.level, line.message])).toEqual([['error', 'a mail could not be written']])
  await sweep()
  expect(await rows(), 'it is not tried for ever').toHaveLength(2)
})

test('a notification with nobody to tell is seen in the desk', async () => {
  const lonely = (await aPartner(world, maker.tenantId, { name: 'Nobody there' })).id
  await oweIn(world, maker.tenantId, { ...offer(), partnerId: lonely })
  await sweep()
  expect(await rows('/api/mails/unwritten')).toMatchObject([{ error: 'nobody to tell', partnerId: lonely }])
})

test('two servers expand one notification once', async () => {
  await oweIn(world, maker.tenantId, ...Array.from({ length: 40 }, () => offer()))
  await Promise.all([sweep(), sweep(), sweep()])
  expect(await rows()).toHaveLength(40)
})

test('a lead’s title is said in the language of its reader', async () => {
  const leadId = world.runtime.newId()
  const now = world.runtime.now().toISOString()
  await transact(world.runtime, { tenantId: maker.tenantId }, async (tx) => {
    await tx.execute(sql`
      insert into leads (tenant_id, id, received_at, status, status_at, route_at, events, country, postal_code, town, consents, custom)
      values (${maker.tenantId}, ${leadId}, ${now}, 'waiting', ${now}, ${now}, 0, 'DE', '80331', 'München', '[]', '{}')`)
    await tx.execute(sql`update users set locale = 'de' where email = 'jana@alpen.example'`)
  })
  await oweIn(world, maker.tenantId, { ...offer(aNeed({ title: 'Enquiry, 80331 München' })), leadId })
  await sweep()
  expect((await rows(`/api/mails?lead=${leadId}`))[0].subject).toContain('Neuer Lead: Anfrage, 80331 München')
})

test('the list is filtered, searched and paged without a mail twice or lost', async () => {
  await oweIn(world, maker.tenantId, ...Array.from({ length: 7 }, () => offer()), {
    kind: 'lead_unassigned',
    audience: 'channel_managers',
    data: samples.lead_unassigned,
  })
  await sweep()
  const seen: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: { rows: { id: string }[]; next: string | null } = (
      await maker.viewer.get(`/api/mails?limit=3${next ? `&after=${next}` : ''}`)
    ).body
    seen.push(...page.rows.map((row) => row.id))
    next = page.next
  }
  expect(seen).toHaveLength(9)
  expect(new Set(seen).size).toBe(9)
  expect(await rows('/api/mails?kind=lead_unassigned')).toHaveLength(2)
  expect(await rows('/api/mails?search=JANA')).toHaveLength(7)
  expect(await rows('/api/mails?search=%25')).toHaveLength(0)
  expect(await rows('/api/mails?status=sent')).toHaveLength(0)
  expect((await maker.manager.get('/api/mails?after=nonsense')).status).toBe(422)
})

test('links that act for somebody else are shown to nobody who may not steer leads', async () => {
  await oweIn(world, maker.tenantId, offer())
  await sweep()
  const [row] = await rows()
  const seen = (await maker.viewer.get(`/api/mails/${row.id}`)).body
  expect(seen.text).toContain('http://localhost:3000/answer\n')
  expect(seen.html).toContain('href="http://localhost:3000/answer"')
  expect((await maker.viewer.get(`/api/mails/${row.id}/html`)).body).not.toContain('#ey')
  expect((await maker.viewer.get(`/api/mails/${row.id}/html`)).body).not.toMatch(/answer[?#]/)
})

test('an invitation to the manufacturer’s own desk opens for admins alone, one to a partner for channel managers too', async () => {
  await maker.admin.post('/api/invitations', { email: 'new@m.example', name: 'New', role: 'admin' })
  await maker.admin.post('/api/invitations', {
    email: 'new@p.example',
    name: 'New',
    role: 'partner_user',
    partnerId,
  })
  await sweep()
  const text = async (who: 'admin' | 'manager' | 'viewer', address: string) => {
    const [row] = await rows(`/api/mails?search=${address}`)
    return (await maker[who].get(`/api/mails/${row.id}`)).body.text
  }
  expect(await text('admin', 'new@m.example')).toMatch(/http:\/\/localhost:3000\/\S+#\S+/)
  expect(await text('manager', 'new@m.example')).not.toMatch(/http:\/\/\S+[#?]\S+/)
  expect(await text('manager', 'new@p.example')).toMatch(/http:\/\/localhost:3000\/\S+#\S+/)
  expect(await text('viewer', 'new@p.example')).not.toMatch(/http:\/\/\S+[#?]\S+/)
})

test('a reset is withheld from everybody at the desk', async () => {
  await oweIn(world, maker.tenantId, {
    kind: 'password_reset',
    audience: 'address',
    data: samples.password_reset,
  })
  await sweep()
  const [row] = await rows()
  const { body } = await maker.admin.get(`/api/mails/${row.id}`)
  expect(body).toMatchObject({ withheld: true, text: expect.stringContaining('withheld') })
  expect(JSON.stringify(body) + (await maker.admin.get(`/api/mails/${row.id}/html`)).body).not.toContain(
    'abcdefgh',
  )
})

test('a mail’s page can do nothing and is framed by our own pages alone', async () => {
  await oweIn(world, maker.tenantId, offer())
  await sweep()
  const [row] = await rows()
  const page = await maker.manager.get(`/api/mails/${row.id}/html`)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const policy = page.headers.get('content-security-policy')!
  expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self';/)
  expect(policy).toContain('sandbox')
  expect(policy).not.toContain('allow-scripts')
  expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN')
  const other = await maker.manager.get('/api/mails')
  expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(other.headers.get('x-frame-options')).toBe('DENY')
})

test('another manufacturer’s mail is not there', async () => {
  await oweIn(world, maker.tenantId, offer())
  await sweep()
  const [row] = await rows()
  const other = await aManufacturer(world, { name: 'Other' })
  expect((await other.admin.get('/api/mails')).body.rows).toEqual([])
  for (const path of [`/api/mails/${row.id}`, `/api/mails/${row.id}/html`, '/api/mails/none'])
    expect((await other.admin.get(path)).status).toBe(404)
  expect((await other.admin.post(`/api/mails/${row.id}/resend`)).status).toBe(404)
})
