import type { Why } from '../../shared/why.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Choice } from './choose.ts'
import type { Need } from './eligibility.ts'
import type { Decision } from './decide.ts'

/** The two or three plain reasons why this partner got the lead, the one that ordered it first. */
export function whyOf(decision: Decision, need: Need, partner: RoutingPartner, place: string): Why[] {
  const { choice, pool, then } = decision
  if (!choice || !pool || !then) return [{ code: 'named_by_rule' }]
  if (choice.winner?.figures.account) return [{ code: 'named_account' }]
  const reasons: Why[] = []
  if (choice.ranking.length === 1) reasons.push({ code: 'only_one' })
  reasons.push(...firstOf(then.orders[0]!, choice, partner))
  if (then.mode === 'race' && choice.ranking.length > 1) reasons.push({ code: 'race' })
  const product = need.productLine
  if (product && pool.portfolio === 'must_be_certified') reasons.push({ code: 'certified', product })
  else if (partner.portfolio && product && pool.portfolio !== 'any')
    reasons.push({ code: 'carries', product })
  if (partner.territory && pool.territory !== 'any') reasons.push({ code: 'covers', place })
  if (pool.language && need.language) reasons.push({ code: 'speaks', language: need.language })
  return reasons.length ? reasons.slice(0, 3) : [{ code: 'turn' }]
}

/** What the rule's first order says for the partner. */
function firstOf(order: string, { ranking }: Choice, partner: RoutingPartner): Why[] {
  const figures = ranking.find(({ partnerId }) => partnerId === partner.id)?.figures ?? {}
  if (order === 'nearest') {
    // In a race the second is asked as well, and is not the nearest.
    const nearest = ranking[0]!.partnerId === partner.id && figures.km !== undefined
    return nearest ? [{ code: 'nearest', km: figures.km! }] : []
  }
  if (ranking.length < 2) return []
  switch (order) {
    case 'tier':
      return partner.tier ? [{ code: 'tier', tier: partner.tier }] : []
    case 'round_robin':
      return [{ code: 'turn' }]
    case 'weighted':
      return [{ code: 'share' }]
    case 'least_loaded':
      return [{ code: 'least_loaded', open: figures.open ?? 0 }]
    default:
      return [{ code: figures.behind ? 'below_floor' : 'best_performing' }]
  }
}
