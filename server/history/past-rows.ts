import type { Change } from '../audit/record.ts'
import { received } from '../leads/lead.ts'
import type { Lead } from '../leads/lead.ts'
import type { LeadState } from '../leads/store.ts'
import type { PastOpportunityRow } from '../opportunities/insert-past.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { DAY } from '../time/day.ts'
import { localDate, startOfLocalDay } from '../time/local.ts'
import type { PastOpportunity, Settled } from './past.ts'
import type { TenantSettings } from './store.ts'
import { words } from './words.ts'

/** A past opportunity that is about to be written. */
export interface Made {
  id: string
  leadId: string
  partnerId: string
  pipelineId: string
  line: number
  past: PastOpportunity
  settled: Settled
  gazetteer: Gazetteer
  settings: TenantSettings
}

/** The lead that it once was, accepted by its partner. */
export function leadOf({
  leadId,
  partnerId,
  past,
  settled,
  gazetteer,
  settings,
}: Made): Lead & Omit<LeadState, 'events'> {
  const {
    firstName,
    lastName,
    email,
    phone,
    company,
    companySize,
    website,
    street,
    postalCode,
    town,
    region,
  } = past
  const { productLine, quantity, message, customerType, grade, source, campaign } = past
  const lead = received(
    {
      person: { firstName, lastName, email, phone },
      company: { name: company, size: companySize, website },
      address: { street, postalCode, town, region, country: past.country ?? settings.country },
      need: { productLine, quantity, message },
      customerType,
      grade,
      source: source ?? 'import',
      campaign,
    },
    leadId,
    settled.receivedAt,
    gazetteer,
  )
  return { ...lead, status: 'accepted', statusReason: null, partnerId, duplicateOf: null }
}

/** What is still open is nudged between two and four weeks from now, so that nobody gets all of it at once. */
const quietDays = 14

/** @param now when it comes to us: the last that we know to have happened to it */
export function opportunityOf(
  { id, leadId, partnerId, pipelineId, line, past, settled, settings }: Made,
  now: Date,
): PastOpportunityRow {
  const { acceptedAt, closedAt, status, stage, orderValue, closeReason, closeNote } = settled
  const live = closedAt === null
  const wakes = status === 'postponed' ? startOfLocalDay(past.postponedUntil!, settings.timeZone) : null
  const nudged = new Date(now.getTime() + (quietDays + (line % quietDays)) * DAY)
  return {
    id,
    externalId: past.externalId,
    leadId,
    partnerId,
    pipelineId,
    status,
    stage,
    acceptedAt,
    firstContactAt: past.firstContactAt ?? null,
    closedAt,
    lastActivityAt: closedAt ?? now,
    nudgeAt: live ? (wakes ?? nudged) : null,
    amount: past.amount ?? orderValue,
    orderValue,
    currency: past.currency ?? settings.currency,
    probability: past.probability ?? null,
    expectedClose: past.expectedClose ?? null,
    postponedUntil: status === 'postponed' ? past.postponedUntil! : null,
    nextStep: live ? (past.nextStep ?? words[settings.locale].nextStep) : null,
    nextStepDue: live ? (past.nextStepDue ?? localDate(now, settings.timeZone)) : null,
    closeReason,
    closeNote,
    productLine: past.productLine ?? null,
  }
}

/** Its timeline, by the days on which it happened elsewhere. */
export function changesOf({ id, leadId, partnerId, past, settled }: Made): (Change & { at: Date })[] {
  const { receivedAt, acceptedAt, closedAt, status, orderValue, closeReason } = settled
  const about = { leadId, partnerId }
  const data = { opportunityId: id, imported: true }
  const { currency = null, postponedUntil, source = 'import', campaign = null } = past
  const changes: (Change & { at: Date })[] = [
    { leadId, kind: 'lead_received', at: receivedAt, data: { source, campaign, imported: true } },
    { ...about, kind: 'opportunity_opened', at: acceptedAt, data },
  ]
  if (closedAt && status === 'won')
    changes.push({
      ...about,
      kind: 'opportunity_won',
      at: closedAt,
      data: { ...data, orderValue, currency, reason: closeReason },
    })
  if (closedAt && status === 'lost')
    changes.push({ ...about, kind: 'opportunity_lost', at: closedAt, data: { ...data, reason: closeReason } })
  if (status === 'postponed')
    changes.push({
      ...about,
      kind: 'opportunity_postponed',
      at: acceptedAt,
      data: { ...data, until: postponedUntil },
    })
  return changes
}
