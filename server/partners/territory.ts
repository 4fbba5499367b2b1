import type { Territory } from '../../shared/partners.ts'
import type { Position } from '../../shared/distance.ts'
import { distanceKm } from '../../shared/distance.ts'
import { compactCode } from '../places/postal-code.ts'
import { regionCode } from '../places/region.ts'

/** Where a lead is; what is not known is null or empty, and no part of a territory covers it. */
export interface LeadPlace {
  country: string
  regions: readonly string[]
  postalCode: string | null
  position: Position | null
}

/**
 * Whether a partner sells there: any part of the territory suffices. An absent territory is everywhere, an empty one
 * nowhere. Postal codes are compared as text, and a range holds whatever begins like its ends: 80 to 82 holds 82999.
 *
 * @param from the partner's own position, from which its radius is measured
 */
export function covers(territory: Territory | null, place: LeadPlace, from: Position | null): boolean {
  if (!territory) return true
  const parts = indexOf(territory)
  if (parts.countries.has(place.country)) return true
  if (
    place.regions.some((region) => parts.regions.has(`${place.country} ${regionCode(place.country, region)}`))
  )
    return true
  if (
    place.postalCode !== null &&
    coversCode(parts.codes.get(place.country), compactCode(place.country, place.postalCode))
  )
    return true
  return within(territory.radiusKm, place.position, from)
}

interface Codes {
  prefixes: Set<string>
  /** Lengths that occur among the prefixes, so that a code is cut a few times instead of compared thousands. */
  lengths: Set<number>
  ranges: { from: string; to: string }[]
}

interface Index {
  countries: Set<string>
  regions: Set<string>
  codes: Map<string, Codes>
}

const indexes = new WeakMap<Territory, Index>()

function indexOf(territory: Territory): Index {
  let index = indexes.get(territory)
  if (!index) indexes.set(territory, (index = read(territory)))
  return index
}

function read({ countries, regions, postalPrefixes, postalRanges }: Territory): Index {
  const codes = new Map<string, Codes>()
  const codesIn = (country: string) => {
    const known = codes.get(country) ?? { prefixes: new Set(), lengths: new Set(), ranges: [] }
    codes.set(country, known)
    return known
  }
  for (const { country, prefix } of postalPrefixes) {
    const start = compactCode(country, prefix)
    if (!start) continue
    codesIn(country).prefixes.add(start)
    codesIn(country).lengths.add(start.length)
  }
  for (const { country, ...range } of postalRanges) {
    const [from, to] = [compactCode(country, range.from), compactCode(country, range.to)]
    if (from && to) codesIn(country).ranges.push({ from, to })
  }
  return {
    countries: new Set(countries),
    regions: new Set(regions.map(({ country, region }) => `${country} ${regionCode(country, region)}`)),
    codes,
  }
}

function coversCode(codes: Codes | undefined, code: string): boolean {
  if (!codes || !code) return false
  for (const length of codes.lengths) if (codes.prefixes.has(code.slice(0, length))) return true
  return codes.ranges.some(({ from, to }) => from <= code && code.slice(0, to.length) <= to)
}

const within = (radiusKm: number | null | undefined, place: Position | null, from: Position | null) =>
  radiusKm != null && place !== null && from !== null && distanceKm(from, place) <= radiusKm
