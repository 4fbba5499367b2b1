import type { ActivityKind } from '../../shared/opportunities.ts'
import { contacts } from '../opportunities/activity.ts'
import type { Followable } from './facts.ts'

/** What happened to an opportunity, as the audit tells it. `activityAt` is when a logged activity was done. */
export interface Event {
  at: Date
  kind: string
  byRule: boolean
  activityAt: Date | null
  data: Record<string, unknown>
}

/** An opportunity at a moment of its past. */
export interface State extends Followable {
  status: 'open' | 'postponed' | 'over'
  wokeAt: Date | null
  /** Nobody is asked before then, for the customer is awaited. */
  quietUntil: Date | null
}

interface Changed {
  field: string
  from?: unknown
  to?: unknown
}
const changesOf = ({ data }: Event): Changed[] =>
  Array.isArray(data['changes']) ? (data['changes'] as Changed[]) : []
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const isContact = ({ kind, data }: Event) =>
  kind === 'activity_logged' && contacts.has(data['activity'] as ActivityKind)

/** How it began: what it is now, with every change on the way taken back. */
export function beginning(now: Followable, acceptedAt: Date, events: readonly Event[]): State {
  const first = (field: string, otherwise: unknown): unknown => {
    for (const event of events) {
      const change = changesOf(event).find((one) => one.field === field)
      if (change && 'from' in change) return change.from
    }
    return otherwise
  }
  const moved = events.find(
    ({ kind }) => kind === 'opportunity_advanced' || kind === 'opportunity_moved_back',
  )
  const amount = first('amount', now.amount)
  return {
    ...now,
    status: 'open',
    stage: textOf(moved?.data['from']) ?? now.stage,
    stageAt: acceptedAt,
    lastActivityAt: acceptedAt,
    // A contact that nobody logged here was brought along from elsewhere.
    firstContactAt: events.some(isContact) ? null : now.firstContactAt,
    nextStepDue: textOf(first('nextStepDue', now.nextStepDue)),
    expectedClose: textOf(first('expectedClose', now.expectedClose)),
    amount: typeof amount === 'number' ? amount : null,
    quoteSentAt: null,
    wokeAt: null,
    quietUntil: null,
  }
}

const ends: ReadonlySet<string> = new Set([
  'opportunity_won',
  'opportunity_lost',
  'opportunity_returned',
  'opportunity_reclaimed',
  'offer_accept_undone',
])
const touching: ReadonlySet<string> = new Set([
  'activity_logged',
  'opportunity_advanced',
  'opportunity_moved_back',
  'help_wanted',
  'task_done',
  'customer_awaited',
])

/** What an event makes of it. What a rule did is left out: the policy that is tried says what would have been done. */
export function after(state: State, event: Event): State {
  const { at, kind, data } = event
  if (event.byRule) return state
  if (ends.has(kind)) return { ...state, status: 'over' }
  switch (kind) {
    case 'opportunity_edited':
      return edited(state, event)
    case 'opportunity_postponed':
      return { ...state, status: 'postponed', lastActivityAt: at }
    case 'opportunity_resumed':
      return { ...state, ...worked(at), status: 'open' }
    case 'opportunity_woken':
      return { ...state, ...worked(at), status: 'open', wokeAt: at }
    default:
      return touching.has(kind) ? { ...state, ...worked(at), ...doneBy(state, event, data) } : state
  }
}

const worked = (at: Date) => ({ lastActivityAt: at, wokeAt: null, quietUntil: null })

function doneBy(state: State, event: Event, data: Event['data']): Partial<State> {
  const { at, kind } = event
  if (kind === 'customer_awaited') {
    const until = textOf(data['until'])
    return { quietUntil: until === null ? null : new Date(until) }
  }
  if (kind === 'opportunity_advanced' || kind === 'opportunity_moved_back')
    return { stage: textOf(data['to']) ?? state.stage, stageAt: at }
  if (kind !== 'activity_logged') return {}
  const moment = event.activityAt ?? at
  if (data['activity'] === 'quote') return { quoteSentAt: moment }
  return isContact(event) ? { firstContactAt: state.firstContactAt ?? moment, quoteSentAt: null } : {}
}

function edited(state: State, event: Event): State {
  const next = { ...state }
  for (const { field, to } of changesOf(event)) {
    if (field === 'expectedClose') next.expectedClose = textOf(to)
    if (field === 'nextStepDue') next.nextStepDue = textOf(to)
    if (field === 'amount') next.amount = typeof to === 'number' ? to : null
  }
  const planned = changesOf(event).some(({ field }) => field === 'nextStep' || field === 'nextStepDue')
  return planned ? { ...next, ...worked(event.at) } : next
}
