import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runImport } from '../../server/cli/import.ts'
import { aPartner } from '../support/network.ts'
import { invariants } from '../support/invariants.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, keyClient } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
let folder: string
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  folder = await mkdtemp(join(tmpdir(), 'baton-import-'))
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url, { now: world.clock.now() })).toEqual([])
  await rm(folder, { recursive: true })
  await world.close()
})

async function bring(kind: string, content: string | Buffer, fields: object, ...more: string[]) {
  const [csv, map] = [join(folder, `${kind}.csv`), join(folder, 'map.json')]
  await writeFile(csv, content)
  await writeFile(map, JSON.stringify({ fields }))
  let said = ''
  const output = { write: (text: string) => void (said += text) } as unknown as NodeJS.WritableStream
  const exit = await runImport(world.runtime, [kind, csv, '--map', map, ...more], { output })
  const rejects = existsSync(`${csv}.rejects.csv`) ? await readFile(`${csv}.rejects.csv`, 'utf8') : null
  return { exit, said, rejects }
}

const deals = [
  'Nr;Vertreter;Produkt;Kunde;Phase;Beginn;Ende;Wert',
  '1;Alpen Solar;Heat pump;Bäckerei Keller;Gewonnen;01.03.2025;28.04.2025;1.234,50',
  '2;alpen solar;Boiler;"Müller; Söhne";Verloren;01.03.2025;15.03.2025;',
  '3;Alpen Solar;Boiler;;Offen;;;',
  '4;Nobody;Boiler;X;Offen;01.03.2025;;',
  '5;Alpen Solar;Boiler;X;Gewonnen;01.03.2025;;99',
  '6;Alpen Solar;Boiler;X;Verloren;31.02.2025;05.03.2025;',
].join('\r\n')
const dealFields = {
  externalId: 'Nr',
  partner: 'Vertreter',
  productLine: 'Produkt',
  company: 'Kunde',
  status: { column: 'Phase', values: { Gewonnen: 'won', Verloren: 'lost', Offen: 'open' } },
  acceptedAt: 'Beginn',
  closedAt: 'Ende',
  orderValue: { column: 'Wert', notation: 'german' },
}

test('past opportunities come with their dates, so the scorecard has a history on day one', async () => {
  const partner = await aPartner(world, maker.tenantId)
  await maker.admin.post('/api/product-lines', { name: 'Heat pump' })
  const { exit, said } = await bring('opportunities', `\ufeff${deals}\r\n`, dealFields)
  expect(exit).toBe(3)
  expect(said).toMatch(/6 rows read.*: 3 taken in, 0 unchanged, 3 rejected/)
  expect(said).toMatch(/2 name a product line that is not in the catalogue: Boiler/)
  expect(said).toMatch(/1 had no acceptedAt: taken as the moment of the import/)

  const { body } = await maker.manager.get(
    `/api/partners/${partner.id}/scorecard?from=2025-04-01&to=2025-04-30`,
  )
  expect(body.scorecard).toMatchObject({
    won: 1,
    lost: 0,
    daysToWinMedian: 58,
    openOpportunities: 1,
    customersAsked: 0,
    customersAnswered: 0,
    notReached: 0,
    notReachedRate: null,
    offered: 0,
  })
  expect(body.scorecard.wonValue).toEqual([{ currency: 'EUR', amount: 1234.5 }])
  expect(body.before).toMatchObject({ won: 0, lost: 1, daysToLoseMedian: 14 })

  const { body: list } = await maker.manager.get('/api/opportunities?sort=newest')
  const of = (product: string, status: string) =>
    list.rows.find(
      (row: { productLine: string; status: string }) => row.productLine === product && row.status === status,
    )
  expect(of('Heat pump', 'won')).toMatchObject({
    company: 'Bäckerei Keller',
    productKnown: true,
    closedAt: '2025-04-27T22:00:00.000Z',
  })
  expect(of('Boiler', 'lost')).toMatchObject({ company: 'Müller; Söhne', productKnown: false })
  expect(of('Boiler', 'open')).toMatchObject({
    company: null,
    title: 'Boiler, DE',
    nextStep: 'Check where it stands',
  })
  const won = await maker.manager.get(`/api/opportunities/${of('Heat pump', 'won').id}`)
  expect(
    won.body.timeline.map(({ kind, at }: { kind: string; at: string }) => [kind, at.slice(0, 10)]),
  ).toEqual([
    ['lead_received', '2025-02-28'],
    ['opportunity_opened', '2025-02-28'],
    ['opportunity_won', '2025-04-27'],
  ])
})

test('the same file again changes nothing, and rejected rows can be mended and imported', async () => {
  await aPartner(world, maker.tenantId)
  const { rejects } = await bring('opportunities', deals, dealFields)
  const lines = rejects!.split('\r\n')
  expect(lines[0]).toBe('line;reasons;Nr;Vertreter;Produkt;Kunde;Phase;Beginn;Ende;Wert')
  expect(lines.slice(1, 4).map((line) => line[0])).toEqual(['5', '6', '7'])
  for (const reason of [
    /5;.*Nobody.*is no partner/,
    /6;.*closedAt.*is missing/,
    /7;.*31\.02\.2025.*does not exist/,
  ])
    expect(rejects).toMatch(reason)

  const still = await bring('opportunities', rejects!, dealFields)
  expect(still.rejects?.split('\r\n')[0]).toBe(lines[0])

  const before = await maker.manager.get('/api/scorecards')
  const again = await bring('opportunities', deals, dealFields)
  expect(again.said).toMatch(/0 taken in, 3 unchanged, 3 rejected/)
  expect((await maker.manager.get('/api/scorecards')).body).toEqual(before.body)

  const mended = rejects!
    .replaceAll('Nobody', 'Alpen Solar')
    .replace(';;99', ';05.05.2025;99')
    .replaceAll('31.02.', '28.02.')
  const third = await bring('opportunities', mended, dealFields)
  expect(third).toMatchObject({ exit: 0, rejects: null })
  expect(third.said).toMatch(/3 taken in, 0 unchanged, 0 rejected/)
})

test('partners come with place, territory, portfolio and tags; wrong ones come back', async () => {
  const csv = [
    'ID,Name,PLZ,Land,Lat,Lon,Typ,Gebiet,Marken,Mail',
    'A1,Alpha,80331,DE,48.1374,11.5755,Gold Partner,"80, AT:5000-5999",Heat pump; Boiler,a@alpha.example',
    'A2,Beta,G9N 0,US,,,,,,',
    'A3,Gamma,80331,DE,48.1,,,,,',
    'A4,Delta,80331,DE,,,,,,not a mail',
    'A1,Alpha again,80331,DE,,,,,,',
    'A5,"Epsilon,80331,DE,,,,,,',
    'A6,Zeta,80331,DE,,,,,,',
  ].join('\n')
  const fields = {
    externalId: 'ID',
    name: 'Name',
    postalCode: 'PLZ',
    country: 'Land',
    latitude: 'Lat',
    longitude: 'Lon',
    tier: 'Typ',
    territoryPostalPrefixes: { column: 'Gebiet', separator: ',' },
    portfolio: 'Marken',
    email: 'Mail',
  }
  const wrong = await bring('partners', csv, {
    ...fields,
    territoryPostalRanges: 'Gebiet',
    territoryPostalPrefixes: undefined,
  })
  expect(wrong.exit).toBe(3)
  expect(wrong.said).toMatch(/7 rows read.*3 taken in, 0 unchanged, 4 rejected/)
  expect(wrong.rejects).toMatch(/4,.*longitude.*is missing/)
  expect(wrong.rejects).toMatch(/5,.*email.*must be a mail address/)
  expect(wrong.rejects).toMatch(/6,.*stands on line 2 already/)
  expect(wrong.rejects).toMatch(/7,.*never closed/)

  const { body } = await maker.manager.get('/api/partners')
  expect(body.rows.map(({ name }: { name: string }) => name)).toEqual(['Alpha', 'Beta', 'Zeta'])
  const alpha = await maker.manager.get(`/api/partners/${body.rows[0].id}`)
  expect(alpha.body).toMatchObject({
    externalId: 'A1',
    tier: 'gold-partner',
    position: 'known',
    portfolio: ['Heat pump', 'Boiler'],
    territory: {
      postalRanges: [
        { country: 'DE', from: '80', to: '80' },
        { country: 'AT', from: '5000', to: '5999' },
      ],
    },
  })
  const again = await bring('partners', csv, fields)
  expect(again.said).toMatch(/0 taken in, 3 unchanged, 4 rejected/)
})

test('imported leads are routed like any others, in batches, and a second time they are there already', async () => {
  for (const name of ['A', 'B', 'C']) await aPartner(world, maker.tenantId, { name })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const rows = Array.from({ length: 600 }, (_, n) => `L${n},Person ${n},p${n}@customer${n}.example,80331`)
  const csv = ['id,name,mail,zip', ...rows, 'L600,Bad,no mail,80331'].join('\n')
  const labels = { en: 'Imported', de: 'Importiert' }
  await maker.admin.post('/api/fields', { key: 'imported', type: 'boolean', labels })
  const fields = {
    externalId: 'id',
    lastName: 'name',
    email: 'mail',
    postalCode: 'zip',
    'custom.imported': { value: 'yes' },
  }
  const unread = await bring('leads', csv, { ...fields, 'custom.imported': { value: 'perhaps' } })
  expect(unread.said).toMatch(/0 taken in, 0 unchanged, 601 rejected/)
  expect(unread.rejects).toMatch(/custom\.imported.*must be true or false/)
  const { said, rejects } = await bring('leads', csv, fields)
  expect(said).toMatch(/601 rows read.*600 taken in, 0 unchanged, 1 rejected/)
  expect(said).toMatch(/600 became offered/)
  expect(rejects).toMatch(/602,.*email \(column ""mail""\): must be a mail address/)
  const { body } = await keyClient(world, maker.apiKey).get('/api/scorecards')
  expect(body.partners.map((row: { scorecard: { open: number } }) => row.scorecard.open)).toEqual([
    200, 200, 200,
  ])
  expect((await bring('leads', csv, fields)).said).toMatch(/0 taken in, 600 unchanged, 1 rejected/)
})

test.each<[string, Buffer, RegExp]>([
  ['UTF-16', Buffer.from('\ufeffid,name\n1,a', 'utf16le'), /is UTF-16.*CSV UTF-8/],
  ['Latin-1', Buffer.from('id,name\n1,M\u00fcller', 'latin1'), /is not UTF-8.*Latin-1.*CSV UTF-8/],
  ['an empty file', Buffer.from(''), /is empty/],
  ['a file without a header', Buffer.from('\n1,a\n'), /first line must be the header/],
  ['another file', Buffer.from('a,b\n1,2'), /no column "id", "name". Its columns are "a", "b"/],
])('%s is refused as a whole, and says what to do', async (_, content, reason) => {
  const { exit, said, rejects } = await bring('partners', content, { externalId: 'id', name: 'name' })
  expect(said).toMatch(reason)
  expect({ exit, rejects }).toEqual({ exit: 1, rejects: null })
})

test('wrong words are told, the manufacturer is named where there are several', async () => {
  const other = await aManufacturer(world, { name: 'Zweite GmbH' })
  const fields = { externalId: 'id', name: 'name' }
  expect(await bring('dragons', 'id,name\n1,a', fields)).toMatchObject({
    exit: 2,
    said: expect.stringMatching(/^Usage/),
  })
  const unnamed = await bring('partners', 'id,name\n1,a', fields)
  expect(unnamed).toMatchObject({
    exit: 1,
    said: expect.stringMatching(/several.*"Nordlicht Heizungen", "Zweite GmbH"/),
  })
  expect((await bring('partners', 'id,name\n1,a', fields, '--manufacturer', 'zweite gmbh')).exit).toBe(0)
  expect((await other.manager.get('/api/partners')).body.rows).toHaveLength(1)
  expect((await maker.manager.get('/api/partners')).body.rows).toHaveLength(0)
  const help = await bring('partners', '', fields, '--help')
  expect(help).toMatchObject({ exit: 0, said: expect.stringMatching(/territoryPostalPrefixes/) })
})
