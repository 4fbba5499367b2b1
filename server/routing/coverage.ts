import type { Position } from '../../shared/distance.ts'
import { distanceKm } from '../../shared/distance.ts'
import { compactCode } from '../places/postal-code.ts'
import { regionCode } from '../places/region.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { LeadPlace } from '../partners/territory.ts'

/** Which partners cover a place, without asking each: what `covers` answers, turned round. */
export interface Coverage {
  /** Partners whose territory covers the place, in the network's order. */
  at(place: LeadPlace): readonly RoutingPartner[]
}

interface Range {
  from: string
  to: string
  nth: number
}

interface Circle {
  centre: Position
  km: number
  nth: number
}

/** @param partners in the network's order */
export function coverageOf(partners: readonly RoutingPartner[]): Coverage {
  const everywhere: number[] = []
  const named = new Map<string, number[]>()
  const lengths = new Map<string, Set<number>>()
  const ranges = new Map<string, Range[]>()
  const circles = gridOfCircles()
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
      if (!from || !to) continue
      for (const start of startsFrom(from, to)) {
        const name = `${country} ${start}`
        const beside = ranges.get(name) ?? []
        ranges.set(name, beside)
        beside.push({ from, to, nth })
      }
    }
    if (territory.radiusKm != null && latitude !== null && longitude !== null)
      circles.add({ centre: { latitude, longitude }, km: territory.radiusKm, nth })
  }

  function placesAt(place: LeadPlace): Set<number> {
    const found = new Set(everywhere)
    const add = (name: string) => named.get(name)?.forEach((nth) => found.add(nth))
    add(place.country)
    for (const region of place.regions) add(`${place.country} region ${regionCode(place.country, region)}`)
    const code = place.postalCode === null ? '' : compactCode(place.country, place.postalCode)
    if (code) {
      for (const length of lengths.get(place.country) ?? [])
        add(`${place.country} code ${code.slice(0, length)}`)
      for (const { from, to, nth } of ranges.get(`${place.country} ${code[0]}`) ?? [])
        if (from <= code && code.slice(0, to.length) <= to) found.add(nth)
    }
    if (place.position)
      for (const { centre, km, nth } of circles.near(place.position))
        if (distanceKm(centre, place.position) <= km) found.add(nth)
    return found
  }

  return {
    at: (place) => [...placesAt(place)].sort((a, b) => a - b).map((nth) => partners[nth]!),
  }
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The first characters that codes of a range can have. */
const startsFrom = (from: string, to: string): string[] =>
  letters.slice(letters.indexOf(from[0]!), letters.indexOf(to[0]!) + 1).split('')

const kmPerDegree = 111.19

/**
 * Circles by the degrees of latitude that they reach into, so that a place is measured against those of its own degree
 * alone.
 */
function gridOfCircles() {
  const byDegree = new Map<number, Circle[]>()
  return {
    add(circle: Circle) {
      const reach = circle.km / kmPerDegree
      const { latitude } = circle.centre
      for (let degree = Math.floor(latitude - reach); degree <= Math.floor(latitude + reach); degree++) {
        const beside = byDegree.get(degree) ?? []
        byDegree.set(degree, beside)
        beside.push(circle)
      }
    },
    near: ({ latitude }: Position): readonly Circle[] => byDegree.get(Math.floor(latitude)) ?? [],
  }
}
