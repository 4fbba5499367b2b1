import type { Pool } from '../../rules/distribute.ts'
import { compactCode } from '../places/postal-code.ts'
import { regionCode } from '../places/region.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { LeadPlace } from '../partners/territory.ts'
import { carriersOf } from './carriers.ts'
import { Circles } from './circles.ts'
import { Ranges } from './ranges.ts'

/** Which partners cover a place, without asking each: what `covers` answers, turned round. */
export interface Coverage {
  /** Partners whose territory covers the place, in the network's order. */
  at(place: LeadPlace): readonly RoutingPartner[]
  /** Of those, the ones that may carry what the lead asks for; with `territory: any` of the whole network. */
  near(
    place: LeadPlace & { productLine: string | null },
    pool: Pick<Pool, 'territory' | 'portfolio'>,
  ): readonly RoutingPartner[]
}

/** @param partners in the network's order */
export function coverageOf(partners: readonly RoutingPartner[]): Coverage {
  const { everywhere, within } = indexOf(partners)
  const carriers = carriersOf(partners)
  const unlimited = new Set(everywhere)
  const inOrder = (found: Iterable<number>) => [...found].sort((a, b) => a - b).map((nth) => partners[nth]!)
  const at = (place: LeadPlace) => {
    const found = within(place)
    if (!everywhere.length) return inOrder(found)
    return inOrder([...everywhere, ...found])
  }
  return {
    at,
    near(place, { territory, portfolio }) {
      const carrying = carriers.of(portfolio, place.productLine)
      if (territory === 'any') return carrying ? carrying.map((nth) => partners[nth]!) : partners
      if (!carrying) return at(place)
      const found = within(place)
      // The shorter list is walked, the longer one asked.
      if (carrying.length > everywhere.length + found.size) return at(place)
      return carrying.filter((nth) => unlimited.has(nth) || found.has(nth)).map((nth) => partners[nth]!)
    },
  }
}

function indexOf(partners: readonly RoutingPartner[]) {
  const everywhere: number[] = []
  const named = new Map<string, number[]>()
  const lengths = new Map<string, Set<number>>()
  const ranges = new Ranges()
  const circles = new Circles()
  const under = (name: string, nth: number) => void (named.get(name)?.push(nth) ?? named.set(name, [nth]))

  for (const [nth, { territory, latitude, longitude }] of partners.entries()) {
    if (!territory) {
      everywhere.push(nth)
      continue
    }
    for (const country of territory.countries) under(country, nth)
    for (const { country, region } of territory.regions)
      under(`${country} region ${regionCode(country, region)}`, nth)
    for (const { country, prefix } of territory.postalPrefixes) {
      const start = compactCode(country, prefix)
      if (!start) continue
      under(`${country} code ${start}`, nth)
      lengths.set(country, (lengths.get(country) ?? new Set()).add(start.length))
    }
    for (const { country, ...range } of territory.postalRanges) {
      const [from, to] = [compactCode(country, range.from), compactCode(country, range.to)]
      if (from && to) ranges.add(country, from, to, nth)
    }
    if (territory.radiusKm != null && latitude !== null && longitude !== null)
      circles.add({ latitude, longitude }, territory.radiusKm, nth)
  }

  /** Those whose territory names the place; whoever sells everywhere is not among them. */
  function within(place: LeadPlace): Set<number> {
    const found = new Set<number>()
    const add = (nth: number) => void found.add(nth)
    const addAll = (name: string) => named.get(name)?.forEach(add)
    addAll(place.country)
    for (const region of place.regions) addAll(`${place.country} region ${regionCode(place.country, region)}`)
    const code = place.postalCode === null ? '' : compactCode(place.country, place.postalCode)
    if (code) {
      for (const length of lengths.get(place.country) ?? [])
        addAll(`${place.country} code ${code.slice(0, length)}`)
      ranges.at(place.country, code, add)
    }
    if (place.position) circles.at(place.position, add)
    return found
  }
  return { everywhere, within }
}
