import type { MergeField } from '../../shared/leads.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type { leadContacts, leads } from '../leads/tables.ts'

type LeadRow = typeof leads.$inferSelect
type ContactRow = typeof leadContacts.$inferSelect

/** A lead as it is kept, with the name of the partner that has it. */
export interface Mergeable {
  lead: LeadRow
  contact: ContactRow
  partnerName: string | null
}

/** What the kept lead is given; the keys by which it is recognised follow from it. */
export interface Merged {
  lead: Partial<LeadRow>
  contact: Partial<ContactRow>
}

const ofContact = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'website',
  'street',
  'message',
] as const
type ContactField = (typeof ofContact)[number]
type LeadField = Exclude<MergeField, ContactField | `custom.${string}`>

/** Some are one thing in several columns: half a place or an amount in another's currency would be neither's. */
const columnsOf: Record<LeadField, readonly (keyof LeadRow)[]> = {
  place: ['country', 'region', 'postalCode', 'town'],
  productLine: ['productLine'],
  quantity: ['quantity'],
  budget: ['budget', 'currency'],
  timeline: ['timeline'],
  companySize: ['companySize'],
  customerType: ['customerType'],
  language: ['language'],
  grade: ['grade', 'score', 'scored'],
  source: ['source', 'campaign', 'utm'],
}

/**
 * Why two leads cannot become one, or null. Never two partners on one customer's need: where a partner has one of
 * them, that one is kept; where both have one, somebody has to be told first.
 */
export function refuseMerge(kept: Mergeable, other: Mergeable): Refusal | null {
  const at = (one: Mergeable) => ({ state: one.lead.status, action: 'merge' })
  if (kept.lead.status === 'closed') return refuse('lead_not_open', at(kept))
  if (other.lead.status === 'closed') return refuse('lead_not_open', at(other))
  if (other.lead.status !== 'accepted') return null
  const partners = { keptPartner: kept.partnerName, otherPartner: other.partnerName }
  return refuse(kept.lead.status === 'accepted' ? 'merge_both_accepted' : 'merge_keeps_other', partners)
}

/** The kept lead's new values: those taken from the other, both leads' consents, and where it stands from now on. */
export function mergedFrom(
  kept: Mergeable,
  other: Mergeable,
  take: readonly MergeField[],
  now: Date,
): Merged {
  const merged: Merged = { lead: {}, contact: {} }
  const custom = { ...kept.lead.custom }
  for (const field of take) {
    if (isContact(field)) merged.contact[field] = other.contact[field]
    else if (isCustom(field)) takeCustom(custom, other.lead.custom, field.slice('custom.'.length))
    else for (const column of columnsOf[field]) Object.assign(merged.lead, { [column]: other.lead[column] })
  }
  return {
    contact: merged.contact,
    lead: {
      ...merged.lead,
      custom,
      consents: bothConsents(kept.lead.consents, other.lead.consents),
      ...(kept.lead.duplicateOf === other.lead.id ? { duplicateOf: null } : {}),
      ...(heldFor(kept, other) ? { status: 'waiting', statusReason: null, statusAt: now, routeAt: now } : {}),
    },
  }
}

/** Whether the only thing that held it was the other. */
const heldFor = ({ lead }: Mergeable, other: Mergeable) =>
  lead.status === 'held' && lead.statusReason === 'possible_duplicate' && lead.duplicateOf === other.lead.id

const isContact = (field: MergeField): field is ContactField =>
  (ofContact as readonly string[]).includes(field)
const isCustom = (field: MergeField): field is `custom.${string}` => field.startsWith('custom.')

function takeCustom(into: Record<string, unknown>, from: Record<string, unknown>, key: string): void {
  if (key in from) into[key] = from[key]
  else delete into[key]
}

function bothConsents(kept: LeadRow['consents'], other: LeadRow['consents']): LeadRow['consents'] {
  const known = new Set(kept.map((consent) => JSON.stringify(consent)))
  return [...kept, ...other.filter((consent) => !known.has(JSON.stringify(consent)))]
}
