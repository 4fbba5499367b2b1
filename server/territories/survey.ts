import type { Pool } from '../../rules/distribute.ts'
import { distanceKm } from '../../shared/distance.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { KnownPlace } from '../places/gazetteer.ts'
import type { Coverage } from '../routing/coverage.ts'
import type { Attendance, Need } from '../routing/eligibility.ts'
import { eligible } from '../routing/eligibility.ts'
import { areaCode } from './area.ts'

/** Postal codes that the same partners' territories cover. */
export interface Group {
  covering: readonly RoutingPartner[]
  places: KnownPlace[]
}

/** The codes of a country with the same beginning. */
export interface Area {
  country: string
  code: string
  places: KnownPlace[]
  groups: Map<string, Group>
}

/** Who covers what in a country; made once for a network, and asked for any product line. */
export interface Survey {
  country: string
  day: string
  areas: Map<string, Area>
  eligibleOf(group: Group, product: string | null): readonly RoutingPartner[]
}

/** What a lead of a product line asks for, were it to come from a place. */
export const needAt = (country: string, place: KnownPlace, productLine: string | null): Need => ({
  country,
  regions: place.regions,
  postalCode: place.postalCode,
  position: place,
  productLine,
  language: null,
  source: null,
  customer: [],
  account: null,
  asked: new Set(),
})

/** The map is of the network, not of an hour: nobody is absent, and nobody closed. A certification may end with a day. */
export const presentOn = (day: string): Attendance => ({
  away: () => false,
  open: () => true,
  today: () => day,
  since: () => 0,
})

/** The pool of a rule that names nothing: active, the territory covers, the portfolio carries. */
export const everyPool: Pool = { territory: 'must_cover', portfolio: 'must_carry' }

/**
 * @param day by which certifications are judged, `YYYY-MM-DD`
 * @param partners of the whole network
 */
export function beginSurvey(country: string, day: string, partners: readonly RoutingPartner[]): Survey {
  // Whether a partner carries a product line does not depend on the place, so it is asked once for all.
  const carrying = new Map<string | null, Set<RoutingPartner>>()
  const carryingOf = (product: string | null, { places }: Group) => {
    const known = carrying.get(product)
    if (known) return known
    const need = needAt(country, places[0]!, product)
    const found = new Set(eligible(partners, need, everyPool, presentOn(day)))
    carrying.set(product, found)
    return found
  }
  return {
    country,
    day,
    areas: new Map(),
    eligibleOf(group, product) {
      const found = carryingOf(product, group)
      return group.covering.filter((partner) => found.has(partner))
    },
  }
}

/** Adds places to their areas, each to those of its area that the same partners cover. */
export function addPlaces(survey: Survey, coverage: Coverage, places: readonly KnownPlace[]): void {
  const { country, areas } = survey
  for (const place of places) {
    const code = areaCode(country, place.postalCode)
    let area = areas.get(code)
    if (!area) areas.set(code, (area = { country, code, places: [], groups: new Map() }))
    area.places.push(place)
    const covering = coverage.at(needAt(country, place, null))
    const key = covering.map(({ id }) => id).join()
    const group = area.groups.get(key)
    if (group) group.places.push(place)
    else area.groups.set(key, { covering, places: [place] })
  }
}

/** How well an area is covered for the product lines asked for; `[null]` asks for a lead that names none. */
export function countArea(survey: Survey, area: Area, products: readonly (string | null)[]) {
  const partners = new Set<string>()
  const gaps = new Set<string>()
  let uncovered = 0
  let most = 0
  for (const group of area.groups.values()) {
    let gap = false
    for (const product of products) {
      const found = survey.eligibleOf(group, product)
      for (const { id } of found) partners.add(id)
      most = Math.max(most, found.length)
      if (found.length) continue
      gap = true
      if (product !== null) gaps.add(product)
    }
    if (gap) uncovered += group.places.length
  }
  return { partners: partners.size, uncovered, gaps: [...gaps].sort(), most }
}

const shapes = new WeakMap<Area, ReturnType<typeof measure>>()

/** Where an area lies, and how far it reaches; measured once. */
export function shapeOf(area: Area) {
  const shape = shapes.get(area) ?? measure(area)
  shapes.set(area, shape)
  return shape
}

/** The mean of its codes, its most frequent town, and how far nine tenths of the codes are away. */
function measure({ places }: Area) {
  const mean = (pick: (place: KnownPlace) => number) =>
    places.reduce((sum, place) => sum + pick(place), 0) / places.length
  const centre = { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) }
  const towns = new Map<string, number>()
  for (const { town } of places) towns.set(town, (towns.get(town) ?? 0) + 1)
  const [town] = [...towns].reduce((first, next) => (next[1] > first[1] ? next : first))
  const distances = places.map((place) => distanceKm(centre, place)).sort((a, b) => a - b)
  return {
    latitude: rounded(centre.latitude, 4),
    longitude: rounded(centre.longitude, 4),
    town,
    radiusKm: rounded(distances[Math.floor((distances.length - 1) * 0.9)]!, 1),
  }
}

const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits
