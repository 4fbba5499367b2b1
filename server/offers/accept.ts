import { orRefuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { leadAccepted } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { firstContactDue } from '../opportunities/first-contact.ts'
import { openOpportunities } from '../opportunities/open.ts'
import { countWork } from '../partners/counters.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import type { Surroundings } from './answer.ts'
import { offerFor, surroundingsOf, workingMinutes } from './answer.ts'
import type { Offer } from './offer.ts'
import { accept } from './offer.ts'
import { answererOf, opportunityOf, saveAnswer } from './store.ts'

/**
 * The partner takes the lead: the offer is accepted, the opportunity opened, the contact data shown.
 * Accepting twice answers with the same opportunity.
 *
 * @throws Refused `not_found`, `offer_expired`, `offer_closed`
 */
export const acceptOffer = (runtime: Runtime, actor: Actor, id: string) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const offer = await offerFor(tx, actor, id)
    const before = offer.status === 'accepted' ? await opportunityOf(tx, actor.tenantId, id) : null
    if (before) return { offerId: id, opportunityId: before }
    const answer = orRefuse(accept(offer, now))
    const around = await surroundingsOf(tx, actor.tenantId, offer)
    await saveAnswer(tx, actor.tenantId, id, answer, answererOf(actor), workingMinutes(offer, around, now))
    return { offerId: id, opportunityId: await open(tx, runtime, actor, offer, around, now) }
  })

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
  await countWork(tx, tenantId, [{ partnerId, offers: -1, opportunities: 1 }])
  return opportunityId!
}
