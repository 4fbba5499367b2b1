import { orRefuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Also } from '../db/also.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { systemActor } from '../identity/actor.ts'
import { leadAccepted } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { firstContactDue } from '../opportunities/first-contact.ts'
import { openOpportunities } from '../opportunities/open.ts'
import { countWork } from '../partners/counters.ts'
import { uncountDays } from '../partners/days-store.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import type { Surroundings } from './answer.ts'
import { surroundingsOf, workingMinutes } from './answer.ts'
import type { Offer } from './offer.ts'
import { accept, takenReason } from './offer.ts'
import { answering } from './race.ts'
import { takeFromOthers } from './race-store.ts'
import { answererOf, opportunityOf, saveAnswer } from './store.ts'

/**
 * The partner takes the lead: the offer is accepted, the opportunity opened, the contact data shown.
 * Accepting twice answers with the same opportunity.
 *
 * In a race the other partners' offers are taken back with it.
 *
 * @throws Refused `not_found`, `offer_expired`, `offer_closed`, `offer_taken`
 */
export const acceptOffer = (runtime: Runtime, actor: Actor, id: string, also?: Also) => {
  const accepting = async (tx: Tx, offer: Offer, now: Date) => {
    const before = offer.status === 'accepted' ? await opportunityOf(tx, actor.tenantId, id) : null
    if (before) return { offerId: id, opportunityId: before }
    const answer = orRefuse(accept(offer, now))
    const around = await surroundingsOf(tx, actor.tenantId, offer)
    await saveAnswer(tx, actor.tenantId, id, answer, answererOf(actor), workingMinutes(offer, around, now))
    return { offerId: id, opportunityId: await open(tx, runtime, actor, offer, around, now) }
  }
  return answering(runtime, actor, id, accepting, also)
}

async function open(tx: Tx, runtime: Runtime, actor: Actor, offer: Offer, around: Surroundings, now: Date) {
  const { tenantId } = actor
  const { id: offerId, leadId, partnerId } = offer
  const { lead, partner, manufacturer, title } = around
  await leadAccepted(tx, tenantId, leadId, partnerId, now)
  await record(tx, runtime, actor, [{ kind: 'offer_accepted', leadId, partnerId, data: { offerId } }], now)
  const [opportunityId] = await openOpportunities(
    tx,
    runtime,
    actor,
    [
      {
        leadId,
        partnerId,
        offerId,
        pipelineKey: offer.pipeline,
        productLine: lead.productLine,
        amount: lead.budget,
        currency: lead.currency ?? manufacturer.currency,
        firstContactDue: firstContactDue(calendarOf(partner, manufacturer), lead.grade, now),
      },
    ],
    now,
  )
  const about = { leadId, offerId, opportunityId: opportunityId!, partnerId }
  const data = { title, partnerName: partner.name, opportunity: opportunityId! }
  await owe(
    tx,
    runtime,
    tenantId,
    [
      { kind: 'offer_accepted', audience: 'channel_managers', ...about, data },
      { kind: 'offer_accepted', audience: 'partner', ...about, data },
    ],
    now,
  )
  const losers = offer.mode === 'race' ? await tellTheOthers(tx, runtime, offer, around, now, tenantId) : []
  await countWork(tx, tenantId, [{ partnerId, offers: -1, opportunities: 1 }, ...losers])
  return opportunityId!
}

/** Who was asked as well learns that the lead is taken; by whom is not theirs to know. */
async function tellTheOthers(
  tx: Tx,
  runtime: Runtime,
  offer: Offer,
  { title }: Surroundings,
  now: Date,
  tenantId: string,
) {
  const { leadId } = offer
  const losers = await takeFromOthers(tx, tenantId, offer, now)
  await uncountDays(tx, tenantId, losers)
  const changes = losers.map(({ id: offerId, partnerId }) => ({
    kind: 'offer_withdrawn',
    leadId,
    partnerId,
    data: { offerId, partnerId, reason: takenReason },
  }))
  await record(tx, runtime, systemActor(tenantId), changes, now)
  const news = losers.map(({ id: offerId, partnerId }) => ({
    kind: 'offer_withdrawn' as const,
    audience: 'partner' as const,
    partnerId,
    leadId,
    offerId,
    data: { title, reason: null, taken: true },
  }))
  await owe(tx, runtime, tenantId, news, now)
  return losers.map(({ partnerId }) => ({ partnerId, offers: -1, opportunities: 0 }))
}
