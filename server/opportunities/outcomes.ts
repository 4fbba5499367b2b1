import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type {
  GivenBackOpportunity,
  LiveOpportunity,
  LostOpportunity,
  OpenOpportunity,
  Opportunity,
  PostponedOpportunity,
  WonOpportunity,
} from './opportunity.ts'
import { isLive, touched } from './opportunity.ts'
import type { FollowUpTimer } from './tables.ts'

interface Reason {
  key: string
}

export interface Order {
  orderValue: number
  currency?: string | undefined
  reason: string
  note?: string | undefined
}

/** The customer has ordered. Gates don't stand in the way of an order. */
export function win(
  opportunity: LiveOpportunity,
  order: Order,
  reasons: Reason[],
  now: Date,
): WonOpportunity | Refusal {
  const unknown = unknownReason(order.reason, reasons)
  if (unknown) return unknown
  const currency = order.currency ?? opportunity.currency
  return {
    ...opportunity,
    ...closing(order.note, now),
    status: 'won',
    closeReason: order.reason,
    orderValue: order.orderValue,
    currency,
    // An amount in one currency must not be read in another.
    amount: currency === opportunity.currency ? opportunity.amount : order.orderValue,
  }
}

/** There will be no order. */
export function lose(
  opportunity: LiveOpportunity,
  { reason, note }: { reason: string; note?: string | undefined },
  reasons: Reason[],
  now: Date,
): LostOpportunity | Refusal {
  const unknown = unknownReason(reason, reasons)
  if (unknown) return unknown
  return { ...opportunity, ...closing(note, now), status: 'lost', closeReason: reason, orderValue: null }
}

/** What a follow-up rule that closes gives as the reason where it names none of the pipeline's. */
export const silence = 'silence'

/** A follow-up rule closes it, for a reason of the pipeline's list or because nothing was heard. */
export const closeSilent = (
  opportunity: LiveOpportunity,
  { reason, note }: { reason: string | undefined; note: string },
  reasons: Reason[],
  now: Date,
): LostOpportunity => ({
  ...opportunity,
  ...closing(note, now),
  status: 'lost',
  closeReason: reasons.find(({ key }) => key === reason)?.key ?? silence,
  orderValue: null,
})

/** Lost, because the customer has said that nothing is needed any more; no reason of the manufacturer's list says it. */
export const customerWithdrew = 'customer_withdrew'
export const withdrawn = (opportunity: LiveOpportunity, now: Date): LostOpportunity => ({
  ...opportunity,
  ...closing(undefined, now),
  status: 'lost',
  closeReason: customerWithdrew,
  orderValue: null,
})

/** Goes back to be routed again: returned by the partner, or reclaimed by the manufacturer. */
export function giveBack(
  opportunity: Opportunity,
  outcome: 'returned' | 'reclaimed',
  reason: string,
  now: Date,
): GivenBackOpportunity | Refusal {
  if (!isLive(opportunity)) return refuse('opportunity_not_open', { state: opportunity.status })
  return { ...opportunity, ...closing(reason, now), status: outcome, closeReason: null, orderValue: null }
}

/**
 * Sleeps until a day, `YYYY-MM-DD`, and then wakes.
 * @param today the manufacturer's local day
 * @param wakesAt when that day begins there
 */
export function postpone(
  opportunity: LiveOpportunity,
  { until, note }: { until: string; note?: string | undefined },
  today: string,
  wakesAt: Date,
  now: Date,
): PostponedOpportunity | Refusal {
  if (until <= today)
    return refuse('invalid', {}, [
      { pointer: '/until', code: 'too_early', message: 'must be a day after today' },
    ])
  return {
    ...opportunity,
    status: 'postponed',
    postponedUntil: until,
    closeNote: note ?? null,
    lastActivityAt: now,
    nudgeAt: wakesAt,
    nudges: 0,
    reclaimProposedAt: null,
  }
}

/** Is worked again, before its date or at it; the step that was next is due today at the earliest. */
export function resume(opportunity: LiveOpportunity, today: string, now: Date): OpenOpportunity | Refusal {
  if (opportunity.status !== 'postponed') return refuse('opportunity_not_open', { state: opportunity.status })
  const due = opportunity.nextStepDue
  const open: OpenOpportunity = {
    ...opportunity,
    status: 'open',
    postponedUntil: null,
    closeNote: null,
    nextStepDue: due !== null && due > today ? due : today,
  }
  return touched(open, now)
}

const closing = (note: string | undefined, now: Date) =>
  ({
    closedAt: now,
    closeNote: note ?? null,
    nudgeAt: null,
    helpWantedAt: null,
    timers: [] as FollowUpTimer[],
    quoteSentAt: null,
    reclaimProposedAt: null,
    postponedUntil: null,
  }) as const

function unknownReason(reason: string, reasons: Reason[]): Refusal | null {
  if (reasons.some(({ key }) => key === reason)) return null
  const known = reasons.map(({ key }) => key)
  const message = `must be one of ${known.join(', ')}`
  return refuse('reason_unknown', { reasons: known }, [
    { pointer: '/reason', code: 'reason_unknown', message },
  ])
}
