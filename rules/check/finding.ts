import type { Condition } from '../condition.ts'
import type { ResponseWindow } from '../distribute.ts'
import type { Facts } from '../facts.ts'
import type { StepMoment, Target } from '../ladder.ts'

/** What each finding says beside its rule, for the sentence that tells it. */
export interface FindingDetails {
  /** The condition that no lead fulfils that fulfils those before it at `pointers`; `alone` where there are none. */
  never_matches: { condition: Condition; pointers: readonly string[]; alone: boolean }
  /** `by` are the keys of earlier rules that take every lead of this one. */
  shadowed: { by: readonly string[] }
  /** No rule takes any lead of this country; `past` of the recent leads were of it. */
  country_dropped: { country: string; past: number; fallback: boolean }
  /** No rule takes a lead like this; `countries` are those of which there are some. */
  leads_untaken: { countries: readonly string[]; past: number }
  partner_unreachable: { partner: string; takenBy: string | null }
  nobody_in_pool: Record<never, never>
  race_too_small: { raceTo: number; partners: readonly string[] }
  /** In `hours` of the `asked` hours of the week the deadline passes before anybody in the pool opens. */
  window_outside_hours: { minutes: number; weekday: number; hour: number; hours: number; asked: number }
  unknown_product: { value: string; nearest: string | null }
  unknown_country: { value: string }
  unknown_region: { value: string }
  unknown_tier: { value: string; nearest: string | null }
  unknown_tag: { value: string; nearest: string | null }
  unknown_partner: { value: string }
  unknown_pipeline: { value: string; nearest: string | null }
  unknown_ladder: { value: string; nearest: string | null }
  ladder_unused: { ladder: string }
  /** Whom the step names is not, or no longer, there. */
  ladder_tells_nobody: { ladder: string; at: StepMoment; to: Exclude<Target, string> }
  /** The step falls outside a window of `minutes`, the longest of those that are too short; `always` where all are. */
  ladder_step_late: {
    ladder: string
    at: StepMoment
    minutes: number
    clock: ResponseWindow['clock']
    always: boolean
  }
  /** So many rules or partners would have taken too long to prove anything about. */
  unproven: { count: number }
}
export type FindingCode = keyof FindingDetails
export type Severity = 'error' | 'warning' | 'hint'

export const severities: Record<FindingCode, Severity> = {
  never_matches: 'error',
  shadowed: 'warning',
  country_dropped: 'error',
  leads_untaken: 'warning',
  partner_unreachable: 'warning',
  nobody_in_pool: 'error',
  race_too_small: 'warning',
  window_outside_hours: 'hint',
  unknown_product: 'warning',
  unknown_country: 'warning',
  unknown_region: 'warning',
  unknown_tier: 'warning',
  unknown_tag: 'warning',
  unknown_partner: 'error',
  unknown_pipeline: 'error',
  unknown_ladder: 'error',
  ladder_unused: 'hint',
  ladder_tells_nobody: 'warning',
  ladder_step_late: 'warning',
  unproven: 'hint',
}

/** One thing that the check has proven. `witness` is a lead that shows it when it is matched. */
export type Finding = {
  [C in FindingCode]: {
    code: C
    severity: Severity
    ruleKey: string | null
    partnerId: string | null
    /** RFC 6901, within the rule set. */
    pointer: string
    detail: FindingDetails[C]
    witness: Facts | null
  }
}[FindingCode]

export function finding<C extends FindingCode>(
  code: C,
  detail: FindingDetails[C],
  over: Partial<Omit<Finding, 'code' | 'detail'>> = {},
): Finding {
  const plain = { ruleKey: null, partnerId: null, pointer: '', witness: null, severity: severities[code] }
  return { code, detail, ...plain, ...over } as Finding
}
