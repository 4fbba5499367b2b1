import type { RequestView } from '../../shared/customers.ts'
import { localeOf } from '../notifications/recipients.ts'
import type { Request } from './request.ts'
import { deedsFor, standingOf } from './request.ts'

/** A request with what its page shows beside. */
export interface ShownRequest extends Request {
  manufacturer: string
  locale: 'en' | 'de'
  timeZone: string
  language: string | null
  receivedAt: Date
  productLine: string | null
  quantity: number | null
  postalCode: string | null
  town: string | null
  country: string
  partner: { name: string; person: string | null; phone: string | null } | null
}

/** What the customer sees. Fields are named one by one, so that nothing else of the lead gets out. */
export function requestViewOf(request: ShownRequest): RequestView {
  const standing = standingOf(request)
  const over = standing === 'closed' || standing === 'withdrawn'
  const { partner, opportunity } = request
  return {
    manufacturer: request.manufacturer,
    language: localeOf(request.language, request.locale),
    timeZone: request.timeZone,
    receivedAt: request.receivedAt.toISOString(),
    productLine: request.productLine,
    quantity: request.quantity,
    place: [request.postalCode, request.town].filter(Boolean).join(' ') || null,
    standing,
    partner: opportunity && !over ? partner : null,
    callBy: standing === 'will_call' ? (opportunity?.firstContactDue?.toISOString() ?? null) : null,
    answer: opportunity && !over ? opportunity.answer : null,
    mails: request.mails,
    can: deedsFor(request),
  }
}
