import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Refused } from '../../shared/refusals.ts'
import { transact } from '../../server/db/transact.ts'
import { loadGazetteer } from '../../server/places/gazetteer.ts'
import { importPlaces } from '../../server/places/import.ts'
import { seedPlaces } from '../../server/places/seed.ts'
import { aManufacturer } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'places-'))
})
beforeEach(async () => {
  world = await aWorld()
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})
afterAll(() => rm(folder, { recursive: true }))

const header =
  'country_code,zipcode,place,state,state_code,province,province_code,community,community_code,latitude,longitude'
const written = async (name: string, lines: string[], { start = '', end = '\n' } = {}) => {
  const file = join(folder, name)
  await writeFile(file, start + lines.map((line) => line + end).join(''))
  return file
}
const counted = async () => {
  const [row] = await transact(world.runtime, {}, (tx) =>
    tx.execute(sql`select count(*)::int as n from places`),
  )
  return row!.n
}

test('a fresh database learns the postal codes of three countries, once, however many servers start', async () => {
  const together = await Promise.all([1, 2, 3].map(() => seedPlaces(world.runtime)))
  expect(Math.max(...together)).toBe(13_888)
  expect(await counted()).toBe(13_888)
  expect(await seedPlaces(world.runtime)).toBe(0)
})

test('what somebody has imported before the first start stays, and the other countries come', async () => {
  const file = await written('at.csv', [header, 'AT,1010,Mein Wien,Wien,09,,,,,48,16'])
  await importPlaces(world.runtime, file)
  await seedPlaces(world.runtime)
  const gazetteer = await loadGazetteer(world.runtime)
  expect(gazetteer.find('AT', '1010')?.town).toBe('Mein Wien')
  expect(gazetteer.find('AT', '1020')).toBeNull()
  expect(gazetteer.find('CH', '8001')?.town).toBe('Zürich')
})

test('the gazetteer finds a code however it is written, with its leading zero and all its regions', async () => {
  await seedPlaces(world.runtime)
  const gazetteer = await loadGazetteer(world.runtime)
  expect(gazetteer.size).toBe(13_888)
  expect(gazetteer.find('DE', '01067')).toEqual({
    latitude: 51.0547,
    longitude: 13.7269,
    town: 'Dresden',
    regions: ['SN'],
  })
  expect(gazetteer.find('DE', ' d-01067 ')?.town).toBe('Dresden')
  expect(gazetteer.find('DE', '1067')).toBeNull()
  expect(gazetteer.find('AT', '01067')).toBeNull()
  expect(gazetteer.find('DE', null)).toBeNull()
  expect(gazetteer.find('XX', '01067')).toBeNull()
  const [border] = await transact(world.runtime, {}, (tx) =>
    tx.execute<{ code: string; regions: string[] }>(
      sql`select postal_code as code, to_jsonb(regions) as regions from places where cardinality(regions) > 1 and country = 'AT' limit 1`,
    ),
  )
  expect(gazetteer.find('AT', border!.code)?.regions).toEqual(border!.regions)
})

test('a table with a header is imported, byte-order mark, CRLF, quotes and all', async () => {
  const lines = [
    header,
    'LU,L-4970,"Bettange, Mess",Capellen,CA,,,,,49.5764,5.9949',
    'LU,L-4970,Sprinkange,Capellen,CA,,,Sprinkange,,49.585,5.9726',
    'US,02134,Allston,Massachusetts,MA,,,,,42.3535,-71.1325',
  ]
  const file = await written('bom.csv', lines, { start: '\ufeff', end: '\r\n' })
  expect(await importPlaces(world.runtime, file)).toEqual([
    { country: 'LU', codes: 1, rows: 2, refused: [] },
    { country: 'US', codes: 1, rows: 1, refused: [] },
  ])
  const gazetteer = await loadGazetteer(world.runtime)
  expect(gazetteer.find('LU', '4970')).toEqual({
    latitude: 49.5807,
    longitude: 5.9838,
    town: 'Sprinkange',
    regions: ['CA'],
  })
  expect(gazetteer.find('US', '02134-1000')).toMatchObject({ town: 'Allston', regions: ['MA'] })
})

test('GeoNames’ own file is imported as it is downloaded: tabs, no header, quotes that mean nothing', async () => {
  const row = (code: string, town: string, state: string, latitude: string) =>
    ['GB', code, town, 'England', state, '', '', '', '', latitude, '-1.5', '4'].join('\t')
  const file = await written('GB.txt', [
    row('AB1 2CD', 'The "Old', 'ENG', '50'),
    row('AB1 3EF', 'The "Old', 'ENG', '51'),
    row('AB1', 'Edge', 'SCT', '52'),
  ])
  expect(await importPlaces(world.runtime, file)).toEqual([{ country: 'GB', codes: 1, rows: 3, refused: [] }])
  const gazetteer = await loadGazetteer(world.runtime)
  expect(gazetteer.find('GB', 'ab19zz')).toEqual({
    latitude: 51,
    longitude: -1.5,
    town: 'The "Old',
    regions: ['ENG', 'SCT'],
  })
})

test('rows that cannot go in come back with line and reason, the others go in', async () => {
  const file = await written('faults.csv', [
    header,
    'NL,9401,Assen,Drenthe,01,,,,,52.9939,6.5625',
    'NL,9402,Assen,Drenthe,01,,,,,,',
    'NL,,Assen,Drenthe,01,,,,,52,6',
    'Nederland,9403,Assen,Drenthe,01,,,,,52,6',
    'NL,9404',
  ])
  const missing = 'the coordinates are missing or no degrees'
  expect(await importPlaces(world.runtime, file)).toEqual([
    {
      country: 'NL',
      codes: 1,
      rows: 4,
      refused: [
        { line: 3, reason: missing },
        { line: 4, reason: 'the postal code is empty' },
        { line: 6, reason: 'the place has no name' },
      ],
    },
    {
      country: 'NEDERLAND',
      codes: 0,
      rows: 1,
      refused: [{ line: 5, reason: 'the country is not a two-letter code like DE' }],
    },
  ])
  expect(await counted()).toBe(1)
})

test('the same file again changes nothing, a newer one replaces', async () => {
  const old = await written('old.csv', [header, 'NL,9401,Assen,,01,,,,,52,6', 'NL,9402,Assen,,01,,,,,52,6'])
  await importPlaces(world.runtime, old)
  await importPlaces(world.runtime, old)
  expect(await counted()).toBe(2)
  await importPlaces(world.runtime, await written('new.csv', [header, 'NL,9401,Assen,,01,,,,,53,7']))
  const gazetteer = await loadGazetteer(world.runtime)
  expect([gazetteer.find('NL', '9401')?.latitude, gazetteer.find('NL', '9402')?.latitude]).toEqual([53, 52])
})

test.each([
  ['another table', ['name,age', 'x,1']],
  ['a zip archive', ['PK\u0003\u0004 and so on']],
  ['an empty file', []],
])('%s is refused whole', async (name, lines) => {
  const file = await written(`${name}.csv`, lines)
  const refused: unknown = await importPlaces(world.runtime, file).catch((error: unknown) => error)
  expect((refused as Refused).refusal).toMatchObject({ code: 'invalid', faults: [{ pointer: '/file' }] })
})

test('a file that is not there is refused with the reason', async () => {
  const refused: unknown = await importPlaces(world.runtime, join(folder, 'none')).catch(
    (error: unknown) => error,
  )
  expect((refused as Refused).refusal.faults[0]!.message).toContain('ENOENT')
})

test('another server’s import is seen within a minute; until then nobody asks the database', async () => {
  expect((await loadGazetteer(world.runtime)).size).toBe(0)
  const elsewhere = { ...world.runtime }
  await importPlaces(elsewhere, await written('nl.csv', [header, 'NL,9401,Assen,,01,,,,,52,6']))
  expect((await loadGazetteer(world.runtime)).size).toBe(0)
  world.clock.forward({ minutes: 1 })
  const [one, two] = await Promise.all([loadGazetteer(world.runtime), loadGazetteer(world.runtime)])
  expect(one.size).toBe(1)
  expect(two).toBe(one)
  world.clock.forward({ minutes: 1 })
  expect(await loadGazetteer(world.runtime)).toBe(one)
})

test('staff are told where a postal code lies, and that one is not known', async () => {
  const { manager } = await aManufacturer(world)
  await importPlaces(
    world.runtime,
    await written('de.csv', [header, 'DE,80331,München,Bayern,BY,,,,,48.1372,11.5755']),
  )
  const { body } = await manager.get('/api/places?country=DE&postalCode=80331')
  expect(body.place).toMatchObject({ town: 'München', latitude: 48.1372, longitude: 11.5755 })
  expect((await manager.get('/api/places?country=DE&postalCode=99999')).body).toEqual({ place: null })
})
