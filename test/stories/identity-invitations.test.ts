import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { aPartner } from '../support/network.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, anApiKey, aPartnerPerson, clientOf, keyClient, nobody } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let ours: TestManufacturer
let partnerId: string
let otherPartnerId: string
let partnerAdmin: Client
let nth = 0

beforeAll(async () => {
  world = await aWorld()
  ours = await aManufacturer(world)
  partnerId = (await aPartner(world, ours.tenantId)).id
  otherPartnerId = (await aPartner(world, ours.tenantId, { name: 'Weser Wärme' })).id
  partnerAdmin = await aPartnerPerson(world, ours.tenantId, partnerId, 'partner_admin')
})
afterAll(async () => {
  expect(world.logged.filter((line) => line.level === 'error')).toEqual([])
  await world.close()
})

const guest = (role: string, at?: string | null) => ({
  email: `guest.${++nth}@example.com`,
  name: 'Gerda Gast',
  role,
  ...(at === undefined ? {} : { partnerId: at }),
})
const tokenFor = async (email: string) => {
  const [row] = await transact(world.runtime, { tenantId: ours.tenantId }, (tx) =>
    tx.execute<{ url: string }>(sql`
      select data->>'url' as url from outbox
      where tenant_id = ${ours.tenantId} and kind = 'invitation' and data->>'address' = ${email}
      order by id desc limit 1`),
  )
  return row!.url.split('#token=')[1]!
}
const accept = (token: string, password = 'a password of my own') =>
  nobody(world).post('/api/invitations/accept', { token, name: 'Gerda Gast-Meier', password })

test('an invitation is mailed, accepted once, and signs in', async () => {
  const invited = guest('partner_user', partnerId)
  const { status, body } = await ours.manager.post('/api/invitations', invited)
  expect(status).toBe(201)
  expect(body).toMatchObject({ email: invited.email, role: 'partner_user', partner: { id: partnerId } })
  const token = await tokenFor(invited.email)
  const answers = [await accept(token), await accept(token)]
  expect(answers.map((answer) => answer.status)).toEqual([200, 410])
  expect(answers[0]!.body).toMatchObject({
    user: { name: 'Gerda Gast-Meier', email: invited.email, timeZone: 'Europe/Berlin' },
    role: 'partner_user',
    memberships: [{ tenant: { id: ours.tenantId }, partner: { id: partnerId } }],
  })
  const gerda = clientOf(world, { cookie: answers[0]!.headers.get('set-cookie')!.split(';')[0]! })
  expect((await gerda.get('/api/session')).status).toBe(200)
})

test('an invitation that is accepted twice at once makes one member', async () => {
  const invited = guest('partner_user', partnerId)
  await ours.manager.post('/api/invitations', invited)
  const token = await tokenFor(invited.email)
  const answers = await Promise.all([accept(token), accept(token), accept(token)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410])
})

test('an invitation is over after 14 days, when it was withdrawn, and when it was sent again', async () => {
  const old = guest('viewer')
  await ours.admin.post('/api/invitations', old)
  const first = await tokenFor(old.email)
  await ours.admin.post('/api/invitations', old)
  expect((await accept(first)).status).toBe(410)
  const second = await tokenFor(old.email)
  const { body } = await ours.admin.get('/api/invitations')
  const open = body.rows.filter((row: { email: string }) => row.email === old.email)
  expect(open).toHaveLength(1)
  expect((await ours.admin.delete(`/api/invitations/${open[0].id}`)).status).toBe(204)
  expect((await ours.admin.delete(`/api/invitations/${open[0].id}`)).status).toBe(404)
  expect((await accept(second)).status).toBe(410)
  const late = guest('viewer')
  await ours.admin.post('/api/invitations', late)
  const token = await tokenFor(late.email)
  world.clock.forward({ days: 14 })
  expect((await accept(token)).status).toBe(410)
  world.clock.set('2026-03-02T09:00:00.000Z')
})

test('who has a password proves it to accept, and keeps it', async () => {
  const invited = guest('partner_user', partnerId)
  await ours.manager.post('/api/invitations', invited)
  await accept(await tokenFor(invited.email), 'a password of my own')
  await ours.manager.post('/api/invitations', { ...invited, partnerId: otherPartnerId })
  const token = await tokenFor(invited.email)
  expect(await accept(token, 'somebody else’s guess')).toMatchObject({
    status: 401,
    body: { code: 'wrong_credentials' },
  })
  const joined = await accept(token, 'a password of my own')
  expect(joined.status).toBe(200)
  expect(joined.body.memberships).toHaveLength(2)
})

test('a member is not invited twice to the same place', async () => {
  const invited = guest('partner_user', partnerId)
  await ours.manager.post('/api/invitations', invited)
  await accept(await tokenFor(invited.email))
  const again = await ours.manager.post('/api/invitations', invited)
  expect(again).toMatchObject({ status: 409, body: { code: 'email_taken' } })
})

test.each([
  ['an admin invites admins', 'admin', 'admin', undefined, 201],
  ['a channel manager invites partner admins', 'manager', 'partner_admin', 'own', 201],
  ['a channel manager invites no admins', 'manager', 'admin', undefined, 403],
  ['a channel manager invites no colleagues', 'manager', 'viewer', undefined, 403],
  ['a viewer invites nobody', 'viewer', 'partner_user', 'own', 403],
  [
    'a partner admin invites its own colleagues without naming the partner',
    'partner',
    'partner_user',
    undefined,
    201,
  ],
  ['a partner admin names its own partner', 'partner', 'partner_admin', 'own', 201],
  ['another partner is absent for a partner admin', 'partner', 'partner_user', 'other', 404],
  ['a partner that is not there is absent too', 'partner', 'partner_user', 'absent', 404],
  ['a partner admin invites no manufacturer’s people', 'partner', 'viewer', undefined, 403],
  ['a partner’s role needs a partner', 'admin', 'partner_user', undefined, 422],
  ['a manufacturer’s role has none', 'admin', 'viewer', 'own', 422],
  ['an absent partner is not found', 'admin', 'partner_user', 'absent', 404],
  ['a key invites partners’ people', 'key', 'partner_user', 'own', 201],
  ['a key makes no admins', 'key', 'admin', undefined, 403],
])('%s', async (_, who, role, at, status) => {
  const clients = { ...ours, partner: partnerAdmin, key: keyClient(world, ours.apiKey) }
  const places: Record<string, string> = {
    own: partnerId,
    other: otherPartnerId,
    absent: world.runtime.newId(),
  }
  const client = clients[who as 'admin' | 'manager' | 'viewer' | 'partner' | 'key']
  const { status: got } = await client.post('/api/invitations', guest(role, at && places[at]))
  expect(got).toBe(status)
})

test('a partner admin sees its own people and invitations, and removes them alone', async () => {
  const colleague = await aPartnerPerson(world, ours.tenantId, partnerId)
  const competitor = await aPartnerPerson(world, ours.tenantId, otherPartnerId)
  await ours.manager.post('/api/invitations', guest('partner_user', otherPartnerId))
  const people = (await partnerAdmin.get('/api/people')).body.rows
  expect(new Set(people.map((row: { partner: { id: string } }) => row.partner?.id))).toEqual(
    new Set([partnerId]),
  )
  const asked = (await partnerAdmin.get(`/api/people?partner=${otherPartnerId}`)).body.rows
  expect(asked).toEqual(people)
  const invitations = (await partnerAdmin.get('/api/invitations')).body.rows
  expect(invitations.every((row: { partner: { id: string } }) => row.partner.id === partnerId)).toBe(true)
  expect((await partnerAdmin.delete(`/api/people/${competitor.membershipId}`)).status).toBe(404)
  expect((await partnerAdmin.delete(`/api/people/${ours.viewer.membershipId}`)).status).toBe(404)
  expect((await partnerAdmin.delete(`/api/people/${colleague.membershipId}`)).status).toBe(204)
  expect((await colleague.get('/api/session')).status).toBe(401)
})

test('the last admin stays, whoever asks and however many ask at once', async () => {
  const theirs = await aManufacturer(world)
  const invited = guest('admin')
  await theirs.admin.post('/api/invitations', invited)
  const [row] = await transact(world.runtime, { tenantId: theirs.tenantId }, (tx) =>
    tx.execute<{ url: string }>(
      sql`select data->>'url' as url from outbox where tenant_id = ${theirs.tenantId}`,
    ),
  )
  const joined = await accept(row!.url.split('#token=')[1]!)
  const second = clientOf(world, { cookie: joined.headers.get('set-cookie')!.split(';')[0]! })
  const answers = await Promise.all([
    theirs.admin.delete(`/api/people/${joined.body.current}`),
    second.delete(`/api/people/${theirs.admin.membershipId}`),
  ])
  const statuses = answers.map((answer) => answer.status).sort()
  expect([
    [204, 401],
    [204, 409],
  ]).toContainEqual(statuses)
  const left =
    statuses[1] === 409 || answers[0]!.status === 204 ? [theirs.admin, second] : [second, theirs.admin]
  const survivor = (await left[0]!.get('/api/session')).status === 200 ? left[0]! : left[1]!
  const { body } = await survivor.get('/api/session')
  expect(await survivor.delete(`/api/people/${body.current}`)).toMatchObject({
    status: 409,
    body: { code: 'last_admin' },
  })
})

test('people are listed in pages by name, each once', async () => {
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { body: { rows: { membershipId: string }[]; next: string | null } } = await ours.admin.get(
      `/api/people?limit=2${next && `&after=${next}`}`,
    )
    seen.push(...page.body.rows.map((row) => row.membershipId))
    next = page.body.next
  }
  const all = (await ours.admin.get('/api/people')).body.rows.map(
    (row: { membershipId: string }) => row.membershipId,
  )
  expect(seen).toEqual(all)
  expect((await ours.admin.get('/api/people?after=nonsense')).status).toBe(422)
})

test('a key is shown once, opens what its scopes say, and nothing once it is ended', async () => {
  const made = await ours.admin.post('/api/api-keys', { name: 'Website', scopes: ['people:read'] })
  expect(made.status).toBe(201)
  const website = keyClient(world, made.body.key)
  expect((await website.get('/api/people')).status).toBe(200)
  expect(await website.get('/api/settings')).toMatchObject({
    status: 403,
    body: { permission: 'leads:read' },
  })
  const listed = (await ours.admin.get('/api/api-keys')).body.rows.find(
    (row: { id: string }) => row.id === made.body.id,
  )
  expect(listed).toMatchObject({ name: 'Website', prefix: made.body.key.slice(0, 12), revokedAt: null })
  expect(JSON.stringify(listed)).not.toContain(made.body.key)
  expect((await ours.admin.delete(`/api/api-keys/${made.body.id}`)).status).toBe(204)
  world.clock.forward({ minutes: 1 })
  expect((await website.get('/api/people')).status).toBe(401)
})

test('a key hands out no more than it holds', async () => {
  const keeper = keyClient(world, await anApiKey(world, ours.tenantId, ['keys:manage', 'people:read']))
  const more = await keeper.post('/api/api-keys', { name: 'More', scopes: ['people:read', 'leads:write'] })
  expect(more).toMatchObject({ status: 403, body: { permission: 'leads:write' } })
  expect((await keeper.post('/api/api-keys', { name: 'Same', scopes: ['people:read'] })).status).toBe(201)
})
