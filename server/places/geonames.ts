import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Options } from 'csv-parse'
import { parse } from 'csv-parse'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { GeoNamesRow, Sums } from './gather.ts'
import { gather } from './gather.ts'

/** A row that did not go in: its line in the file, and why. */
export interface RefusedRow {
  line: number
  reason: string
}

/** What a file holds of one country; `country` is as written where it is no country at all. */
export interface CountryRows {
  country: string
  rows: number
  sums: Sums
  refused: RefusedRow[]
}

/**
 * Reads a file of GeoNames' postal codes as a stream: its own tab-separated form without a header, or a table with a
 * header row and comma, semicolon or tab. Byte-order mark and CRLF may be there.
 *
 * @throws Refused `invalid` at `/file` when it cannot be read or is neither
 */
export async function readGeoNames(file: string): Promise<CountryRows[]> {
  const first = await firstLine(file)
  const layout = layoutOf(first)
  const countries = new Map<string, CountryRows>()
  const parser = createReadStream(file).pipe(
    parse({ ...layout.options, bom: true, info: true, relax_column_count: true }),
  )
  let header = layout.hasHeader
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[]
    info: { lines: number }
  }>) {
    if (header) header = false
    else take(countries, layout.read(record), info.lines)
  }
  return [...countries.values()]
}

function take(countries: Map<string, CountryRows>, row: GeoNamesRow, line: number): void {
  let country = countries.get(row.country)
  if (!country)
    countries.set(row.country, (country = { country: row.country, rows: 0, sums: new Map(), refused: [] }))
  country.rows += 1
  const reason = gather(country.sums, row)
  if (reason) country.refused.push({ line, reason })
}

interface Layout {
  hasHeader: boolean
  options: Options
  read(record: string[]): GeoNamesRow
}

/** GeoNames' own order: country, code, place, three times name and code of an area, latitude, longitude, accuracy. */
const ownOrder = { country: 0, postalCode: 1, town: 2, region: 4, community: 7, latitude: 9, longitude: 10 }

const names: Record<keyof GeoNamesRow, string[]> = {
  country: ['country_code', 'country'],
  postalCode: ['zipcode', 'postal_code', 'postalcode'],
  town: ['place', 'place_name', 'town'],
  region: ['state_code', 'admin_code1', 'region'],
  community: ['community', 'admin_name3'],
  latitude: ['latitude'],
  longitude: ['longitude'],
}

function layoutOf(first: string): Layout {
  const delimiter = ['\t', ';', ','].find((candidate) => first.includes(candidate)) ?? ','
  const cells = first
    .split(delimiter)
    .map((cell) => cell.replaceAll('"', '').trim().toLowerCase().replaceAll(' ', '_'))
  const own = delimiter === '\t' && /^[a-z]{2}$/.test(cells[0]!) && cells.length >= 11
  if (own) return { hasHeader: false, options: { delimiter, quote: false }, read: reader(ownOrder) }
  const at = (field: keyof GeoNamesRow) => cells.findIndex((cell) => names[field].includes(cell))
  const missing = (['country', 'postalCode', 'town', 'latitude', 'longitude'] as const).filter(
    (field) => at(field) < 0,
  )
  if (missing.length)
    throw unreadable(
      `has neither GeoNames' tab-separated columns nor a header row with ${missing.map((field) => names[field][0]).join(', ')}`,
    )
  const columns = Object.fromEntries(
    Object.keys(names).map((field) => [field, at(field as keyof GeoNamesRow)]),
  )
  return {
    hasHeader: true,
    options: { delimiter, relax_quotes: true },
    read: reader(columns as Record<keyof GeoNamesRow, number>),
  }
}

function reader(columns: Record<keyof GeoNamesRow, number>): (record: string[]) => GeoNamesRow {
  const cell = (record: string[], column: number) => (record[column] ?? '').trim()
  return (record) => ({
    country: cell(record, columns.country).toUpperCase(),
    postalCode: cell(record, columns.postalCode),
    town: cell(record, columns.town),
    region: cell(record, columns.region),
    community: cell(record, columns.community),
    latitude: cell(record, columns.latitude),
    longitude: cell(record, columns.longitude),
  })
}

async function firstLine(file: string): Promise<string> {
  const handle = await open(file).catch((error: Error) => {
    throw unreadable(`cannot be read (${(error as NodeJS.ErrnoException).code ?? error.message})`)
  })
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(65_536), position: 0 })
    const text = buffer.subarray(0, bytesRead).toString('utf8')
    if (text.startsWith('PK\u0003\u0004'))
      throw unreadable('is a zip archive; unpack it and give the file inside')
    return text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0]!
  } finally {
    await handle.close()
  }
}

const unreadable = (message: string) =>
  new Refused(refuse('invalid', {}, [{ pointer: '/file', code: 'unreadable', message }]))
