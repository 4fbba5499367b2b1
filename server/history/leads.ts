import type { NewLead } from '../../shared/leads.ts'
import { newLead } from '../../shared/leads.ts'
import { transact } from '../db/transact.ts'
import { faultsOf } from '../http/body.ts'
import type { Actor } from '../identity/actor.ts'
import type { Taken } from '../intake/group-commit.ts'
import { isFaulty, takeIn } from '../intake/group-commit.ts'
import { declaredFields } from '../manufacturers/fields-store.ts'
import type { LeadField } from '../manufacturers/lead-field.ts'
import { readCustom } from '../manufacturers/lead-field.ts'
import type { Runtime } from '../runtime.ts'
import { faultsByField } from './faults-of.ts'
import type { Entry, Kind, Outcome } from './import-file.ts'
import type { Reading } from './map.ts'
import type { Row } from './read-row.ts'
import { countryOf } from './store.ts'

/** Where each field of a row stands in a lead. */
const places: Record<string, { at: string; reading: Reading }> = {
  externalId: { at: 'externalId', reading: 'text' },
  firstName: { at: 'person.firstName', reading: 'text' },
  lastName: { at: 'person.lastName', reading: 'text' },
  email: { at: 'person.email', reading: 'text' },
  phone: { at: 'person.phone', reading: 'text' },
  company: { at: 'company.name', reading: 'text' },
  companySize: { at: 'company.size', reading: 'number' },
  website: { at: 'company.website', reading: 'text' },
  street: { at: 'address.street', reading: 'text' },
  postalCode: { at: 'address.postalCode', reading: 'text' },
  town: { at: 'address.town', reading: 'text' },
  region: { at: 'address.region', reading: 'text' },
  country: { at: 'address.country', reading: 'text' },
  productLine: { at: 'need.productLine', reading: 'text' },
  message: { at: 'need.message', reading: 'lines' },
  quantity: { at: 'need.quantity', reading: 'number' },
  budget: { at: 'need.budget', reading: 'number' },
  currency: { at: 'need.currency', reading: 'text' },
  timeline: { at: 'need.timeline', reading: 'text' },
  customerType: { at: 'customerType', reading: 'text' },
  language: { at: 'language', reading: 'text' },
  grade: { at: 'grade', reading: 'text' },
  source: { at: 'source', reading: 'text' },
  campaign: { at: 'campaign', reading: 'text' },
  utmSource: { at: 'utm.source', reading: 'text' },
  utmMedium: { at: 'utm.medium', reading: 'text' },
  utmCampaign: { at: 'utm.campaign', reading: 'text' },
  utmTerm: { at: 'utm.term', reading: 'text' },
  utmContent: { at: 'utm.content', reading: 'text' },
}

/** New leads, routed like any others. `custom.<name>` fills a field of one's own; a country left out is the manufacturer's. */
export const leadImport: Kind = {
  fields: {
    ...Object.fromEntries(Object.entries(places).map(([field, { reading }]) => [field, reading])),
    'custom.*': 'text',
  },
  required: ['externalId'],
  async open(runtime, actor, note) {
    const home = await transact(runtime, { tenantId: actor.tenantId }, async (tx) => ({
      country: await countryOf(tx, actor.tenantId),
      fields: new Map((await declaredFields(tx, actor.tenantId)).map((field) => [field.key, field])),
    }))
    return (batch) => takeLeads(runtime, actor, batch, home, note)
  },
}

async function takeLeads(
  runtime: Runtime,
  actor: Actor,
  batch: Entry[],
  home: Home,
  note: (what: string) => void,
): Promise<Outcome[]> {
  const fresh: NewLead[] = []
  const outcomes = batch.map(({ row }): Outcome => {
    const parsed = newLead.safeParse(leadOf(row, home))
    if (!parsed.success) return faultsByField(faultsOf(parsed.error), fieldAt)
    fresh.push(parsed.data)
    return 'taken'
  })
  if (!fresh.length) return outcomes
  const receipts = await takeIn(runtime, actor.tenantId, {
    key: null,
    leads: fresh.map((input) => ({ input, actor })),
  })
  for (const receipt of receipts)
    if (!isFaulty(receipt) && !receipt.replayed) note(`became ${receipt.lead.status}`)
  const found = receipts.values()
  return outcomes.map((outcome) => (outcome === 'taken' ? outcomeOf(found.next().value!) : outcome))
}

function outcomeOf(taken: Taken): Outcome {
  if (isFaulty(taken)) return faultsByField(taken.faults, fieldAt)
  return taken.replayed ? 'unchanged' : 'taken'
}

/** What a row takes from its manufacturer: the country that it leaves out, and the types of its own fields. */
interface Home {
  country: string
  fields: ReadonlyMap<string, LeadField>
}

function leadOf(row: Row, { country, fields }: Home): Record<string, unknown> {
  const lead: Record<string, Record<string, unknown> | unknown> = { address: { country } }
  for (const [field, value] of Object.entries(row)) {
    const [group = '', name] = (places[field]?.at ?? field).split('.')
    const read = group === 'custom' ? readCustom(String(value), fields.get(name ?? '')) : value
    if (name === undefined) lead[group] = read
    else lead[group] = { ...(lead[group] as Record<string, unknown>), [name]: read }
  }
  return lead
}

function fieldAt(pointer: string): string | null {
  const at = pointer.slice(1).replaceAll('/', '.')
  return Object.keys(places).find((field) => places[field]!.at === at) ?? null
}
