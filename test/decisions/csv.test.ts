import { describe, expect, test } from 'vitest'
import { ImportFault } from '../../server/history/fault.ts'
import type { Known } from '../../server/history/map.ts'
import { readMap } from '../../server/history/map.ts'
import { asKey, rowReader, withoutApostrophe } from '../../server/history/read-row.ts'
import type { CsvRecord } from '../../server/history/records.ts'
import { recordsOf, sniffDelimiter } from '../../server/history/records.ts'

async function read(text: string, delimiter = ','): Promise<CsvRecord[]> {
  async function* lines() {
    for (const line of text.split('\n')) yield await Promise.resolve(line)
  }
  const records: CsvRecord[] = []
  for await (const batch of recordsOf(lines(), delimiter, 2)) records.push(...batch)
  return records
}
const cells = async (text: string, delimiter?: string) =>
  (await read(text, delimiter)).map((record) => record.cells)
const faultOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof ImportFault) return error.message
  }
  return 'no fault'
}

describe('records', () => {
  test('quotes hold delimiters, doubled quotes and line breaks', async () =>
    expect(await cells('a,"b, ""c""",d\n"two\nlines",2,3')).toEqual([
      ['a', 'b, "c"', 'd'],
      ['two\nlines', '2', '3'],
    ]))

  test('lines are counted where a record begins, empty ones are no rows', async () =>
    expect((await read('a,b\n\n"x\ny",c\n,\nd,e')).map(({ line }) => line)).toEqual([1, 3, 6]))

  test('a quote that is never closed costs its own line and no other', async () => {
    const records = await read('a,b\nc,"d\ne,"f, g"\nh,i')
    expect(records.filter(({ fault }) => !fault).map((record) => record.cells)).toEqual([
      ['a', 'b'],
      ['e', 'f, g'],
      ['h', 'i'],
    ])
    expect(records.filter(({ fault }) => fault)).toMatchObject([{ line: 2, cells: ['c,"d'] }])
  })

  test('neither do hundreds of good lines behind it disappear', async () => {
    const good = Array.from({ length: 350 }, (_, n) => `row ${n},"x, y"`)
    const records = await read(['"broken,1', ...good].join('\n'))
    expect(records.filter(({ fault }) => fault).map(({ line }) => line)).toEqual([1])
    expect(records.filter(({ fault }) => !fault)).toHaveLength(350)
  })

  test('a quote inside a bare field is a fault of that row', async () =>
    expect((await read('a,5"x"\nb,2')).map(({ fault }) => fault?.slice(0, 29) ?? null)).toEqual([
      'a quote stands inside a field',
      null,
    ]))

  test.each([
    ['name,phone;fax,town', ','],
    ['name;phone;"a, b, c, d"', ';'],
    ['name\tphone', '\t'],
    ['name', ','],
  ])('the delimiter of %j is %j', (header, delimiter) => expect(sniffDelimiter(header)).toBe(delimiter))
})

const known: Known = {
  fields: {
    externalId: 'text',
    when: 'moment',
    amount: 'number',
    tags: 'list',
    tier: 'key',
    note: 'lines',
    'custom.*': 'text',
  },
  required: ['externalId'],
}
const mapped = (fields: Record<string, unknown>) => readMap(JSON.stringify({ fields }), known)

describe('maps', () => {
  test('every wrong key is named at once, with what was probably meant', () => {
    const map = { field: {}, fields: { externalid: 'ID', when: { column: 'Date', fromat: 'x' }, amount: 3 } }
    const fault = faultOf(() => readMap(JSON.stringify(map), known))
    expect(fault).toMatch(/"field" is no part of a map/)
    expect(fault).toMatch(/fields.externalid is no field here; did you mean externalId\?/)
    expect(fault).toMatch(/fields.when: knows no "fromat"/)
    expect(fault).toMatch(/fields.amount: must be a column name/)
    expect(fault).toMatch(/fields.externalId is missing/)
  })

  test.each([
    ['{', /no JSON/],
    ['[]', /must be an object/],
    ['{"fields":{"externalId":"a"},"delimiter":"ab"}', /one character/],
    ['{"fields":{"__proto__":"a"}}', /externalId is missing/],
  ])('%s is refused', (json, reason) => expect(faultOf(() => readMap(json, known))).toMatch(reason))

  test('columns that the file lacks, or has twice, are named with those it has', () => {
    const map = mapped({ externalId: 'ID', when: 'Date' })
    expect(faultOf(() => rowReader(['Id', 'Date'], map, known, 'UTC'))).toBe(
      'The file has no column "ID". Its columns are "Id", "Date".',
    )
    expect(faultOf(() => rowReader(['ID', 'Date', 'ID'], map, known, 'UTC'))).toMatch(/"ID" more than once/)
  })
})

describe('rows', () => {
  test('cells become our fields, empty ones are left out', () => {
    const map = mapped({
      externalId: 'ID',
      when: { column: 'Date', format: 'MM/DD/YYYY' },
      amount: { column: 'Sum', notation: 'german' },
      tags: 'Tags',
      tier: 'Tier',
      note: { column: 'Note', default: 'none' },
      'custom.desk': { value: 7 },
    })
    const reader = rowReader([' ID', 'Date', 'Sum', 'Tags', 'Tier', 'Note'], map, known, 'UTC')
    expect(reader.read([' 1 ', '03/04/2026', '1.234', 'a; b', 'Gold Partner', ''])).toEqual({
      externalId: '1',
      when: new Date('2026-03-04T00:00:00Z'),
      amount: 1234,
      tags: ['a', 'b'],
      tier: 'gold-partner',
      note: 'none',
      'custom.desk': '7',
    })
    expect(reader.read(['2', '', '', '', '', ''])).toEqual({
      externalId: '2',
      note: 'none',
      'custom.desk': '7',
    })
  })

  test('each fault names field, column and remedy; a row of another length is none', () => {
    const map = mapped({ externalId: 'ID', when: 'Date', amount: 'Sum' })
    const reader = rowReader(['ID', 'Date', 'Sum'], map, known, 'UTC')
    expect(reader.read(['1', '03/04/2026', 'x'])).toEqual([
      expect.stringMatching(/^when \(column "Date"\): "03\/04\/2026" could be two days/),
      expect.stringMatching(/^amount \(column "Sum"\): "x" is no number/),
    ])
    expect(reader.read(['1', ''])).toEqual(['has 2 fields where the header has 3'])
  })

  test('values are translated in whatever case, and what is not named is refused', () => {
    const map = mapped({ externalId: { column: 'ID', values: { Won: 'won', '': 'open' } } })
    const reader = rowReader(['ID', 'x'], map, known, 'UTC')
    expect(reader.read(['WON', '1'])).toEqual({ externalId: 'won' })
    expect(reader.read(['', '1'])).toEqual({ externalId: 'open' })
    expect(reader.read(['Gone', '1'])).toEqual([
      expect.stringMatching(/"Gone" is not among the "values" of the map \(won, \)/),
    ])
  })

  test('one line stays one line; a note may have several', () => {
    const reader = rowReader(['ID', 'Note'], mapped({ externalId: 'ID', note: 'Note' }), known, 'UTC')
    expect(reader.read(['Avenue 1 \nSuite 520', 'a\nb'])).toEqual({
      externalId: 'Avenue 1, Suite 520',
      note: 'a\nb',
    })
  })

  test('the apostrophe that an export put before a formula is taken back, and no other', () => {
    expect(["'+49 89 1", "'=1", "'n Abend", "''=1", '+1'].map(withoutApostrophe)).toEqual([
      '+49 89 1',
      '=1',
      "'n Abend",
      "''=1",
      '+1',
    ])
  })

  test('labels become keys', () =>
    expect(['Gold Partner', 'Süd-West', ' A+ '].map(asKey)).toEqual(['gold-partner', 'sud-west', 'a']))
})
