import type { Distribute } from '../../rules/distribute.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Attendance, Candidate, MovingTest, Need, Recalled, Standing } from './eligibility.ts'
import { firstMovingMiss, kilometresTo } from './eligibility.ts'

/** A partner's place, with the figures that gave it: kilometres, tier rank, turn, share, open work, score. */
export interface Ranked {
  partnerId: string
  figures: Partial<Record<'km' | 'tier' | 'turn' | 'share' | 'open' | 'performance', number>>
}

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
  for (const partner of candidates) {
    const standing = standingOf(partner)
    const candidate = { partner, need, pool: then.pool, attendance }
    const { miss = firstMovingMiss(candidate, standing), figures } = standing.recalled ?? nothingRecalled
    if (miss) (missed[miss] ??= []).push(partner.id)
    else
      ranking.push({
        partnerId: partner.id,
        figures: figures ?? figuresOf(candidate, standing, then.orders, tiers),
      })
  }
  const figures = then.orders.map((order) => figureOf[order])
  ranking.sort((a, b) => {
    for (const figure of figures) {
      const [one, other] = figure === 'performance' ? [b, a] : [a, b]
      const difference = (one.figures[figure] ?? Infinity) - (other.figures[figure] ?? Infinity)
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

/** The figure by which each order compares. */
export const figureOf = {
  nearest: 'km',
  tier: 'tier',
  round_robin: 'turn',
  weighted: 'share',
  least_loaded: 'open',
  best_performing: 'performance',
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
    else if (order === 'best_performing') figures.performance = partner.performance ?? 0
    else figures.open = standing.openWork
  }
  return figures
}
