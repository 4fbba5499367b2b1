import type { TerritoryView } from '../../shared/territories.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Attendance } from '../routing/eligibility.ts'
import { firstMiss } from '../routing/eligibility.ts'
import type { Area, Survey } from './survey.ts'
import { everyPool, needAt, presentOn } from './survey.ts'

type In = Pick<TerritoryView, 'here' | 'others'> & { uncovered: TerritoryView['uncoveredPlaces'] }

/** Who may get leads in an area and in how many of its codes, who reaches in but may not, and where nobody is. */
export function whoIsIn(
  survey: Survey,
  area: Area,
  products: readonly (string | null)[],
  attendance: Attendance,
): In {
  const places = new Map<RoutingPartner, number>()
  const reaching = new Set<RoutingPartner>()
  const uncovered: In['uncovered'] = []
  for (const group of area.groups.values()) {
    const found = products.map((product) => survey.eligibleOf(group, product))
    for (const partner of group.covering) reaching.add(partner)
    for (const partner of new Set(found.flat()))
      places.set(partner, (places.get(partner) ?? 0) + group.places.length)
    if (found.every((one) => one.length)) continue
    const gaps = products.filter((product, nth): product is string => product !== null && !found[nth]!.length)
    for (const { postalCode, town } of group.places) uncovered.push({ postalCode, town, gaps })
  }
  return {
    here: [...places]
      .map(([partner, codes]) => ({
        id: partner.id,
        name: partner.name,
        tier: partner.tier,
        places: codes,
        away: attendance.away(partner),
      }))
      .sort((a, b) => b.places - a.places || a.name.localeCompare(b.name)),
    others: [...reaching]
      .filter((partner) => !places.has(partner))
      .map((partner) => ({
        id: partner.id,
        name: partner.name,
        status: partner.status,
        test: missOf(survey, area, partner, products),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    uncovered: uncovered.sort((a, b) => (a.postalCode < b.postalCode ? -1 : 1)),
  }
}

function missOf(
  { country, day }: Survey,
  area: Area,
  partner: RoutingPartner,
  products: readonly (string | null)[],
): string {
  const group = [...area.groups.values()].find(({ covering }) => covering.includes(partner))!
  const need = needAt(country, group.places[0]!, products[0] ?? null)
  return firstMiss({ partner, need, pool: everyPool, attendance: presentOn(day) }) ?? 'carries_product'
}
