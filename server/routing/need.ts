import type { Facts } from '../../rules/facts.ts'
import { accountKeysOf } from '../partners/company.ts'
import { localParts } from '../time/local.ts'
import type { Position } from '../../shared/distance.ts'
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
  /** Whether score and grade come from the scoring rules. */
  scored: boolean
  source: string | null
  campaign: string | null
  consents: readonly { purpose: string }[]
  custom: Readonly<Record<string, unknown>>
  company: string | null
  /** The company's own mail or web domain. */
  domain: string | null
  hasPhone: boolean
  hasEmail: boolean
}

/**
 * The facts that rules may ask for. Weekday and hour are those of the manufacturer's zone when the lead came in, so a
 * lead that is routed again is judged by the same facts.
 */
export function factsOf(lead: RoutableLead, zone: string, place: LeadsPlace): Facts {
  const { weekday, hour } = localParts(lead.receivedAt, zone)
  const facts: Record<string, Facts[string]> = {
    country: lead.country,
    region: lead.region,
    postalCode: lead.postalCode,
    town: lead.town,
    position: place.position,
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

// Whose named account the customer was, all regions of a code that lies in several, and a ladder's race: kept beside the facts, so that a
// decision can be run again.
const accountFact = 'account'
const regionsFact = 'regions'
const racedFact = 'raced'

/** What is kept of the facts: those that the lead has, without the company's name. */
export function keptFacts(
  facts: Facts,
  need: Pick<Need, 'account' | 'regions' | 'raced'> | null = null,
): Facts {
  const also = {
    [accountFact]: need?.account,
    [racedFact]: need?.raced || null,
    [regionsFact]: need && need.regions.length > 1 ? need.regions : null,
  }
  return Object.fromEntries(
    Object.entries({ ...facts, ...also }).filter(
      ([name, value]) =>
        name !== 'company' &&
        value !== null &&
        value !== undefined &&
        (!Array.isArray(value) || value.length),
    ),
  )
}

/** Where a lead is, as its postal code tells; a code that lies in two regions lies in both. */
export interface LeadsPlace {
  position: Position | null
  regions: readonly string[]
}

export function placeOf(
  { country, region, postalCode }: Pick<RoutableLead, 'country' | 'region' | 'postalCode'>,
  gazetteer: Gazetteer,
): LeadsPlace {
  const place = postalCode ? gazetteer.find(country, postalCode) : null
  const known = place?.regions ?? []
  return {
    position: place && { latitude: place.latitude, longitude: place.longitude },
    regions: region === null || known.includes(region) ? known : [region],
  }
}

/**
 * What the lead asks of a partner.
 *
 * @param accounts whose named account a company is, by account key
 */
export function needOf(
  lead: RoutableLead,
  asked: ReadonlySet<string>,
  { position, regions }: LeadsPlace,
  accounts: ReadonlyMap<string, string>,
): Need {
  const customer = accountKeysOf(lead)
  return {
    country: lead.country,
    regions,
    postalCode: lead.postalCode,
    position,
    productLine: lead.productLine,
    language: lead.language,
    source: lead.source,
    customer,
    account: customer.map((key) => accounts.get(key)).find((partnerId) => partnerId !== undefined) ?? null,
    asked,
  }
}

/**
 * The need of a lead as a decision has kept it. `who` it is about is not kept there: whoever was excluded for it is named
 * in the decision. The gazetteer is asked only for decisions from before positions were kept.
 */
export function needOfKept(
  facts: Facts,
  asked: readonly string[],
  gazetteer: Gazetteer,
  who?: { company: string | null; domain: string | null },
): Need {
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null)
  const [country, region, postalCode] = [text('country') ?? '', text('region'), text('postalCode')]
  const place = placeOf({ country, region, postalCode }, gazetteer)
  const kept = facts[regionsFact] as string[] | undefined
  return {
    country,
    regions: kept ?? (facts.position ? [region].filter((one) => one !== null) : place.regions),
    postalCode,
    position: (facts.position as Position | undefined) ?? place.position,
    productLine: text('productLine'),
    language: text('language'),
    source: text('source'),
    customer: who ? accountKeysOf(who) : [],
    account: text(accountFact),
    asked: new Set(asked),
    ...(facts[racedFact] === true && { raced: true }),
  }
}
