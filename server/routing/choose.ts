import type { Distribute, Pool } from '../../rules/rule-set.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { covers } from '../partners/territory.ts'
import type { Position } from '../places/distance.ts'
import { distanceKm } from '../places/distance.ts'

/** What a lead asks of a partner. */
export interface Need {
  country: string
  regions: readonly string[]
  postalCode: string | null
  position: Position | null
  productLine: string | null
  language: string | null
  /** Partners that have been asked for this lead, and are not asked again. */
  asked: ReadonlySet<string>
}

/** A partner with what changes from lead to lead. */
export interface Standing {
  openWork: number
  given: number
  turn: number
}

/** Working time as routing asks for it. */
export interface Attendance {
  away(partner: RoutingPartner): boolean
  open(partner: RoutingPartner): boolean
  /** Since when it takes leads, counting the return from an absence; milliseconds since 1970. */
  since(partner: RoutingPartner): number
}

/** A partner's place, with the figures that gave it: kilometres, tier rank, turn, share, open work. */
export interface Ranked {
  partnerId: string
  figures: Partial<Record<'km' | 'tier' | 'turn' | 'share' | 'open', number>>
}

export interface Choice {
  winner: Ranked | null
  /** The first places, at most `rankingKept`. */
  ranking: Ranked[]
  moreRanked: number
  /** Partners that failed a test which the counters of the moment decided, by test. */
  missed: Partial<Record<MovingTest, string[]>>
}

interface Candidate {
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
  carries_product: ({ partner, need, pool }: Candidate) =>
    pool.portfolio === 'any' ||
    partner.portfolio === null ||
    need.productLine === null ||
    carriedBy(partner.portfolio).has(need.productLine.toLowerCase()),
  speaks_language: ({ partner, need, pool }: Candidate) =>
    !pool.language || need.language === null || partner.languages.includes(need.language),
} satisfies Record<string, (candidate: Candidate) => boolean>

/** Tests that the counters of the moment decide. */
export const movingTests = {
  not_asked_before: ({ partner, need }: Candidate) => !need.asked.has(partner.id),
  capacity_left: ({ partner }: Candidate, standing: Standing) =>
    partner.capacity === null || standing.openWork < partner.capacity,
  open_now: ({ partner, pool, attendance }: Candidate) => !pool.openNow || attendance.open(partner),
} satisfies Record<string, (candidate: Candidate, standing: Standing) => boolean>

export type StandingTest = keyof typeof standingTests
export type MovingTest = keyof typeof movingTests
export type Test = StandingTest | MovingTest
export const tests = [...Object.keys(standingTests), ...Object.keys(movingTests)] as Test[]

export const rankingKept = 20

/** The first standing test that a partner fails, or null. */
export function firstMiss(candidate: Candidate): StandingTest | null {
  return standing.find(([, passes]) => !passes(candidate))?.[0] ?? null
}

const standing = Object.entries(standingTests) as [StandingTest, (candidate: Candidate) => boolean][]
const standingButTerritory = standing.filter(([test]) => test !== 'covers_territory')

/**
 * The partners that pass every standing test, in the network's order.
 *
 * @param near what may be taken for granted of the territory: the partners whose territory covers the lead
 */
export function eligible(
  partners: readonly RoutingPartner[],
  near: readonly RoutingPartner[],
  need: Need,
  pool: Pool,
  attendance: Attendance,
): RoutingPartner[] {
  return (pool.territory === 'any' ? partners : near).filter((partner) => {
    const candidate = { partner, need, pool, attendance }
    for (const [, passes] of standingButTerritory) if (!passes(candidate)) return false
    return true
  })
}

/**
 * Who gets the lead, and why not the others. Orders are exact, not dice: each breaks the ties of the one before, and
 * the partner's id breaks the last.
 *
 * @param candidates partners that passed the standing tests
 * @param tiers from the highest to the lowest; a tier that is not named ranks last
 */
export function choose(
  candidates: readonly RoutingPartner[],
  need: Need,
  then: Pick<Distribute, 'pool' | 'orders'>,
  tiers: readonly string[],
  standingOf: (partner: RoutingPartner) => Standing,
  attendance: Attendance,
): Choice {
  const missed: Choice['missed'] = {}
  const ranking: Ranked[] = []
  for (const partner of candidates) {
    const standing = standingOf(partner)
    const candidate = { partner, need, pool: then.pool, attendance }
    const miss = firstMovingMiss(candidate, standing)
    if (miss) (missed[miss] ??= []).push(partner.id)
    else ranking.push({ partnerId: partner.id, figures: figuresOf(candidate, standing, then.orders, tiers) })
  }
  const figures = then.orders.map((order) => figureOf[order])
  ranking.sort((a, b) => {
    for (const figure of figures) {
      const difference = (a.figures[figure] ?? Infinity) - (b.figures[figure] ?? Infinity)
      if (difference && !Number.isNaN(difference)) return difference
    }
    return a.partnerId < b.partnerId ? -1 : 1
  })
  return {
    winner: ranking[0] ?? null,
    ranking: ranking.slice(0, rankingKept),
    moreRanked: Math.max(0, ranking.length - rankingKept),
    missed,
  }
}

const moving = Object.entries(movingTests) as [MovingTest, (candidate: Candidate, standing: Standing) => boolean][]

function firstMovingMiss(candidate: Candidate, counters: Standing): MovingTest | null {
  for (const [test, passes] of moving) if (!passes(candidate, counters)) return test
  return null
}

const figureOf = {
  nearest: 'km',
  tier: 'tier',
  round_robin: 'turn',
  weighted: 'share',
  least_loaded: 'open',
} as const

function figuresOf(
  { partner, need }: Candidate,
  standing: Standing,
  orders: Distribute['orders'],
  tiers: readonly string[],
): Ranked['figures'] {
  const figures: Ranked['figures'] = {}
  for (const order of orders) {
    if (order === 'nearest') {
      const km = kilometresTo(partner, need)
      if (km !== null) figures.km = Math.round(km * 1000) / 1000
    } else if (order === 'tier') {
      const rank = tiers.indexOf(partner.tier ?? '')
      figures.tier = rank < 0 ? tiers.length : rank
    } else if (order === 'round_robin') figures.turn = standing.turn
    else if (order === 'weighted') figures.share = standing.given / partner.weight
    else figures.open = standing.openWork
  }
  return figures
}

const carried = new WeakMap<string[], Set<string>>()

function carriedBy(portfolio: string[]): Set<string> {
  const lines = carried.get(portfolio) ?? new Set(portfolio.map((line) => line.toLowerCase()))
  carried.set(portfolio, lines)
  return lines
}

function positionOf(partner: RoutingPartner): Position | null {
  if (partner.latitude === null || partner.longitude === null) return null
  return { latitude: partner.latitude, longitude: partner.longitude }
}

function kilometresTo(partner: RoutingPartner, need: Need): number | null {
  const from = positionOf(partner)
  return from && need.position ? distanceKm(from, need.position) : null
}
