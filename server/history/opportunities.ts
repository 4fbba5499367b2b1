import { recordNew } from '../audit/record-new.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { faultsOf } from '../http/body.ts'
import type { Actor } from '../identity/actor.ts'
import { insertLeads } from '../leads/store.ts'
import { insertPast } from '../opportunities/insert-past.ts'
import type { PipelineRecord } from '../opportunities/store.ts'
import { pipelinesOf } from '../opportunities/store.ts'
import { countWork } from '../partners/counters.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import type { Runtime } from '../runtime.ts'
import { faultsByField } from './faults-of.ts'
import type { Entry, Kind, Outcome } from './import-file.ts'
import type { PartnerBook } from './partner-book.ts'
import { partnerBook } from './partner-book.ts'
import { pastOpportunity, settle } from './past.ts'
import type { Made } from './past-rows.ts'
import { changesOf, leadOf, opportunityOf } from './past-rows.ts'
import type { TenantSettings } from './store.ts'
import { knownOpportunities, knownProducts, lockImport, partnerReferences, settingsOf } from './store.ts'

/**
 * Opportunities of the past with their dates: won, lost, postponed or still open. Each makes its lead, accepted by the
 * partner without an offer, its contact, and its timeline.
 */
export const opportunityImport: Kind = {
  fields: {
    externalId: 'text',
    partner: 'text',
    status: 'key',
    pipeline: 'text',
    stage: 'text',
    receivedAt: 'moment',
    acceptedAt: 'moment',
    firstContactAt: 'moment',
    closedAt: 'moment',
    amount: 'number',
    orderValue: 'number',
    currency: 'text',
    probability: 'number',
    expectedClose: 'day',
    postponedUntil: 'day',
    nextStep: 'text',
    nextStepDue: 'day',
    closeReason: 'key',
    closeNote: 'lines',
    productLine: 'text',
    quantity: 'number',
    message: 'lines',
    firstName: 'text',
    lastName: 'text',
    email: 'text',
    phone: 'text',
    company: 'text',
    website: 'text',
    companySize: 'number',
    street: 'text',
    postalCode: 'text',
    town: 'text',
    region: 'text',
    country: 'text',
    customerType: 'text',
    grade: 'text',
    source: 'text',
    campaign: 'text',
  },
  required: ['externalId', 'partner', 'status'],
  async open(runtime, actor, note) {
    const gazetteer = await loadGazetteer(runtime)
    const desk = await transact(runtime, { tenantId: actor.tenantId }, async (tx) => ({
      settings: await settingsOf(tx, actor.tenantId),
      partners: partnerBook(await partnerReferences(tx, actor.tenantId)),
      pipelines: await pipelinesOf(tx, actor.tenantId),
      products: await knownProducts(tx, actor.tenantId),
    }))
    return (batch) => takeOpportunities(runtime, actor, batch, { ...desk, gazetteer, note })
  },
}

interface Desk {
  settings: TenantSettings
  partners: PartnerBook
  pipelines: PipelineRecord[]
  products: Set<string>
  gazetteer: Gazetteer
  note: (what: string) => void
}

const takeOpportunities = (runtime: Runtime, actor: Actor, batch: Entry[], desk: Desk): Promise<Outcome[]> =>
  transact(runtime, { tenantId: actor.tenantId }, async (tx) => {
    const now = runtime.now()
    await lockImport(tx, actor.tenantId)
    const ids = batch.map(({ row }) => String(row.externalId))
    const known = await knownOpportunities(tx, actor.tenantId, ids)
    const made: Made[] = []
    const outcomes = batch.map((entry): Outcome => {
      if (known.has(String(entry.row.externalId))) return 'unchanged'
      const one = make(runtime, entry, desk, now)
      if (Array.isArray(one)) return one
      made.push(one)
      return 'taken'
    })
    await write(tx, runtime, actor, made, now)
    tell(made, desk)
    return outcomes
  })

function make(
  runtime: Runtime,
  { line, row }: Entry,
  desk: Desk,
  now: Date,
): Made | Exclude<Outcome, string> {
  const parsed = pastOpportunity.safeParse(row)
  if (!parsed.success) return faultsByField(faultsOf(parsed.error), (pointer) => pointer.slice(1))
  const { pipelines, partners, settings, gazetteer } = desk
  const past = parsed.data
  const pipeline = past.pipeline ? pipelines.find(({ key }) => key === past.pipeline) : pipelines[0]
  if (!pipeline)
    return [{ field: 'pipeline', message: `must be one of ${pipelines.map(({ key }) => key).join(', ')}` }]
  const partner = partners.find(past.partner)
  const settled = settle(past, pipeline, now)
  const reasons = [
    ...(typeof partner === 'string' ? [{ field: 'partner', message: partner }] : []),
    ...(Array.isArray(settled) ? settled : []),
  ]
  if (typeof partner === 'string' || Array.isArray(settled)) return reasons
  const ids = { id: runtime.newId(), leadId: runtime.newId(), partnerId: partner.id, pipelineId: pipeline.id }
  return { ...ids, line, past, settled, gazetteer, settings }
}

async function write(tx: Tx, runtime: Runtime, actor: Actor, made: Made[], now: Date): Promise<void> {
  if (!made.length) return
  const { tenantId } = actor
  const changes = made.map((one) => ({ actor, changes: changesOf(one) }))
  const leads = made.map((one, index) => ({ ...leadOf(one), events: changes[index]!.changes.length }))
  const open = made.filter(({ settled }) => settled.closedAt === null)
  const counters = open.map(({ partnerId }) => ({ partnerId, offers: 0, opportunities: 1 }))
  const rows = made.map((one) => opportunityOf(one, now))
  // One connection runs them in this order; what is still to be sent is made ready meanwhile.
  await Promise.all([
    insertLeads(tx, tenantId, leads, now),
    insertPast(tx, tenantId, rows),
    recordNew(tx, runtime, tenantId, changes, now),
    countWork(tx, tenantId, counters),
  ])
}

function tell(made: Made[], { note, products }: Desk): void {
  for (const { settled, past } of made) {
    for (const assumption of settled.assumed) note(assumption)
    if (past.productLine && !products.has(past.productLine.toLowerCase()))
      note(`name a product line that is not in the catalogue: ${past.productLine}`)
  }
}
