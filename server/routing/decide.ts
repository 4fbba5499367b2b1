import type { CompiledRuleSet } from '../../rules/compile.ts'
import type { Facts } from '../../rules/facts.ts'
import { match } from '../../rules/match.ts'
import type { Distribute, Pool, WideningStep } from '../../rules/distribute.ts'
import { defaultRaceTo } from '../../rules/distribute.ts'
import type { Rule } from '../../rules/rule-set.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Coverage } from './coverage.ts'
import type { Choice } from './choose.ts'
import type { Attendance, Need, Standing } from './eligibility.ts'
import { choose } from './choose.ts'
import { eligible, takesAccount } from './eligibility.ts'

/** What became of a lead, as a value; nothing has been written yet. */
export interface Decision {
  outcome: 'offered' | 'assigned' | 'unassigned' | 'held' | 'closed'
  /** A code of ours, or the words of the rule that holds or closes. */
  reason: string | null
  ruleKey: string | null
  /** How many widening steps were taken before somebody was found, or all were used up. */
  widened: number
  then: Distribute | null
  /** The pool that decided, after widening. */
  pool: Pool | null
  choice: Choice | null
  partnerId: string | null
  fault: string | null
}

/** Everything a decision reads, in one place, so that the same decision can be made again. */
export interface Table {
  rules: CompiledRuleSet
  tiers: readonly string[]
  partners: readonly RoutingPartner[]
  byId: ReadonlyMap<string, RoutingPartner>
  coverage: Coverage
  standing(step: Step, partner: RoutingPartner, pool: readonly RoutingPartner[]): Standing
  attendance: Attendance
}

export const fallbackKey = 'fallback'
const partnersPerStep = 3

export const nothing = {
  reason: null,
  ruleKey: null,
  widened: 0,
  then: null,
  pool: null,
  choice: null,
  partnerId: null,
  fault: null,
}

/**
 * The first rule that matches decides. A broken rule holds its leads. Where nobody is eligible, or three partners have
 * been asked in vain, the pool widens by the rule's steps, then by the rule set's fallback.
 */
export function decide(facts: Facts, need: Need, table: Table): Decision {
  const found = match(table.rules, facts)
  if (found && 'fault' in found)
    return {
      ...nothing,
      outcome: 'held',
      reason: 'rule_fault',
      ruleKey: found.fault.key,
      fault: found.fault.message,
    }
  if (!found) {
    const fallback = table.rules.fallback
    if (!fallback) return { ...nothing, outcome: 'unassigned', reason: 'no_rule' }
    return distribute(
      fallbackKey,
      fallback,
      [{ at: 0, key: fallbackKey, then: fallback, pool: fallback.pool }],
      need,
      table,
    )
  }
  return follow(found.rule, need, table)
}

function follow({ key: ruleKey, then }: Rule, need: Need, table: Table): Decision {
  switch (then.do) {
    case 'hold':
      return { ...nothing, outcome: 'held', reason: then.reason, ruleKey }
    case 'close':
      return { ...nothing, outcome: 'closed', reason: then.reason, ruleKey }
    case 'assign': {
      const partner = table.byId.get(then.partner)
      const free = partner?.status === 'active' && !need.asked.has(partner.id)
      if (!free) return { ...nothing, outcome: 'unassigned', reason: 'named_partner_unavailable', ruleKey }
      return { ...nothing, outcome: 'assigned', reason: null, ruleKey, partnerId: partner.id }
    }
    case 'distribute':
      return distribute(ruleKey, then, stepsOf(ruleKey, then, table.rules.fallback), need, table)
  }
}

/** The partners that are asked: one, or in a race the first of the ranking. */
export function askedBy({ partnerId, then, choice }: Decision): string[] {
  if (partnerId === null) return []
  if (then?.mode !== 'race' || !choice) return [partnerId]
  return choice.ranking.slice(0, then.raceTo ?? defaultRaceTo).map((ranked) => ranked.partnerId)
}

/** A pool to try, under the rule that its leads are counted for. */
export interface Step {
  /** How many steps of widening were taken before it. */
  at: number
  key: string
  then: Distribute
  pool: Pool
}

function stepsOf(key: string, then: Distribute, fallback: Distribute | null): Step[] {
  const steps: Step[] = [{ at: 0, key, then, pool: then.pool }]
  for (const step of then.widen ?? [])
    steps.push({ at: steps.length, key, then, pool: widen(steps.at(-1)!.pool, step) })
  if (fallback) steps.push({ at: steps.length, key: fallbackKey, then: fallback, pool: fallback.pool })
  return steps
}

/** A step replaces what it names: a larger radius, the next tiers, other tags, or any territory. */
export const widen = (pool: Pool, step: WideningStep): Pool => ({
  ...pool,
  ...Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined)),
})

/** A lead of a named account goes to its partner, whoever else the rule would ask; null where it cannot take it. */
function toAccount(ruleKey: string, then: Distribute, need: Need, table: Table): Decision | null {
  const partner = need.account === null ? undefined : table.byId.get(need.account)
  if (!partner || !takesAccount({ partner, need, pool: then.pool, attendance: table.attendance })) return null
  const winner = { partnerId: partner.id, figures: { account: 1 } }
  return {
    ...nothing,
    outcome: then.mode === 'assign' ? 'assigned' : 'offered',
    ruleKey,
    then,
    pool: then.pool,
    choice: { winner, ranking: [winner], moreRanked: 0, missed: {} },
    partnerId: partner.id,
  }
}

function distribute(ruleKey: string, then: Distribute, steps: Step[], need: Need, table: Table): Decision {
  const own = toAccount(ruleKey, then, need, table)
  if (own) return own
  const first = Math.min(Math.floor(need.asked.size / partnersPerStep), steps.length)
  let last: Decision | null = null
  for (let at = first; at < steps.length; at++) {
    const step = steps[at]!
    const near = table.coverage.near(need, step.pool)
    const candidates = eligible(near, need, step.pool, table.attendance)
    const choice = choose(
      candidates,
      need,
      { pool: step.pool, orders: step.then.orders },
      table.tiers,
      (partner) => table.standing(step, partner, candidates),
      table.attendance,
    )
    const partnerId = choice.winner?.partnerId ?? null
    const outcome = step.then.mode === 'assign' ? 'assigned' : 'offered'
    last = {
      ...nothing,
      outcome,
      reason: need.account === null ? null : 'account_partner_unavailable',
      ruleKey: step.key,
      widened: at,
      then: step.then,
      pool: step.pool,
      choice,
      partnerId,
    }
    if (partnerId) return last
  }
  const reason = need.asked.size ? 'ladder_exhausted' : 'nobody_eligible'
  return {
    ...(last ?? { ...nothing, ruleKey, widened: steps.length, then, pool: then.pool }),
    outcome: 'unassigned',
    reason,
  }
}
