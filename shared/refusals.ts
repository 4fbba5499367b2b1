/**
 * Every way in which Baton says no, with the HTTP status that carries it.
 * The portal has a sentence for each, in each language.
 */
export const refusals = {
  invalid: 422,
  malformed: 400,
  too_large: 413,
  unsupported_media_type: 415,
  unauthenticated: 401,
  wrong_credentials: 401,
  forbidden: 403,
  cross_site: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_many_requests: 429,
  overloaded: 503,
  link_expired: 410,
  version_conflict: 409,
  idempotency_mismatch: 422,
  still_running: 409,
  email_taken: 409,
  last_admin: 409,
  offer_closed: 409,
  offer_expired: 410,
  offer_taken: 409,
  offer_not_accepted: 409,
  undo_too_late: 409,
  work_begun: 409,
  time_already_asked: 409,
  time_not_given: 409,
  lead_not_open: 409,
  lead_not_offerable: 409,
  merge_both_accepted: 409,
  merge_keeps_other: 409,
  merge_superseded: 409,
  partner_not_eligible: 409,
  already_asked: 409,
  opportunity_over: 410,
  opportunity_closed: 409,
  opportunity_not_open: 409,
  exit_criteria_unmet: 422,
  stage_unknown: 422,
  next_step_missing: 422,
  reason_unknown: 422,
  rule_set_invalid: 422,
  nothing_to_publish: 409,
  findings_unconfirmed: 409,
  release_scheduled: 409,
  nothing_scheduled: 409,
  canary_running: 409,
  canary_not_running: 409,
  mail_not_resendable: 409,
  discrepancy_settled: 409,
  reply_settled: 409,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusals

/** One wrong field: where it is (JSON pointer), what is wrong and how to mend it. */
export interface Fault {
  pointer: string
  code: string
  message: string
}

/** A no as a value. `facts` are shown to the caller; they never carry another party's data. */
export class Refusal {
  readonly code: RefusalCode
  readonly facts: Record<string, unknown>
  readonly faults: Fault[]
  constructor(code: RefusalCode, facts: Record<string, unknown> = {}, faults: Fault[] = []) {
    this.code = code
    this.facts = facts
    this.faults = faults
  }
}

export const refuse = (code: RefusalCode, facts: Record<string, unknown> = {}, faults: Fault[] = []) =>
  new Refusal(code, facts, faults)

/** Carries a refusal out of a transaction, so that it rolls back. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** The value, or the refusal thrown. */
export function orRefuse<T>(decision: T | Refusal): T {
  if (decision instanceof Refusal) throw new Refused(decision)
  return decision
}
