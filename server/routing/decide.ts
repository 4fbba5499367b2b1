import type { CompiledRuleSet } from '../../rules/compile.ts'
import type { Facts } from '../../rules/facts.ts'
import { match } from '../../rules/match.ts'
import type { Distribute, Pool, WideningStep } from '../../rules/distribute.ts'
import { defaultRaceTo } from '../../rules/distribute.ts'
import type { Ladder } from '../../rules/ladder.ts'
import { ladderOf } from '../../rules/ladder.ts'
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
  /** A code of ours, or the words of the rule that holds or closes; of an offer, what its ladder did. */
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

/** Why a lead is offered as it is, where its ladder says so: partners were asked in vain. */
export const ladderWidened = 'ladder_widened'
export const ladderRaced = 'ladder_raced'

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
 * The first rule that matches decides. A broken rule holds its leads. Where nobody is eligible, or as many partners as
 * the rule's ladder says (three) have been asked in vain, the pool widens by the rule's steps, then by the rule set's
 * fallback; after that the ladder may ask those who are left at once.
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
  const ladder = ladderOf(table.rules.ladders, then.ladder)
  const first = Math.min(Math.floor(need.asked.size / ladder.afterPartners), steps.length)
  let last: Decision | null = null
  for (const step of steps.slice(first)) {
    last = tryStep(step, need, table)
    if (last.partnerId) return first > 0 ? { ...last, reason: ladderWidened } : last
  }
  const reason = need.asked.size ? 'ladder_exhausted' : 'nobody_eligible'
  return (
    raceOfTheRest(ladder, steps, need, table) ?? {
      ...(last ?? { ...nothing, ruleKey, widened: steps.length, then, pool: then.pool }),
      outcome: 'unassigned',
      reason,
    }
  )
}

function tryStep(step: Step, need: Need, table: Table): Decision {
  const { at, key, then, pool } = step
  const near = table.coverage.near(need, pool)
  const candidates = eligible(near, need, pool, table.attendance)
  const choice = choose(
    candidates,
    need,
    { pool, orders: then.orders },
    table.tiers,
    (partner) => table.standing(step, partner, candidates),
    table.attendance,
  )
  return {
    ...nothing,
    outcome: then.mode === 'assign' ? 'assigned' : 'offered',
    reason: need.account === null ? null : 'account_partner_unavailable',
    ruleKey: key,
    widened: at,
    then,
    pool,
    choice,
    partnerId: choice.winner?.partnerId ?? null,
  }
}

/** Once its steps are used up, a ladder may ask those who are left at once: of the widest pool that has any; once a lead. */
function raceOfTheRest({ race }: Ladder, steps: Step[], need: Need, table: Table): Decision | null {
  if (!race || need.raced || !need.asked.size) return null
  for (const step of steps.toReversed()) {
    if (step.then.mode === 'assign') continue
    const then = { ...step.then, mode: 'race' as const, raceTo: race.to, ...windowIn(race) }
    const decision = tryStep({ ...step, then }, need, table)
    if (decision.partnerId) return { ...decision, reason: ladderRaced }
  }
  return null
}

const windowIn = ({ window }: NonNullable<Ladder['race']>) =>
  window ? { window, gradeWindows: undefined } : {}
