import type { Pool } from '../../rules/distribute.ts'
import type { Exclusions } from '../../shared/partners.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { accountKey } from '../partners/company.ts'
import type { Taken } from '../partners/days.ts'
import { capLeft } from '../partners/days.ts'
import { covers } from '../partners/territory.ts'
import type { Ranked } from './choose.ts'
import type { Position } from '../../shared/distance.ts'
import { distanceKm } from '../../shared/distance.ts'

/** What a lead asks of a partner. */
export interface Need {
  country: string
  regions: readonly string[]
  postalCode: string | null
  position: Position | null
  productLine: string | null
  language: string | null
  source: string | null
  /** The keys under which the customer may be an account; see `accountKeysOf`. */
  customer: readonly string[]
  /** The partner whose named account the customer is. */
  account: string | null
  /** Partners that have been asked for this lead, and are not asked again. */
  asked: ReadonlySet<string>
  /** Its ladder has asked those who were left at once, in vain. */
  raced?: boolean
}

/** A partner with what changes from lead to lead. */
export interface Standing {
  openWork: number
  given: number
  turn: number
  /** For a partner with caps, what it has been given on its day, in its week and month. */
  taken: Taken | null
  /** For the order `best_performing`: its score, and how many leads it is below the floor; 0 where it is not. */
  performance: number
  behind: number
  /** What a decision that is made again was made of; what it leaves out is found out anew. */
  recalled?: Recalled
}

/** What was found of a partner when a decision was made first: the moving test that it failed, null for none, and its figures. */
export interface Recalled {
  miss?: MovingTest | null
  figures?: Ranked['figures']
}

/** Working time as routing asks for it. */
export interface Attendance {
  away(partner: RoutingPartner): boolean
  open(partner: RoutingPartner): boolean
  /** The day in its zone, `YYYY-MM-DD`. */
  today(partner: RoutingPartner): string
  /** Since when it takes leads, counting the return from an absence; milliseconds since 1970. */
  since(partner: RoutingPartner): number
}

/** One partner before one lead. */
export interface Candidate {
  partner: RoutingPartner
  need: Need
  pool: Pool
  attendance: Attendance
}

const covered = ({ partner, need, pool }: Candidate) =>
  pool.territory === 'any' || covers(partner.territory, need, positionOf(partner))
const within = (partner: RoutingPartner, need: Need, km: number) => {
  const distance = kilometresTo(partner, need)
  return distance !== null && distance <= km
}

/** Tests that the network, the lead and the hour decide, in the order in which a miss is shown. */
export const standingTests = {
  active: ({ partner }: Candidate) => partner.status === 'active',
  not_absent: ({ partner, attendance }: Candidate) => !attendance.away(partner),
  in_pool: ({ partner, need, pool }: Candidate) =>
    (!pool.tiers || (partner.tier !== null && pool.tiers.includes(partner.tier))) &&
    (!pool.tags || pool.tags.some((tag) => partner.tags.includes(tag))) &&
    (!pool.partners || pool.partners.includes(partner.id)) &&
    (pool.withinKm === undefined || within(partner, need, pool.withinKm)),
  covers_territory: covered,
  carries_product: (candidate: Candidate) => {
    const { partner, need, pool } = candidate
    return (
      pool.portfolio !== 'must_carry' ||
      partner.portfolio === null ||
      need.productLine === null ||
      carriedBy(partner.portfolio).has(need.productLine.toLowerCase()) ||
      isCertified(candidate, need.productLine)
    )
  },
  certified: (candidate: Candidate) => {
    const { need, pool } = candidate
    return (
      pool.portfolio !== 'must_be_certified' ||
      need.productLine === null ||
      isCertified(candidate, need.productLine)
    )
  },
  speaks_language: ({ partner, need, pool }: Candidate) =>
    !pool.language || need.language === null || partner.languages.includes(need.language),
} satisfies Record<string, (candidate: Candidate) => boolean>

/**
 * Tests that the counters of the moment decide, or what is not kept of a lead: who it is about. Whoever fails one is
 * kept with the decision.
 */
export const movingTests = {
  not_excluded: ({ partner, need }: Candidate) =>
    partner.exclusions === null || !excludes(partner.exclusions, need),
  not_asked_before: ({ partner, need }: Candidate) => !need.asked.has(partner.id),
  capacity_left: ({ partner }: Candidate, standing: Standing) =>
    partner.capacity === null || standing.openWork < partner.capacity,
  cap_left: ({ partner }: Candidate, { taken }: Standing) =>
    partner.caps === null || taken === null || capLeft(partner.caps, taken),
  open_now: ({ partner, pool, attendance }: Candidate) => !pool.openNow || attendance.open(partner),
} satisfies Record<string, (candidate: Candidate, standing: Standing) => boolean>

export type StandingTest = keyof typeof standingTests
export type MovingTest = keyof typeof movingTests
export type Test = StandingTest | MovingTest
export const tests = [...Object.keys(standingTests), ...Object.keys(movingTests)] as Test[]

/** The first standing test that a partner fails, or null. */
export function firstMiss(candidate: Candidate): StandingTest | null {
  return standing.find(([, passes]) => !passes(candidate))?.[0] ?? null
}

const standing = Object.entries(standingTests) as [StandingTest, (candidate: Candidate) => boolean][]
const standingButTerritory = standing.flatMap(([test, passes]) => (test === 'covers_territory' ? [] : passes))

/**
 * The partners that pass every standing test, in the network's order.
 *
 * @param near those whose territory covers the lead, where the pool asks for it
 */
export function eligible(
  near: readonly RoutingPartner[],
  need: Need,
  pool: Pool,
  attendance: Attendance,
): RoutingPartner[] {
  const found: RoutingPartner[] = []
  // One candidate for all of them: this is asked of every partner near every lead.
  const candidate = { partner: near[0]!, need, pool, attendance }
  for (const partner of near) {
    candidate.partner = partner
    if (passesAll(candidate)) found.push(partner)
  }
  return found
}

function passesAll(candidate: Candidate): boolean {
  for (const passes of standingButTerritory) if (!passes(candidate)) return false
  return true
}

const moving = Object.entries(movingTests) as [
  MovingTest,
  (candidate: Candidate, standing: Standing) => boolean,
][]

/** The first moving test that a partner fails, or null. */
export function firstMovingMiss(candidate: Candidate, counters: Standing): MovingTest | null {
  for (const [test, passes] of moving) if (!passes(candidate, counters)) return test
  return null
}

/** Whether a partner takes a lead of an account that is its own: in any pool, whatever it has open. */
export const takesAccount = (candidate: Candidate): boolean =>
  standingTests.active(candidate) &&
  standingTests.not_absent(candidate) &&
  movingTests.not_asked_before(candidate)

const carried = new WeakMap<string[], Set<string>>()

function carriedBy(portfolio: string[]): Set<string> {
  const lines = carried.get(portfolio) ?? new Set(portfolio.map((line) => line.toLowerCase()))
  carried.set(portfolio, lines)
  return lines
}

const isCertified = ({ partner, attendance }: Candidate, productLine: string): boolean =>
  partner.certifications.some(
    (one) =>
      one.productLine.toLowerCase() === productLine.toLowerCase() &&
      (one.until == null || one.until >= attendance.today(partner)),
  )

const excluded = new WeakMap<Exclusions, { sources: Set<string>; accounts: Set<string> }>()

function excludes(exclusions: Exclusions, { source, customer }: Need): boolean {
  let known = excluded.get(exclusions)
  if (!known) {
    known = {
      sources: new Set(exclusions.sources.map((one) => one.toLowerCase())),
      accounts: new Set(exclusions.accounts.flatMap((one) => accountKey(one) ?? [])),
    }
    excluded.set(exclusions, known)
  }
  const { sources, accounts } = known
  if (source !== null && sources.has(source.toLowerCase())) return true
  return accounts.size > 0 && customer.some((key) => accounts.has(key))
}

function positionOf(partner: RoutingPartner): Position | null {
  if (partner.latitude === null || partner.longitude === null) return null
  return { latitude: partner.latitude, longitude: partner.longitude }
}

/** From the partner to the lead; null where either place is not known. */
export function kilometresTo(partner: RoutingPartner, need: Need): number | null {
  const from = positionOf(partner)
  return from && need.position ? distanceKm(from, need.position) : null
}
