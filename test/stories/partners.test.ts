import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { partnerView } from '../../shared/partners.ts'
import { transact } from '../../server/db/transact.ts'
import { seedPlaces } from '../../server/places/seed.ts'
import { aPartner } from '../support/network.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson, nobody } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let ours: TestManufacturer
beforeAll(async () => {
  world = await aWorld()
  await seedPlaces(world.runtime)
})
beforeEach(async () => {
  ours = await aManufacturer(world)
})
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const rows = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  transact(world.runtime, { tenantId: ours.tenantId }, (tx) => tx.execute<T>(query))
const revisionsOf = (id: string) =>
  rows<{ version: number; state: Record<string, unknown> }>(
    sql`select network_version::int as version, state from partner_revisions where partner_id = ${id} order by 1`,
  )
const pointersOf = (answer: { body: { faults: { pointer: string }[] } }) =>
  answer.body.faults.map(({ pointer }) => pointer)

const full = {
  name: 'Wärme & Söhne',
  externalId: 'K-17',
  status: 'active',
  tier: 'gold',
  tags: ['pv', 'heat-pump'],
  weight: 2.5,
  email: 'Info@Waerme.example',
  phone: '+49 89 1234',
  street: 'Hauptstr. 1',
  postalCode: '80331',
  town: 'München',
  region: 'BY',
  country: 'de',
  latitude: 48.1,
  longitude: 11.5,
  languages: ['de', 'en'],
  territory: { countries: ['AT'], postalPrefixes: [{ country: 'DE', prefix: '80' }], radiusKm: 50 },
  portfolio: ['Heat pump'],
  capacity: 10,
  absences: [{ from: '2026-08-01', to: '2026-08-14' }],
  hours: { zone: 'Europe/Berlin', week: { mon: [['08:00', '12:00']] } },
}

test('a partner comes back as it was entered', async () => {
  const made = await ours.manager.post('/api/partners', full)
  expect(made.status).toBe(201)
  expect(partnerView.parse(made.body)).toEqual(made.body)
  expect(made.body).toMatchObject({
    ...full,
    email: 'info@waerme.example',
    country: 'DE',
    territory: { ...full.territory, regions: [], postalRanges: [] },
    hours: full.hours,
    version: 1,
    position: 'known',
    unknownProducts: [{ name: 'Heat pump', near: null }],
    openOffers: 0,
    openOpportunities: 0,
    lastSeenAt: null,
    createdAt: '2026-03-02T09:00:00.000Z',
    can: ['edit', 'invite'],
  })
  const read = await ours.viewer.get(`/api/partners/${made.body.id}`)
  expect(read.body).toEqual({ ...made.body, can: [] })
})

test('a name alone is enough: active, everywhere, everything, without limits', async () => {
  const { body } = await ours.manager.post('/api/partners', { name: 'Klein', country: 'DE' })
  expect(body).toMatchObject({
    status: 'active',
    territory: null,
    portfolio: null,
    capacity: null,
    weight: 1,
    hours: null,
  })
  expect(body.position).toBe('no_postal_code')
})

test('position, town and region come from the postal code, and an unknown one says so', async () => {
  const vienna = await ours.manager.post('/api/partners', {
    name: 'Wien',
    country: 'AT',
    postalCode: 'A-1010',
  })
  expect(vienna.body).toMatchObject({
    latitude: 48.2077,
    longitude: 16.3705,
    region: '09',
    position: 'known',
  })
  const nowhere = await ours.manager.post('/api/partners', {
    name: 'Nirgends',
    country: 'AT',
    postalCode: '0001',
  })
  expect(nowhere.body).toMatchObject({ latitude: null, longitude: null, position: 'postal_code_unknown' })
})

test('a partner that moves takes the position of its new postal code, unless a new one is given', async () => {
  const { id } = await aPartner(world, ours.tenantId)
  const moved = await ours.manager.patch(`/api/partners/${id}`, {
    version: 1,
    postalCode: '10115',
    latitude: 48.1374,
    longitude: 11.5755,
  })
  expect(moved.body).toMatchObject({ town: 'Berlin', region: 'BE', position: 'known' })
  expect(moved.body.latitude).toBeCloseTo(52.53, 1)
  const exact = await ours.manager.patch(`/api/partners/${id}`, {
    version: 2,
    postalCode: '20095',
    latitude: 53.5,
    longitude: 10,
  })
  expect(exact.body).toMatchObject({ latitude: 53.5, longitude: 10, region: 'HH' })
  const again = await ours.manager.patch(`/api/partners/${id}`, {
    version: 3,
    latitude: null,
    longitude: null,
  })
  expect(again.body.latitude).not.toBe(53.5)
  const emptied = await ours.manager.patch(`/api/partners/${id}`, { version: 4, postalCode: null })
  expect(emptied.body).toMatchObject({
    latitude: null,
    longitude: null,
    region: null,
    position: 'no_postal_code',
  })
})

test('an edit that routing must see is kept as a revision under the next network version', async () => {
  const { id } = await aPartner(world, ours.tenantId)
  const [first] = await revisionsOf(id)
  const edited = await ours.manager.patch(`/api/partners/${id}`, {
    version: 1,
    capacity: 3,
    territory: { countries: ['DE'] },
  })
  expect(edited.body).toMatchObject({ version: 2, capacity: 3 })
  const [, second, ...more] = await revisionsOf(id)
  expect(more).toEqual([])
  expect(second!.version).toBe(first!.version + 1)
  expect(second!.state).toEqual({
    ...first!.state,
    capacity: 3,
    territory: { countries: ['DE'], regions: [], postalPrefixes: [], postalRanges: [] },
  })
  expect(
    await rows(sql`select network_version::int as v from manufacturers where id = ${ours.tenantId}`),
  ).toEqual([{ v: second!.version }])
  expect(
    await rows(sql`select data from audit where partner_id = ${id} and kind = 'partner_changed'`),
  ).toEqual([{ data: { fields: ['territory', 'capacity'], networkVersion: second!.version } }])
})

test('contact data is not routing’s: a new version, but no revision', async () => {
  const { id } = await aPartner(world, ours.tenantId)
  const edited = await ours.manager.patch(`/api/partners/${id}`, { version: 1, email: 'new@example.com' })
  expect(edited.body).toMatchObject({ version: 2, email: 'new@example.com' })
  expect(await revisionsOf(id)).toHaveLength(1)
})

test('an edit that changes nothing is no change', async () => {
  const made = await ours.manager.post('/api/partners', full)
  const { body } = await ours.manager.patch(`/api/partners/${made.body.id}`, { ...full, version: 1 })
  expect(body).toEqual(made.body)
  expect(await revisionsOf(made.body.id)).toHaveLength(1)
})

test('two people editing do not overwrite each other: the second sees the values as they are now', async () => {
  const { id } = await aPartner(world, ours.tenantId)
  await ours.manager.patch(`/api/partners/${id}`, { version: 1, name: 'First' })
  const late = await ours.admin.patch(`/api/partners/${id}`, { version: 1, name: 'Second' })
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'version_conflict', current: { version: 2, name: 'First' } },
  })
  expect((await ours.admin.get(`/api/partners/${id}`)).body.name).toBe('First')
})

test('of two edits at the same moment one goes in', async () => {
  const { id } = await aPartner(world, ours.tenantId)
  const answers = await Promise.all(
    [1, 2, 3, 4].map((capacity) => ours.manager.patch(`/api/partners/${id}`, { version: 1, capacity })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
})

test('back from a pause or an absence cut short, a partner starts level from now', async () => {
  const since = async (id: string) => (await revisionsOf(id)).at(-1)!.state.availableSince
  const { id } = await aPartner(world, ours.tenantId)
  await ours.manager.patch(`/api/partners/${id}`, { version: 1, status: 'paused' })
  world.clock.forward({ days: 3 })
  await ours.manager.patch(`/api/partners/${id}`, { version: 2, status: 'active' })
  expect(await since(id)).toBe('2026-03-05T09:00:00.000Z')
  await ours.manager.patch(`/api/partners/${id}`, {
    version: 3,
    absences: [{ from: '2026-03-05', to: '2026-03-20' }],
  })
  expect(await since(id)).toBe('2026-03-05T09:00:00.000Z')
  world.clock.forward({ days: 2 })
  await ours.manager.patch(`/api/partners/${id}`, { version: 4, tags: ['still-away'] })
  expect(await since(id)).toBe('2026-03-05T09:00:00.000Z')
  await ours.manager.patch(`/api/partners/${id}`, {
    version: 5,
    absences: [{ from: '2026-03-05', to: '2026-03-06' }],
  })
  expect(await since(id)).toBe('2026-03-07T09:00:00.000Z')
})

test('every wrong field is named', async () => {
  const answer = await ours.manager.post('/api/partners', {
    ...full,
    name: ' ',
    weight: 0,
    capacity: -1,
    languages: ['deutsch'],
    territory: { postalPrefixes: [{ country: 'Germany', prefix: '80' }] },
    absences: [{ from: '2026-08-14', to: '2026-08-01' }],
    colour: 'red',
  })
  expect(answer.status).toBe(422)
  expect(pointersOf(answer).sort()).toEqual([
    '/absences/0/to',
    '/capacity',
    '/colour',
    '/languages/0',
    '/name',
    '/territory/postalPrefixes/0/country',
    '/weight',
  ])
})

test.each([
  [
    'hours',
    { hours: { zone: 'Mars/Olympus', week: { mon: [['25:00', '12:00']] } } },
    ['/hours/week/mon/0/0', '/hours/zone'],
  ],
  ['half a position', { latitude: 48, longitude: null }, ['/longitude']],
])('wrong %s are named in a new partner and in an edit alike', async (_, wrong, pointers) => {
  const made = await ours.manager.post('/api/partners', { name: 'X', country: 'DE', ...wrong })
  expect([made.status, pointersOf(made).sort()]).toEqual([422, pointers])
  const { id } = await aPartner(world, ours.tenantId)
  const edited = await ours.manager.patch(`/api/partners/${id}`, { version: 1, ...wrong })
  expect([edited.status, pointersOf(edited).sort()]).toEqual([422, pointers])
})

test('an external id belongs to one partner', async () => {
  await aPartner(world, ours.tenantId, { externalId: 'K-1' })
  const { id } = await aPartner(world, ours.tenantId, { externalId: 'K-2' })
  const made = await ours.manager.post('/api/partners', { name: 'X', country: 'DE', externalId: 'K-1' })
  expect([made.status, pointersOf(made)]).toEqual([422, ['/externalId']])
  const edited = await ours.manager.patch(`/api/partners/${id}`, { version: 1, externalId: 'K-1' })
  expect([edited.status, pointersOf(edited)]).toEqual([422, ['/externalId']])
})

test('a portfolio may name what is not sold yet; it is marked, with the name that was probably meant', async () => {
  await rows(sql`
    insert into product_lines (tenant_id, id, name, created_at)
    values (${ours.tenantId}, ${world.runtime.newId()}, 'Heat pump', ${world.clock.now().toISOString()})`)
  const portfolio = ['heat pump', 'Heat pumb', 'Zeppelin']
  const { body } = await ours.manager.post('/api/partners', { name: 'X', country: 'DE', portfolio })
  expect(body.unknownProducts).toEqual([
    { name: 'Heat pumb', near: 'Heat pump' },
    { name: 'Zeppelin', near: null },
  ])
})

test('another manufacturer’s partner is absent, byte for byte like one that never was', async () => {
  const { id } = await aPartner(world, ours.tenantId)
  const theirs = await aManufacturer(world)
  const never = world.runtime.newId()
  const plain = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
    status,
    { ...body, traceId: '' },
  ]
  for (const path of [id, never, 'no-uuid']) {
    expect(plain(await theirs.admin.get(`/api/partners/${path}`))).toEqual(
      plain(await theirs.admin.get(`/api/partners/${never}`)),
    )
    const refused = await theirs.admin.patch(`/api/partners/${path}`, { version: 1, name: 'Mine' })
    expect([refused.status, refused.body.code]).toEqual([404, 'not_found'])
  }
  expect((await theirs.admin.get('/api/partners')).body.rows).toEqual([])
  expect((await ours.admin.get(`/api/partners/${id}`)).body.name).toBe('Alpen Solar')
})

test('only who may write partners writes them, and a partner’s people see none', async () => {
  const { id } = await aPartner(world, ours.tenantId)
  const seller = await aPartnerPerson(world, ours.tenantId, id, 'partner_admin')
  const status = async (answer: Promise<{ status: number }>) => (await answer).status
  expect(await status(ours.viewer.post('/api/partners', { name: 'X', country: 'DE' }))).toBe(403)
  expect(await status(ours.viewer.patch(`/api/partners/${id}`, { version: 1, name: 'X' }))).toBe(403)
  expect(await status(seller.get('/api/partners'))).toBe(403)
  expect(await status(seller.get(`/api/partners/${id}`))).toBe(403)
  expect(await status(nobody(world).get('/api/partners'))).toBe(401)
})

test('the list goes page by page in the order of names, each partner once', async () => {
  for (const name of ['Öko', 'alpha', 'Beta', 'beta', 'Alpha', 'ünü', 'Zeta'])
    await aPartner(world, ours.tenantId, { name })
  const seen: string[] = []
  let after = ''
  for (;;) {
    const { body } = await ours.viewer.get(`/api/partners?limit=2${after && `&after=${after}`}`)
    expect(body.rows.length).toBeLessThanOrEqual(2)
    seen.push(...body.rows.map(({ name }: { name: string }) => name))
    if (!body.next) break
    after = body.next
  }
  expect(seen).toHaveLength(7)
  expect(new Set(seen).size).toBe(7)
  const whole = await ours.viewer.get('/api/partners')
  expect(whole.body.rows.map(({ name }: { name: string }) => name)).toEqual(seen)
  expect(seen.slice(0, 2).map((name) => name.toLowerCase())).toEqual(['alpha', 'alpha'])
})

test('the list is searched and filtered, and % is a letter like any other', async () => {
  await aPartner(world, ours.tenantId, { name: '100% Solar', tier: 'gold', email: 'mail@sun.example' })
  await aPartner(world, ours.tenantId, {
    name: 'Wind',
    town: 'Aachen',
    postalCode: '52062',
    status: 'paused',
    tags: ['x'],
  })
  const names = async (search: string) =>
    (await ours.viewer.get(`/api/partners?${search}`)).body.rows.map(({ name }: { name: string }) => name)
  expect(await names('search=%25')).toEqual(['100% Solar'])
  expect(await names('search=AACHEN')).toEqual(['Wind'])
  expect(await names('search=5206')).toEqual(['Wind'])
  expect(await names('search=sun.example')).toEqual(['100% Solar'])
  expect(await names('status=paused')).toEqual(['Wind'])
  expect(await names('tier=gold')).toEqual(['100% Solar'])
  expect(await names('tier=gold&status=paused')).toEqual([])
})

test('a search that no database could look for is refused', async () => {
  const answer = await ours.viewer.get('/api/partners?search=%00')
  expect([answer.status, pointersOf(answer)]).toEqual([422, ['/search']])
})

test('a row shows open work and when somebody of the partner was last here', async () => {
  const { id } = await aPartner(world, ours.tenantId, { capacity: 5 })
  const person = await aPartnerPerson(world, ours.tenantId, id)
  await rows(sql`update users set last_seen_at = '2026-03-01T10:00:00Z' where id = ${person.userId}`)
  const { body } = await ours.viewer.get('/api/partners')
  expect(body.rows).toEqual([
    {
      id,
      name: 'Alpen Solar',
      status: 'active',
      tier: null,
      tags: [],
      town: 'München',
      postalCode: '80331',
      country: 'DE',
      latitude: expect.closeTo(48.13, 1),
      longitude: expect.closeTo(11.57, 1),
      openWork: 0,
      capacity: 5,
      lastSeenAt: '2026-03-01T10:00:00.000Z',
    },
  ])
  expect((await ours.viewer.get(`/api/partners/${id}`)).body.lastSeenAt).toBe('2026-03-01T10:00:00.000Z')
})

test.each([
  'x',
  'bnVsbA',
  'W10',
  'WyJhIiwiYiJd',
  'WyJcdTAwMDAiLCIwMTk1YzllMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiXQ',
])('a cursor that is none of ours (%s) is refused', async (after) => {
  const answer = await ours.viewer.get(`/api/partners?after=${after}`)
  expect([answer.status, pointersOf(answer)]).toEqual([422, ['/after']])
})
