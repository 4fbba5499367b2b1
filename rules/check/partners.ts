import type { Check, CheckedPartner, PoolInCheck, RuleInCheck } from './context.ts'
import type { Condition } from '../condition.ts'
import { escape } from './escape.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import type { Facts } from '../facts.ts'
import { match } from '../match.ts'
import type { Region } from './region.ts'
import { everyLead, regionsWhere, someLead } from './region.ts'

const stepsPerRule = 60

/** Active partners to whom no lead can get, whatever it is. */
export function checkPartners(check: Check): { findings: Finding[]; unproven: number } {
  let unproven = 0
  const findings = check.context.partners.flatMap((partner) => {
    if (!partner.active || partner.pinned) return []
    const reached = reachable(partner, check)
    if (reached === null) unproven += 1
    if (reached !== false) return []
    const witness = leadFor(partner, check)
    const taken = witness && match(check.compiled, witness)
    const takenBy = taken && 'rule' in taken ? taken.rule.key : null
    return [
      finding('partner_unreachable', { partner: partner.name, takenBy }, { partnerId: partner.id, witness }),
    ]
  })
  return { findings, unproven }
}

/** Null where the budget ended before anything was proven; where else nothing is proven, it counts as reachable. */
function reachable(partner: CheckedPartner, check: Check): boolean | null {
  // Whatever a rule's own partners do not take goes to the fallback's, so any lead may get there.
  if (reachesOf(check.fallback, partner).some((reach) => within([everyLead], reach, check).length > 0))
    return true
  let spent = false
  for (const rule of check.rules) {
    const answer = reachableBy(rule, partner, check)
    if (answer === true) return true
    if (answer === null) spent = true
  }
  return spent ? null : false
}

function reachableBy(
  { rule: { then }, index, regions, pools }: RuleInCheck,
  partner: CheckedPartner,
  check: Check,
): boolean | null {
  const named = then.do === 'assign' && then.partner === partner.id
  const reaches = named ? [null] : reachesOf(pools, partner)
  if (reaches.length === 0) return false
  if (regions === null) return true
  let spent = false
  for (const reach of reaches) {
    const found = escape(within(regions, reach, check), index, check, check.budget.share(stepsPerRule))
    if (found.outcome === 'found' || (found.outcome === 'unknown' && !found.spent)) return true
    if (found.outcome === 'unknown') spent = true
  }
  return spent ? null : false
}

/** The part of the regions that fulfils a condition, or all of a region where that is too much to tell. */
const within = (regions: readonly Region[], condition: Condition | null, { space }: Check) =>
  condition ? regions.flatMap((one) => regionsWhere(one, condition, true, space) ?? [one]) : regions

/** For each pool that the partner is in, the leads that it may pass the tests of. */
const reachesOf = (pools: readonly PoolInCheck[], partner: CheckedPartner): (Condition | null)[] =>
  pools.filter(({ partners }) => partners.has(partner)).map(({ pool }) => partner.reach(pool))

/** A lead that the partner could take, were it asked. */
function leadFor(partner: CheckedPartner, { space }: Check): Facts | null {
  const reach = partner.reach({ territory: 'must_cover', portfolio: 'must_carry' })
  const regions = reach ? (regionsWhere(everyLead, reach, true, space) ?? []) : [everyLead]
  for (const region of regions) {
    const lead = someLead(region, space)
    if (lead) return lead
  }
  return null
}
