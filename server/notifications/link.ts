import type { NotificationKind } from '../../shared/mails.ts'
import { signLink } from '../identity/links.ts'

/** What a mail's button may lead to. */
export interface LinkTarget {
  kind: NotificationKind
  tenantId: string
  partnerId: string | null
  leadId: string | null
  offerId: string | null
  opportunityId: string | null
  /** When the mail was owed, ISO 8601. */
  createdAt: string
  data: { respondBy?: string; url?: string; opportunity?: string | null; inbound?: string }
}

const twoWeeks = 14 * 24 * 3600 * 1000
const thirtyDays = 30 * 24 * 3600 * 1000

/**
 * Where the button of a mail leads for one reader: an open offer and a follow-up to their answer pages, everything else
 * to the portal. An offer's page tells for two weeks after the deadline what became of it; a follow-up can be answered
 * for thirty days.
 *
 * @throws Error when an offer's mail lacks what its link is made of
 */
export function linkOf(
  target: LinkTarget,
  reader: { userId: string | null; desk: 'partner' | 'manufacturer' | 'customer' },
  { baseUrl, secret }: { baseUrl: string; secret: string },
): string {
  if (target.data.url) return target.data.url
  if (reader.desk === 'customer') {
    const { kind, tenantId, leadId, createdAt } = target
    if (!leadId) throw new Error(`${kind} needs leadId`)
    return statusUrl({ tenantId, leadId }, new Date(createdAt), { baseUrl, secret })
  }
  if (reader.desk === 'partner' && answerable.has(target.kind)) {
    const { tenantId, partnerId, offerId, data } = target
    if (!partnerId || !offerId || !data.respondBy)
      throw new Error(`${target.kind} needs partnerId, offerId and respondBy`)
    const expiresAt = new Date(Date.parse(data.respondBy) + twoWeeks)
    const link = {
      purpose: 'offer',
      tenantId,
      partnerId,
      subjectId: offerId,
      userId: reader.userId,
      expiresAt,
    } as const
    return `${baseUrl}/answer#${signLink(link, secret)}`
  }
  const { inbound } = target.data
  if (reader.desk === 'partner' && inbound && target.partnerId) {
    const { tenantId, partnerId, createdAt } = target
    const expiresAt = new Date(Date.parse(createdAt) + twoWeeks)
    const link = { purpose: 'reply', tenantId, partnerId, subjectId: inbound, expiresAt } as const
    return `${baseUrl}/answer/reply#${signLink({ ...link, userId: reader.userId }, secret)}`
  }
  const followed = target.opportunityId
  if (reader.desk === 'partner' && followed && target.partnerId && followUpKinds.has(target.kind)) {
    const { tenantId, partnerId, createdAt } = target
    const expiresAt = new Date(Date.parse(createdAt) + thirtyDays)
    const link = { purpose: 'opportunity', tenantId, partnerId, subjectId: followed, expiresAt } as const
    return `${baseUrl}/answer/opportunity#${signLink({ ...link, userId: reader.userId }, secret)}`
  }
  if (target.kind === 'alarm_raised') return `${baseUrl}/mails`
  if (target.kind === 'canary_rolled_back') return `${baseUrl}/rules/versions`
  if (target.kind === 'address_bounced') return `${baseUrl}/mails?status=dead`
  const gone = target.kind === 'opportunity_returned' || target.kind === 'opportunity_reclaimed'
  const opportunity = target.opportunityId ?? target.data.opportunity
  if (opportunity && !gone) return `${baseUrl}/opportunities/${opportunity}`
  if (target.leadId && reader.desk === 'manufacturer') return `${baseUrl}/leads/${target.leadId}`
  return reader.desk === 'partner' ? `${baseUrl}/inbox` : `${baseUrl}/`
}

const answerable: ReadonlySet<NotificationKind> = new Set(['offer_made', 'offer_reminder', 'offer_escalated'])
/** Mails to a partner that ask how an opportunity stands: their buttons answer without signing in. */
const followUpKinds: ReadonlySet<NotificationKind> = new Set(['first_contact_due', 'opportunity_quiet'])

/** The customer's own page about a lead, open to whoever holds the link, for twelve months. */
export function statusUrl(
  { tenantId, leadId }: { tenantId: string; leadId: string },
  at: Date,
  { baseUrl, secret }: { baseUrl: string; secret: string },
): string {
  const expiresAt = new Date(at)
  expiresAt.setUTCMonth(expiresAt.getUTCMonth() + 12)
  const link = {
    purpose: 'customer',
    tenantId,
    partnerId: null,
    subjectId: leadId,
    userId: null,
    expiresAt,
  } as const
  return `${baseUrl}/status#${signLink(link, secret)}`
}
