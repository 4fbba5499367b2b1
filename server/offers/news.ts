import { leadTitle } from '../../shared/lead-title.ts'
import type { Locale } from '../../shared/text.ts'
import type { Why } from '../../shared/why.ts'

/** What a mail about an offer says of its lead: nothing of who the customer is. */
export interface OfferedLead {
  productLine: string | null
  quantity: number | null
  budget: number | null
  currency: string | null
  timeline: string | null
  companySize: number | null
  customerType: string | null
  grade: string | null
  country: string
  postalCode: string | null
  town: string | null
}

/** What it says of the offer; `respondBy` as ISO 8601. */
export interface OfferTerms {
  distanceKm: number | null
  why: Why[]
  respondBy: string
  /** Whether the partner may ask for more time. */
  mayAsk: boolean
}

/** The words of a mail about an offer. Its fields are named one by one, so that no other of the lead's gets out. */
export const offerNews = (lead: OfferedLead, terms: OfferTerms, locale: Locale) => ({
  title: leadTitle(lead, locale),
  productLine: lead.productLine,
  quantity: lead.quantity,
  budget: lead.budget,
  currency: lead.currency,
  timeline: lead.timeline,
  companySize: lead.companySize,
  customerType: lead.customerType,
  grade: lead.grade,
  place: { country: lead.country, postalCode: lead.postalCode, town: lead.town },
  distanceKm: terms.distanceKm,
  respondBy: terms.respondBy,
  why: terms.why,
  mayAsk: terms.mayAsk,
})

/** The same with the minutes that are left, none below 0. */
export const offerReminder = (lead: OfferedLead, terms: OfferTerms, locale: Locale, now: Date) => ({
  ...offerNews(lead, terms, locale),
  left: Math.max(0, Math.round((Date.parse(terms.respondBy) - now.getTime()) / 60_000)),
})
