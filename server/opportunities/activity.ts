import type { ActivityKind, Stage } from '../../shared/opportunities.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { Refusal as No, refuse } from '../../shared/refusals.ts'
import { edit } from './fields.ts'
import type { LiveOpportunity } from './opportunity.ts'
import { touched } from './opportunity.ts'

/** What counts as having been in touch with the customer. */
export const contacts: ReadonlySet<ActivityKind> = new Set(['call', 'visit', 'email', 'meeting'])

export interface NewActivity {
  kind: ActivityKind
  /** When it happened; now where nothing is said. */
  at: Date
  nextStep?: string | undefined
  nextStepDue?: string | undefined
}

/**
 * Notes what was done. The first call, visit, mail or meeting is the first contact, not counted before the lead was
 * accepted. Clocks of phones may run two minutes fast.
 */
export function log(
  opportunity: LiveOpportunity,
  { kind, at, nextStep, nextStepDue }: NewActivity,
  stages: Stage[],
  now: Date,
): LiveOpportunity | Refusal {
  if (at.getTime() > now.getTime() + 120_000)
    return refuse('invalid', {}, [
      { pointer: '/at', code: 'in_future', message: 'must not lie in the future' },
    ])
  const edited = edit(opportunity, { nextStep, nextStepDue }, stages, now)
  if (edited instanceof No) return edited
  const contact = at < opportunity.acceptedAt ? opportunity.acceptedAt : at
  const first = edited.firstContactAt ?? (contacts.has(kind) ? contact : null)
  return touched({ ...edited, firstContactAt: first, quoteSentAt: quoteSent(edited, kind, at) }, now)
}

/** A quote waits for its answer until the next contact with the customer. */
const quoteSent = ({ quoteSentAt }: LiveOpportunity, kind: ActivityKind, at: Date): Date | null => {
  if (kind === 'quote') return at
  return contacts.has(kind) ? null : quoteSentAt
}
