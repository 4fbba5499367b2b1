import type { CompiledRuleSet } from '../compile.ts'
import type { Condition } from '../condition.ts'
import type { Pool } from '../distribute.ts'
import type { DeclaredFact, Facts } from '../facts.ts'
import type { Region, Space } from './region.ts'
import type { Rule, RuleSet } from '../rule-set.ts'

/** A partner as far as the check needs one; those that have ended or are paused are `active: false`. */
export interface CheckedPartner {
  id: string
  name: string
  active: boolean
  tier: string | null
  tags: readonly string[]
  /** Leads of its named accounts get to it whatever the rules say. */
  pinned: boolean
  /** Every lead that may pass its standing tests in this pool fulfils this, and perhaps more; null is every lead. */
  reach(pool: Pool): Condition | null
  /** Minutes from the full hour (0 to 23, in the tenant's zone) of an ISO weekday until it is open; null for never. */
  opensAfter(weekday: number, hour: number): number | null
}

/** What the check knows of the tenant. A list that is null is not known, and nothing is said of it. */
export interface CheckContext {
  declared: readonly DeclaredFact[]
  productLines: readonly string[] | null
  pipelines: readonly string[] | null
  /** Ids of the people at the manufacturer, and of its webhooks, whom a ladder may tell. */
  people: readonly string[] | null
  webhooks: readonly string[] | null
  /** ISO 3166-1 codes in which partners sell or from which leads came: somebody must take their leads. */
  countries: readonly string[]
  isCountry(code: string): boolean
  /** Whether any country has the region; null where regions are not known. */
  isRegion: ((region: string) => boolean) | null
  partners: readonly CheckedPartner[]
  /** Recent leads, as they were matched. */
  leads: readonly Facts[]
}

/** An enabled rule with what the checks ask of it again and again. */
export interface RuleInCheck {
  rule: Rule
  index: number
  /** Where its condition holds; null where that takes too many regions to tell. */
  regions: readonly Region[] | null
  /** The pools of a rule that distributes, each with the partners in it. */
  pools: readonly PoolInCheck[]
}
export interface PoolInCheck {
  pool: Pool
  partners: ReadonlySet<CheckedPartner>
}

/** What all checks of one rule set share. */
export interface Check {
  ruleSet: RuleSet
  rules: readonly RuleInCheck[]
  fallback: readonly PoolInCheck[]
  compiled: CompiledRuleSet
  space: Space
  context: CheckContext
  budget: Budget
}

/** Steps that may still be taken, so that a check of any rule set ends. */
export class Budget {
  #left: number
  readonly #whole: Budget | null
  constructor(steps: number, whole: Budget | null = null) {
    this.#left = steps
    this.#whole = whole
  }

  take(): boolean {
    this.#left -= 1
    return this.#left >= 0 && (this.#whole?.take() ?? true)
  }

  /** At most so many of these steps, for one question. */
  share(steps: number): Budget {
    return new Budget(steps, this)
  }
}
