import type { Facts } from '../../rules/facts.ts'
import { localParts } from '../time/local.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { Need } from './eligibility.ts'

/** A lead as routing sees it: no contact data beyond whether there is any. */
export interface RoutableLead {
  id: string
  receivedAt: Date
  country: string
  region: string | null
  postalCode: string | null
  town: string | null
  productLine: string | null
  quantity: number | null
  budget: number | null
  currency: string | null
  timeline: string | null
  companySize: number | null
  customerType: string | null
  language: string | null
  grade: string | null
  score: number | null
  source: string | null
  campaign: string | null
  consents: readonly { purpose: string }[]
  custom: Readonly<Record<string, unknown>>
  company: string | null
  hasPhone: boolean
  hasEmail: boolean
}

/**
 * The facts that rules may ask for. Weekday and hour are those of the manufacturer's zone when the lead came in, so a
 * lead that is routed again is judged by the same facts.
 */
export function factsOf(lead: RoutableLead, zone: string): Facts {
  const { weekday, hour } = localParts(lead.receivedAt, zone)
  const facts: Record<string, Facts[string]> = {
    country: lead.country,
    region: lead.region,
    postalCode: lead.postalCode,
    town: lead.town,
    company: lead.company,
    companySize: lead.companySize,
    customerType: lead.customerType,
    language: lead.language,
    productLine: lead.productLine,
    quantity: lead.quantity,
    budget: lead.budget,
    timeline: lead.timeline,
    source: lead.source,
    campaign: lead.campaign,
    consent: lead.consents.map((consent) => consent.purpose),
    grade: lead.grade,
    score: lead.score,
    hasPhone: lead.hasPhone,
    hasEmail: lead.hasEmail,
    weekday,
    hour,
  }
  for (const [key, value] of Object.entries(lead.custom)) facts[`custom.${key}`] = value as Facts[string]
  return facts
}

/** What is kept of the facts: those that the lead has, without the company's name. */
export function keptFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([name, value]) =>
        name !== 'company' &&
        value !== null &&
        value !== undefined &&
        (!Array.isArray(value) || value.length),
    ),
  )
}

/** What the lead asks of a partner, with the place that its postal code names. */
export function needOf(lead: RoutableLead, asked: ReadonlySet<string>, gazetteer: Gazetteer): Need {
  const place = lead.postalCode ? gazetteer.find(lead.country, lead.postalCode) : null
  return {
    country: lead.country,
    regions: lead.region ? [lead.region] : (place?.regions ?? []),
    postalCode: lead.postalCode,
    position: place && { latitude: place.latitude, longitude: place.longitude },
    productLine: lead.productLine,
    language: lead.language,
    asked,
  }
}
