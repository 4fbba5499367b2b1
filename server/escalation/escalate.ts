import { leadTitle } from '../../shared/lead-title.ts'
import type { Change } from '../audit/record.ts'
import { record, recordCounted } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import { systemActor } from '../identity/actor.ts'
import type { Notification } from '../notifications/owe.ts'
import { owe } from '../notifications/owe.ts'
import { givesTime } from '../offers/extension.ts'
import { offerReminder } from '../offers/news.ts'
import type { DueStep } from '../offers/tables.ts'
import { countWork } from '../partners/counters.ts'
import type { Runtime } from '../runtime.ts'
import { climb, toldBy } from './ladder.ts'
import type { DueOffer } from './store.ts'
import { claimDue, endRaces, expireOffers, saveClimbed } from './store.ts'

const batchSize = 1000

/** Does what is due on the ladder of one batch of open offers: reminds, tells others, or lets them expire. */
export const escalateDue = (runtime: Runtime, tenantId: string): Promise<number> =>
  transact(runtime, { tenantId }, async (tx) => {
    const now = runtime.now()
    const due = await claimDue(tx, tenantId, now, batchSize)
    const climbing = due.flatMap((offer) => {
      const rung = climb(offer, now)
      return rung ? [{ offer, rung }] : []
    })
    const expired = climbing.filter(({ rung }) => rung.step === 'expire')
    const others = climbing.filter(({ rung }) => rung.step !== 'expire')
    const numbers = await expireOffers(
      tx,
      tenantId,
      expired.map(({ offer }) => offer),
      now,
    )
    const races = expired.filter(({ offer }) => offer.mode === 'race').map(({ offer }) => offer.leadId)
    await endRaces(tx, tenantId, races, now)
    await saveClimbed(tx, tenantId, others.map(nextStep))
    const actor = systemActor(tenantId)
    await recordCounted(tx, runtime, actor, expired.map(changeOf), numbers, now)
    await record(tx, runtime, actor, others.map(changeOf), now)
    await owe(
      tx,
      runtime,
      tenantId,
      climbing.flatMap((one) => newsOf(one, now)),
      now,
    )
    await countWork(
      tx,
      tenantId,
      expired.map(({ offer }) => ({ partnerId: offer.partnerId, offers: -1, opportunities: 0 })),
    )
    for (const { offer } of climbing) runtime.meter.late('offer', secondsLate(offer, now))
    return due.length
  })

const secondsLate = ({ steps, step }: DueOffer, now: Date) =>
  (now.getTime() - Date.parse(steps[step]?.at ?? now.toISOString())) / 1000

/** An offer and the step of its ladder that is due. */
interface Climbing {
  offer: DueOffer
  rung: DueStep
}

function nextStep({ offer, rung }: Climbing) {
  const step = offer.steps.indexOf(rung) + 1
  return { id: offer.id, step, nextStepAt: offer.steps[step]?.at ?? offer.respondBy }
}

const kindOf = {
  remind_partner: 'offer_reminded',
  escalate: 'offer_escalated',
  expire: 'offer_expired',
} as const

const changeOf = ({ offer: { id, leadId, partnerId }, rung }: Climbing): Change => ({
  kind: kindOf[rung.step],
  leadId,
  partnerId,
  // Whom it told, where that is not as usual.
  data: { offerId: id, partnerId, ...(rung.to && { to: rung.to }) },
})

function newsOf({ offer, rung }: Climbing, now: Date): Notification[] {
  const { id: offerId, leadId, partnerId, partnerName, lead } = offer
  const title = leadTitle(lead, offer.locale)
  const respondBy = new Date(offer.respondBy).toISOString()
  const about = { leadId, offerId, partnerId }
  if (rung.step === 'expire') {
    const data = { title, partnerName, at: respondBy }
    return [{ kind: 'offer_expired', audience: 'partner', ...about, data }]
  }
  const mayAsk = !offer.askedTimeAt && givesTime(offer)
  const terms = { distanceKm: offer.km, why: offer.why ?? [], respondBy, mayAsk }
  return toldBy(rung).map((to): Notification => {
    if (to === 'partner') {
      const data = offerReminder(lead, terms, offer.locale, now)
      return { kind: 'offer_reminder', audience: 'partner', ...about, data }
    }
    const escalated = {
      kind: 'offer_escalated',
      ...about,
      data: { title, respondBy, partnerName, mayAsk },
    } as const
    if (typeof to === 'string') return { ...escalated, audience: to }
    return 'person' in to
      ? { ...escalated, audience: 'person', userId: to.person }
      : { ...escalated, audience: 'webhook', webhookId: to.webhook }
  })
}
