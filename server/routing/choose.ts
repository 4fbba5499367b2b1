import type { Distribute } from '../../rules/distribute.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Attendance, Candidate, MovingTest, Need, Recalled, Standing } from './eligibility.ts'
import { firstMovingMiss, kilometresTo } from './eligibility.ts'

/**
 * A partner's place, with the figures that gave it: kilometres, tier rank, turn, share, open work, leads below the floor
 * and score; `account` where the customer is its own.
 */
export interface Ranked {
  partnerId: string
  figures: Partial<Record<Figure, number>>
}
export type Figure = 'km' | 'tier' | 'turn' | 'share' | 'open' | 'behind' | 'performance' | 'account'

export interface Choice {
  winner: Ranked | null
  /** The first places, at most `rankingKept`. */
  ranking: Ranked[]
  moreRanked: number
  /** Partners that failed a test which the counters of the moment decided, by test. */
  missed: Partial<Record<MovingTest, string[]>>
}

export const rankingKept = 20

const nothingRecalled: Recalled = {}

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
  const compare = inOrders(then.orders)
  let ranked = 0
  for (const partner of candidates) {
    const standing = standingOf(partner)
    const candidate = { partner, need, pool: then.pool, attendance }
    const { miss = firstMovingMiss(candidate, standing), figures } = standing.recalled ?? nothingRecalled
    if (miss) (missed[miss] ??= []).push(partner.id)
    else {
      ranked += 1
      const found = figures ?? figuresOf(candidate, standing, then.orders, tiers)
      place(ranking, { partnerId: partner.id, figures: found }, compare)
    }
  }
  return { winner: ranking[0] ?? null, ranking, moreRanked: ranked - ranking.length, missed }
}

type Compare = (a: Ranked, b: Ranked) => number

/** Puts one among the first places, if it is among them; what falls off the end is counted, not kept. */
function place(ranking: Ranked[], one: Ranked, compare: Compare): void {
  let at = ranking.length
  if (at === rankingKept && compare(one, ranking[at - 1]!) > 0) return
  while (at > 0 && compare(one, ranking[at - 1]!) < 0) at -= 1
  ranking.splice(at, 0, one)
  if (ranking.length > rankingKept) ranking.pop()
}

type Order = Distribute['orders'][number]

/** The figures by which each order compares, one breaking the ties of the one before; `most` where the higher comes first. */
export const comparedBy: Record<Order, readonly { figure: Figure; most?: true }[]> = {
  nearest: [{ figure: 'km' }],
  tier: [{ figure: 'tier' }],
  round_robin: [{ figure: 'turn' }],
  weighted: [{ figure: 'share' }],
  least_loaded: [{ figure: 'open' }],
  best_performing: [
    { figure: 'behind', most: true },
    { figure: 'performance', most: true },
  ],
}

function inOrders(orders: readonly Order[]): Compare {
  const figures = orders.flatMap((order) => comparedBy[order])
  return (a, b) => {
    for (const { figure, most } of figures) {
      const [one, other] = most ? [b, a] : [a, b]
      // Whoever lacks the figure comes last.
      const none = most ? -Infinity : Infinity
      const difference = (one.figures[figure] ?? none) - (other.figures[figure] ?? none)
      if (difference && !Number.isNaN(difference)) return difference
    }
    return a.partnerId < b.partnerId ? -1 : 1
  }
}

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
    else if (order === 'best_performing') {
      if (standing.behind > 0) figures.behind = Math.round(standing.behind * 1000) / 1000
      figures.performance = standing.performance
    } else figures.open = standing.openWork
  }
  return figures
}
