import type { TimelineEntry } from '../../shared/leads.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import type {
  OpportunityRow,
  OpportunityView,
  PipelineView,
  opportunityActions,
} from '../../shared/opportunities.ts'
import type { Locale } from '../../shared/text.ts'
import type { Actor } from '../identity/actor.ts'
import { allows } from '../identity/actor.ts'
import type { LeadField } from '../manufacturers/lead-field.ts'
import { sayFields } from '../manufacturers/say-fields.ts'
import { daysInStage, flagsOf } from './flags.ts'
import type { Opportunity } from './opportunity.ts'
import { isLive } from './opportunity.ts'
import type { Moment, OpportunitySource } from './rows.ts'
import type { Logged } from './stages.ts'
import { isMet, probabilityOf, waysFrom } from './stages.ts'
import type { PipelineRecord } from './store.ts'

type Action = (typeof opportunityActions)[number]

/** A card on the board and a row of the list, in the reader's language. */
export function rowOf(
  { opportunity, lead, contact, partner, productKnown }: OpportunitySource,
  { stages }: PipelineRecord,
  { now, today }: Moment,
  { locale, partnerId: reader }: Pick<Actor, 'locale' | 'partnerId'>,
): OpportunityRow {
  const probability = probabilityOf(opportunity, stages)
  const { amount } = opportunity
  const live = isLive(opportunity)
  return {
    id: opportunity.id,
    version: opportunity.version,
    leadId: lead.id,
    title: leadTitle({ ...lead, productLine: opportunity.productLine }, locale),
    company: contact?.company ?? null,
    person: [contact?.firstName, contact?.lastName].filter(Boolean).join(' ') || null,
    place: [lead.postalCode, lead.town].filter(Boolean).join(' ') || lead.country,
    partner,
    status: opportunity.status,
    pipelineId: opportunity.pipelineId,
    stage: opportunity.stage,
    probability,
    amount,
    currency: opportunity.currency,
    weighted: amount === null || !live ? null : Math.round(amount * probability) / 100,
    expectedClose: opportunity.expectedClose,
    nextStep: opportunity.nextStep,
    nextStepDue: opportunity.nextStepDue,
    daysInStage: daysInStage(opportunity, now),
    productLine: opportunity.productLine,
    productKnown,
    acceptedAt: opportunity.acceptedAt.toISOString(),
    closedAt: opportunity.closedAt?.toISOString() ?? null,
    helpWantedAt: opportunity.helpWantedAt?.toISOString() ?? null,
    flags: flagsOf(opportunity, stages, now, today),
    reclaimProposedAt: reader === null ? (opportunity.reclaimProposedAt?.toISOString() ?? null) : null,
  }
}

/** All that its page shows, and what this reader may do. */
export function viewOf(
  source: OpportunitySource,
  pipeline: PipelineRecord,
  logged: Logged,
  timeline: TimelineEntry[],
  fields: readonly LeadField[],
  moment: Moment,
  actor: Actor,
): OpportunityView {
  const { opportunity, lead, contact } = source
  const stage = pipeline.stages.find(({ key }) => key === opportunity.stage)
  return {
    ...rowOf(source, pipeline, moment, actor),
    pipeline: pipelineViewOf(pipeline, actor.locale),
    contact: contactOf(contact),
    need: {
      quantity: lead.quantity,
      budget: lead.budget,
      timeline: lead.timeline,
      customerType: lead.customerType,
      companySize: lead.companySize,
      grade: lead.grade,
      source: lead.source,
    },
    custom: sayFields(lead.custom, fields, actor.locale),
    probabilityOverride: opportunity.probability,
    probabilityReason: opportunity.probabilityReason,
    checks: opportunity.checks,
    criteria: (stage?.criteria ?? []).map((criterion) => ({
      criterion,
      met: isMet(criterion, opportunity, logged),
    })),
    firstContactAt: opportunity.firstContactAt?.toISOString() ?? null,
    firstContactDue: opportunity.firstContactDue?.toISOString() ?? null,
    closeReason: opportunity.closeReason,
    closeNote: opportunity.closeNote,
    orderValue: opportunity.orderValue,
    postponedUntil: opportunity.postponedUntil,
    timeline,
    can: actionsOf(opportunity, pipeline, actor),
  }
}

export const pipelineViewOf = (pipeline: PipelineRecord, locale: Locale): PipelineView => ({
  id: pipeline.id,
  key: pipeline.key,
  name: named(pipeline, locale),
  stages: pipeline.stages,
  wonReasons: pipeline.wonReasons.map((reason) => ({ key: reason.key, name: named(reason, locale) })),
  lostReasons: pipeline.lostReasons.map((reason) => ({ key: reason.key, name: named(reason, locale) })),
})

/** What the actor may do with it now: the partner works it, the manufacturer may take it back. */
export function actionsOf(opportunity: Opportunity, { stages }: PipelineRecord, actor: Actor): Action[] {
  if (!isLive(opportunity)) return []
  const ways = waysFrom(opportunity, stages)
  const open = opportunity.status === 'open'
  const possible: [Action, boolean][] = [
    ['edit', true],
    ['advance', open && ways.forwards],
    ['move_back', open && ways.back],
    ['win', true],
    ['lose', true],
    ['postpone', true],
    ['resume', !open],
    ['return', actor.partnerId !== null],
    ['log_activity', true],
  ]
  const works = allows(actor, 'opportunities:work')
  const own = works ? possible.filter(([, now]) => now).map(([action]) => action) : []
  if (actor.partnerId !== null || !allows(actor, 'leads:steer')) return own
  const asked: Action[] = [
    ...(opportunity.helpWantedAt ? ['help' as const] : []),
    ...(opportunity.reclaimProposedAt ? ['keep' as const] : []),
  ]
  return [...own, ...asked, 'reclaim']
}

const named = ({ key, name }: { key: string; name: Record<string, string> }, locale: Locale) =>
  name[locale] ?? name.en ?? Object.values(name)[0] ?? key

function contactOf(contact: OpportunitySource['contact']): OpportunityView['contact'] {
  const { firstName = null, lastName = null, email = null, phone = null } = contact ?? {}
  const { company = null, website = null, street = null, message = null } = contact ?? {}
  return { firstName, lastName, email, phone, company, website, street, message }
}
