import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedPlaces } from '../../server/places/seed.ts'
import { aPartner } from '../support/network.ts'
import type { Body, TestManufacturer } from '../support/people.ts'
import { aManufacturer, anApiKey, aPartnerPerson, keyClient } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  await seedPlaces(world.runtime)
  for (const name of ['Heat pump', 'Battery']) await maker.admin.post('/api/product-lines', { name })
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const map = async (query = ''): Promise<Body> => (await maker.manager.get(`/api/territories${query}`)).body
const areaOf = async (code: string, query = '') =>
  (await map(query)).areas.find((area: { code: string }) => area.code === code)
const at = (...prefixes: string[]) => ({
  countries: [],
  regions: [],
  postalPrefixes: prefixes.map((prefix) => ({ country: 'DE', prefix })),
  postalRanges: [],
})
const lead = (postalCode: string | undefined, productLine: string, country = 'DE') =>
  maker.manager.post('/api/leads', {
    person: { email: `a${world.runtime.newId()}@customer.example` },
    address: { country, postalCode },
    need: { productLine },
  })

test('the map says for each postal area who may get leads there, what has nobody, and how many leads came in', async () => {
  await aPartner(world, maker.tenantId, {
    name: 'Munich',
    territory: at('80', '81'),
    portfolio: ['heat pump'],
  })
  await aPartner(world, maker.tenantId, { name: 'Both', territory: at('80'), portfolio: null })
  await aPartner(world, maker.tenantId, { name: 'Paused', territory: at('81'), status: 'paused' })
  for (const code of ['80331', '80333', '81245']) await lead(code, 'Heat pump')
  await lead('80331', 'Battery')
  await lead(undefined, 'Battery')
  const whole = await map()
  expect(whole).toMatchObject({
    country: 'DE',
    countries: ['DE', 'AT', 'CH'],
    products: ['Battery', 'Heat pump'],
    leadsElsewhere: 1,
  })
  expect(whole.areas.length).toBeGreaterThan(90)
  const [munich, east, berlin] = [await areaOf('80'), await areaOf('81'), await areaOf('10')]
  expect(munich).toMatchObject({ town: 'München', partners: 2, uncovered: 0, gaps: [], most: 2, leads: 3 })
  expect(east).toMatchObject({ partners: 1, gaps: ['Battery'], most: 1, leads: 1 })
  expect(east.uncovered).toBe(east.places)
  expect(berlin).toMatchObject({ town: 'Berlin', partners: 0, gaps: ['Battery', 'Heat pump'], leads: 0 })
  expect(await areaOf('81', '?product=Heat+pump')).toMatchObject({ uncovered: 0, gaps: [], leads: 1 })
  expect(await areaOf('80', '?product=battery')).toMatchObject({ partners: 1, leads: 1 })
})

test('the map follows the network as soon as it changes, and counts the leads of 90 days', async () => {
  const { id } = await aPartner(world, maker.tenantId, { name: 'One', territory: at('80') })
  await lead('80331', 'Battery')
  expect(await areaOf('80')).toMatchObject({ partners: 1, leads: 1 })
  const { version } = (await maker.manager.get(`/api/partners/${id}`)).body
  await maker.manager.patch(`/api/partners/${id}`, { version, status: 'paused' })
  expect(await areaOf('80')).toMatchObject({ partners: 0, leads: 1 })
  const key = await anApiKey(world, maker.tenantId, ['partners:read'])
  world.clock.forward({ days: 91 })
  const { body } = await keyClient(world, key).get('/api/territories')
  expect(body.areas.reduce((sum: number, { leads }: { leads: number }) => sum + leads, 0)).toBe(0)
})

test('an area says who is there, who reaches in but gets nothing and why, and the codes that have nobody', async () => {
  const part = await aPartner(world, maker.tenantId, { name: 'Part', territory: at('803'), tier: 'gold' })
  const away = await aPartner(world, maker.tenantId, {
    name: 'Away',
    territory: at('80331'),
    absences: [{ from: '2026-03-01', to: '2026-03-05' }],
  })
  const boilers = await aPartner(world, maker.tenantId, {
    name: 'Boilers',
    territory: at('8'),
    portfolio: ['Boiler'],
  })
  const { body } = await maker.manager.get('/api/territories/DE-80?product=Battery')
  expect(body.here).toMatchObject([
    { id: part.id, tier: 'gold', away: false },
    { id: away.id, places: 1, away: true },
  ])
  expect(body.others).toEqual([
    { id: boilers.id, name: 'Boilers', status: 'active', test: 'carries_product' },
  ])
  expect(body.uncovered).toBe(body.places - body.here[0].places)
  expect(body.uncoveredPlaces[0]).toMatchObject({ town: 'München', gaps: ['Battery'] })
  expect(
    body.uncoveredPlaces.every(({ postalCode }: { postalCode: string }) => !postalCode.startsWith('803')),
  ).toBe(true)
  for (const area of ['DE-ZZ', 'XX-10', 'nonsense'])
    expect((await maker.manager.get(`/api/territories/${area}`)).status).toBe(404)
})

test('a radius covers what lies within it, on both sides of a border; an unknown country is empty', async () => {
  await aPartner(world, maker.tenantId, {
    name: 'Lake',
    postalCode: '88131',
    latitude: 47.546,
    longitude: 9.684,
    territory: { countries: [], regions: [], postalPrefixes: [], postalRanges: [], radiusKm: 15 },
  })
  const [germany, austria] = [await map('?country=DE'), await map('?country=AT')]
  const covered = ({ areas }: Body) =>
    areas.filter(({ partners }: { partners: number }) => partners).map(({ area }: { area: string }) => area)
  expect(covered(germany)).toEqual(['DE-88'])
  expect(covered(austria)).toEqual(['AT-68', 'AT-69'])
  expect(germany.partners).toMatchObject([{ name: 'Lake', radiusKm: 15 }])
  expect(await map('?country=FR')).toMatchObject({ areas: [], partners: [] })
})

test('partners do not see the map', async () => {
  const { id } = await aPartner(world, maker.tenantId, { name: 'One' })
  const partner = await aPartnerPerson(world, maker.tenantId, id)
  expect((await partner.get('/api/territories')).status).toBe(403)
  expect((await partner.get('/api/territories/DE-80')).status).toBe(403)
})
