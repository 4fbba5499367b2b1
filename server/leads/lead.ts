import type { NewLead } from '../../shared/leads.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { Keys } from './keys.ts'
import { keysOf } from './keys.ts'
import type { Consent } from './tables.ts'

/** A lead that has come in, as its row will be; who it is about is kept apart in `contact`. */
export interface Lead {
  id: string
  externalId: string | null
  receivedAt: Date
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
  scored: boolean
  source: string | null
  campaign: string | null
  utm: Record<string, string> | null
  country: string
  region: string | null
  postalCode: string | null
  town: string | null
  consents: Consent[]
  custom: Record<string, unknown>
  contact: Contact
  keys: Keys
}

export interface Contact {
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  company: string | null
  website: string | null
  street: string | null
  message: string | null
}

/** Town and region that the source left out are those of the postal code. */
export function received(input: NewLead, id: string, at: Date, gazetteer: Gazetteer): Lead {
  const { person, company, address, need } = input
  const place = address.postalCode ? gazetteer.find(address.country, address.postalCode) : null
  return {
    id,
    externalId: input.externalId ?? null,
    receivedAt: at,
    productLine: need?.productLine ?? null,
    quantity: need?.quantity ?? null,
    budget: need?.budget ?? null,
    currency: need?.currency ?? null,
    timeline: need?.timeline ?? null,
    companySize: company?.size ?? null,
    customerType: input.customerType ?? null,
    language: input.language ?? null,
    grade: input.grade ?? null,
    score: null,
    scored: false,
    source: input.source ?? null,
    campaign: input.campaign ?? null,
    utm: (input.utm as Record<string, string> | undefined) ?? null,
    country: address.country,
    region: address.region ?? place?.regions[0] ?? null,
    postalCode: address.postalCode ?? null,
    town: address.town ?? place?.town ?? null,
    consents: input.consents ?? [],
    custom: input.custom ?? {},
    contact: {
      firstName: person?.firstName ?? null,
      lastName: person?.lastName ?? null,
      email: person?.email ?? null,
      phone: person?.phone ?? null,
      company: company?.name ?? null,
      website: company?.website ?? null,
      street: address.street ?? null,
      message: need?.message ?? null,
    },
    keys: keysOf(input),
  }
}
