import type { CustomerAnswer, CustomerDeed, CustomerStanding } from '../../shared/customers.ts'
import type { LeadStatus } from '../../shared/leads.ts'
import type { OpportunityStatus } from '../../shared/opportunities.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'

/** So often a customer may ask for somebody else; more would burn the network's partners one by one. */
export const mostChanges = 3

export const withdrawnReason = 'customer_withdrew'

/** A customer's request: the lead, and the opportunity of whoever has it now. */
export interface Request {
  leadId: string
  status: LeadStatus
  statusReason: string | null
  /** It was merged into or joined to another lead, whose fate it shares; then only what the customer owns may be done. */
  own: boolean
  /** How often the customer has asked for somebody else. */
  changes: number
  mails: boolean
  opportunity: {
    id: string
    partnerId: string
    status: OpportunityStatus
    firstContactAt: Date | null
    firstContactDue: Date | null
    quoted: boolean
    answer: CustomerAnswer | null
  } | null
}

const isLive = (status: OpportunityStatus) => status === 'open' || status === 'postponed'

/** Where it stands, as the customer needs to know it. */
export function standingOf({ status, statusReason, opportunity }: Request): CustomerStanding {
  if (status === 'closed') return statusReason === withdrawnReason ? 'withdrawn' : 'closed'
  if (!opportunity) return status === 'offered' ? 'asking' : 'received'
  if (opportunity.status === 'won') return 'done'
  if (!isLive(opportunity.status)) return 'closed'
  if (opportunity.quoted) return 'offer_made'
  // What the customer says counts more than what the partner has noted.
  const met =
    opportunity.answer === 'yes' || (opportunity.firstContactAt !== null && opportunity.answer !== 'no')
  return met || opportunity.status === 'postponed' ? 'in_touch' : 'will_call'
}

/** What the customer may do now. */
export function deedsFor(request: Request): CustomerDeed[] {
  const standing = standingOf(request)
  if (!request.own || ['done', 'closed', 'withdrawn'].includes(standing)) return []
  const { opportunity, changes, mails } = request
  const held = opportunity !== null || standing === 'asking'
  return [
    ...(opportunity ? ['answer' as const] : []),
    ...(held && changes < mostChanges ? ['another_partner' as const] : []),
    'withdraw',
    ...(mails ? ['stop_mails' as const] : []),
  ]
}

/** Nothing, or why the deed cannot be done now. */
export const refuseDeed = (request: Request, deed: CustomerDeed): Refusal | null =>
  deedsFor(request).includes(deed)
    ? null
    : refuse('lead_not_open', { state: standingOf(request), action: deed })
