import type { Why } from '../../shared/why.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Need } from './eligibility.ts'
import type { Decision } from './decide.ts'

/** The two or three plain reasons why this partner got the lead, the one that ordered it first. */
export function whyOf(decision: Decision, need: Need, partner: RoutingPartner, place: string): Why[] {
  if (!decision.choice || !decision.pool || !decision.then) return [{ code: 'named_by_rule' }]
  const reasons: Why[] = []
  const { choice, pool, then } = decision
  const figures = choice.winner!.figures
  if (choice.ranking.length === 1) reasons.push({ code: 'only_one' })
  const order = then.orders[0]!
  if (order === 'nearest' && figures.km !== undefined) reasons.push({ code: 'nearest', km: figures.km })
  else if (choice.ranking.length > 1) {
    if (order === 'tier' && partner.tier) reasons.push({ code: 'tier', tier: partner.tier })
    if (order === 'round_robin') reasons.push({ code: 'turn' })
    if (order === 'weighted') reasons.push({ code: 'share' })
    if (order === 'least_loaded') reasons.push({ code: 'least_loaded', open: figures.open ?? 0 })
  }
  if (partner.portfolio && need.productLine && pool.portfolio !== 'any')
    reasons.push({ code: 'carries', product: need.productLine })
  if (partner.territory && pool.territory !== 'any') reasons.push({ code: 'covers', place })
  if (pool.language && need.language) reasons.push({ code: 'speaks', language: need.language })
  return reasons.length ? reasons.slice(0, 3) : [{ code: 'turn' }]
}
