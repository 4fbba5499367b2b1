import { leadTitle } from '../../shared/lead-title.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { countWork } from '../partners/counters.ts'
import { lockDistributor, uncountDays } from '../partners/days-store.ts'
import type { Runtime } from '../runtime.ts'
import type { SteeredLead, WithdrawnOffer } from './store.ts'
import { lockLeads, lockOpenOffers, withdrawOpen } from './store.ts'

/** Leads that are locked and have no open offer any more, and those that were refused and are as they were. */
export interface InHand {
  taken: SteeredLead[]
  refused: Map<string, Refusal>
}

/**
 * Locks leads for steering and withdraws the offers that stand in the way; whoever had one is told.
 *
 * @param refusalOf why a lead cannot be steered so now, or null
 */
export async function takeInHand(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  ids: readonly string[],
  refusalOf: (lead: SteeredLead) => Refusal | null,
  now: Date,
): Promise<InHand> {
  const { tenantId } = actor
  await lockDistributor(tx, tenantId)
  await lockOpenOffers(tx, tenantId, ids)
  const found = new Map((await lockLeads(tx, tenantId, ids)).map((lead) => [lead.id, lead]))
  const taken: SteeredLead[] = []
  const refused = new Map<string, Refusal>()
  for (const id of ids) {
    const lead = found.get(id)
    const refusal = lead ? refusalOf(lead) : refuse('not_found')
    if (lead && !refusal) taken.push(lead)
    else refused.set(id, refusal!)
  }
  if (taken.length) await withdraw(tx, runtime, actor, taken, now)
  return { taken, refused }
}

/**
 * Takes back the open offers of locked leads.
 *
 * @param reason a code that the offers keep
 * @returns those that were open
 */
export async function withdraw(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  leads: readonly SteeredLead[],
  now: Date,
  reason: string | null = null,
): Promise<WithdrawnOffer[]> {
  const { tenantId } = actor
  const ids = leads.map(({ id }) => id)
  const withdrawn = await withdrawOpen(tx, tenantId, ids, now, reason)
  await uncountDays(tx, tenantId, withdrawn)
  const titles = new Map(leads.map((lead) => [lead.id, leadTitle(lead, lead.locale)]))
  const changes = withdrawn.map(({ id: offerId, leadId, partnerId }) => ({
    kind: 'offer_withdrawn',
    leadId,
    partnerId,
    data: { offerId, partnerId },
  }))
  await record(tx, runtime, actor, changes, now)
  const news = withdrawn.map(({ id: offerId, leadId, partnerId }) => ({
    kind: 'offer_withdrawn' as const,
    audience: 'partner' as const,
    partnerId,
    leadId,
    offerId,
    data: { title: titles.get(leadId)!, reason: null },
  }))
  await owe(tx, runtime, tenantId, news, now)
  await countWork(
    tx,
    tenantId,
    withdrawn.map(({ partnerId }) => ({ partnerId, offers: -1, opportunities: 0 })),
  )
  return withdrawn
}
