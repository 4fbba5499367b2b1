import type { OpportunityStatus } from '../../shared/opportunities.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type { FollowUpTimer } from './tables.ts'

/** What is true of an opportunity whatever its state. Days are local to the manufacturer, `YYYY-MM-DD`. */
interface Worked {
  tenantId: string
  id: string
  externalId: string | null
  leadId: string
  partnerId: string
  offerId: string | null
  pipelineId: string
  stage: string
  stageAt: Date
  acceptedAt: Date
  firstContactDue: Date | null
  firstContactAt: Date | null
  /** When the partner last did something with it; follow-ups count from here. */
  lastActivityAt: Date
  amount: number | null
  currency: string
  expectedClose: string | null
  /** How often the close date was put off. */
  pushes: number
  nextStep: string | null
  nextStepDue: string | null
  productLine: string | null
  /** In percent, where it overrides the stage's. */
  probability: number | null
  probabilityReason: string | null
  checks: string[]
  /** When the follow-ups look at it next. */
  nudgeAt: Date | null
  nudges: number
  /** Since when the partner asks for help that nobody has given yet. */
  helpWantedAt: Date | null
  timers: FollowUpTimer[]
  /** The last quote that nothing came after. */
  quoteSentAt: Date | null
  /** Since when the channel manager is offered to reclaim it. */
  reclaimProposedAt: Date | null
  version: number
}

interface Unfinished extends Worked {
  closedAt: null
  closeReason: null
  orderValue: null
  closeNote: string | null
}

export interface OpenOpportunity extends Unfinished {
  status: 'open'
  postponedUntil: null
}

export interface PostponedOpportunity extends Unfinished {
  status: 'postponed'
  postponedUntil: string
}

export type LiveOpportunity = OpenOpportunity | PostponedOpportunity

interface Closed extends Worked {
  closedAt: Date
  closeNote: string | null
  nudgeAt: null
  postponedUntil: null
}

export interface WonOpportunity extends Closed {
  status: 'won'
  closeReason: string
  orderValue: number
}

export interface LostOpportunity extends Closed {
  status: 'lost'
  closeReason: string
  orderValue: null
}

export interface GivenBackOpportunity extends Closed {
  status: 'returned' | 'reclaimed'
  closeReason: string | null
  orderValue: null
}

/** An accepted lead being worked, or what became of it. */
export type Opportunity = LiveOpportunity | WonOpportunity | LostOpportunity | GivenBackOpportunity

export const isLive = (opportunity: { status: OpportunityStatus }): opportunity is LiveOpportunity =>
  opportunity.status === 'open' || opportunity.status === 'postponed'

/** The opportunity while it is still worked, open or postponed. */
export const live = (opportunity: Opportunity): LiveOpportunity | Refusal =>
  isLive(opportunity) ? opportunity : refuse('opportunity_closed', { state: opportunity.status })

/** The next state of an opportunity that its partner has just worked on: the follow-ups start over. */
export const touched = <O extends LiveOpportunity>(opportunity: O, now: Date): O => ({
  ...opportunity,
  lastActivityAt: now,
  nudges: 0,
  reclaimProposedAt: null,
  // A postponed one sleeps until its date, whatever is noted meanwhile.
  nudgeAt: lookedAt(opportunity, now),
})

/** When the follow-ups look at what has just changed: at once, so that their moments are reckoned from what it is now. */
export const lookedAt = ({ status, nudgeAt }: LiveOpportunity, now: Date): Date | null =>
  status === 'open' ? now : nudgeAt
