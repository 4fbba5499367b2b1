import type { Pool } from '../../rules/distribute.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Attendance, Need, Standing, Test } from '../routing/eligibility.ts'
import { kilometresTo, movingTests, standingTests } from '../routing/eligibility.ts'

/** A partner that could take a lead, with every test that a rule would pass it over for. */
export interface PossibleTaker {
  partner: RoutingPartner
  /** From the lead; null where either place is not known. */
  km: number | null
  missed: Test[]
}

// How much stands in the way, in tens of kilometres: what the partner cannot help weighs most, what waits least.
const weights: Record<Test, number> = {
  active: 1000,
  not_excluded: 100,
  carries_product: 40,
  certified: 30,
  not_asked_before: 20,
  not_absent: 20,
  covers_territory: 12,
  capacity_left: 10,
  cap_left: 6,
  in_pool: 6,
  speaks_language: 6,
  open_now: 1,
}
const farKm = 500

/** The partners that could take a lead, the best first; those that are not active cannot. */
export function possibleTakers(
  partners: readonly RoutingPartner[],
  need: Need,
  pool: Pool,
  attendance: Attendance,
  standingOf: (partner: RoutingPartner) => Standing,
  most: number,
): PossibleTaker[] {
  return partners
    .filter(({ status }) => status === 'active')
    .map((partner) => {
      const candidate = { partner, need, pool, attendance }
      const standing = standingOf(partner)
      const missed = [
        ...testsMissed(standingTests, (passes) => passes(candidate)),
        ...testsMissed(movingTests, (passes) => passes(candidate, standing)),
      ]
      const km = kilometresTo(partner, need)
      const weight = missed.reduce((sum, test) => sum + weights[test], 0) + Math.min(km ?? farKm, farKm) / 10
      return { partner, km, missed, weight }
    })
    .sort((one, other) => one.weight - other.weight || (one.partner.id < other.partner.id ? -1 : 1))
    .slice(0, most)
    .map(({ partner, km, missed }) => ({ partner, km, missed }))
}

const testsMissed = <T extends Test, P>(tests: Record<T, P>, passes: (test: P) => boolean) =>
  (Object.entries(tests) as [T, P][]).flatMap(([name, test]) => (passes(test) ? [] : [name]))
