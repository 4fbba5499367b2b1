import { createHash } from 'node:crypto'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'

/**
 * What a place outside is told of an event. It names the lead by what it is about and where, and never whom: no name,
 * address, number or words of a customer.
 */
export interface Event extends Record<string, unknown> {
  kind: NotificationKind | 'test'
  /** ISO 8601, as is `respondBy`. */
  at: string
  /** The event in one line, in the manufacturer's language. */
  text: string
  locale: Locale
  timeZone: string
  manufacturer: string
  partner: { id: string; name: string } | null
  leadId: string | null
  offerId: string | null
  opportunityId: string | null
  respondBy: string | null
  /** Where it is looked at in the portal. */
  url: string
}

/** What a browser is sent. `tag`: a later push about the same thing takes the place of an earlier one. */
export interface Push extends Record<string, unknown> {
  title: string
  body: string
  /** A path of the portal. */
  path: string
  tag: string
  /** Until when it is worth telling, ISO 8601; null: a day. */
  until: string | null
}

/**
 * The id of an event at one place, the same however often it is sent: what is owed to several audiences in one change
 * is one event.
 */
export function eventId(
  targetId: string,
  event: Pick<Event, 'kind' | 'at' | 'leadId' | 'offerId' | 'opportunityId'>,
) {
  const { kind, at, leadId, offerId, opportunityId } = event
  const hash = createHash('sha256').update([targetId, kind, at, leadId, offerId, opportunityId].join('|'))
  const hex = hash.digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
