import { placeCode } from './postal-code.ts'
import type { Place } from './store.ts'

/** One row of GeoNames' postal codes, as text. */
export interface GeoNamesRow {
  country: string
  postalCode: string
  town: string
  region: string
  community: string
  latitude: string
  longitude: string
}

/** The rows of one postal code, added up. */
interface Sum {
  rows: number
  latitude: number
  longitude: number
  /** Of the first row; the others' are counted from it, so that a code astride the date line stays there. */
  firstLongitude: number
  /** How many rows name the town; a little more where the community bears the same name. */
  towns: Map<string, number>
  regions: Map<string, number>
}

export type Sums = Map<string, Sum>

/** Adds a row to its postal code. @returns what is wrong with the row, or null */
export function gather(sums: Sums, row: GeoNamesRow): string | null {
  const latitude = degrees(row.latitude, 90)
  const longitude = degrees(row.longitude, 180)
  if (!/^[A-Z]{2}$/.test(row.country)) return 'the country is not a two-letter code like DE'
  const code = placeCode(row.country, row.postalCode)
  if (!code) return 'the postal code is empty'
  if (!row.town) return 'the place has no name'
  if (latitude === null || longitude === null) return 'the coordinates are missing or no degrees'
  let sum = sums.get(code)
  if (!sum) {
    sum = {
      rows: 0,
      latitude: 0,
      longitude: 0,
      firstLongitude: longitude,
      towns: new Map(),
      regions: new Map(),
    }
    sums.set(code, sum)
  }
  sum.rows += 1
  sum.latitude += latitude
  sum.longitude += nearTo(longitude, sum.firstLongitude)
  const town = townIn(row.town)
  add(sum.towns, town, town === row.community ? 1.5 : 1)
  if (row.region) add(sum.regions, row.region, 1)
  return null
}

/** Some Austrian towns come with their district: `Graz,01.Bez.:Innere Stadt`. */
const townIn = (name: string) => name.replace(/,\s*\d+\.\s*Bez\.:.*$/, '')

/** The centre of all rows, its most frequent town (the first of equals), its regions by number of rows. */
export function placeOf(sum: Sum): Place {
  const regions = [...sum.regions].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const town = [...sum.towns].reduce((most, next) => (next[1] > most[1] ? next : most))
  return {
    latitude: rounded(sum.latitude / sum.rows),
    longitude: rounded(nearTo(sum.longitude / sum.rows, 0)),
    town: town[0],
    regions: regions.map(([region]) => region),
  }
}

function degrees(text: string, most: number): number | null {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) || Math.abs(value) > most ? null : value
}

const nearTo = (longitude: number, other: number) => longitude - 360 * Math.round((longitude - other) / 360)

const rounded = (value: number) => Math.round(value * 10_000) / 10_000

const add = (counts: Map<string, number>, name: string, amount: number) =>
  void counts.set(name, (counts.get(name) ?? 0) + amount)
