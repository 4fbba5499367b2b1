import { Refused, refuse } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import { leadsWait } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { givesTime } from '../offers/extension.ts'
import { offerReminder } from '../offers/news.ts'
import { countWork } from '../partners/counters.ts'
import { countDaysAgain, lockDistributor } from '../partners/days-store.ts'
import type { Runtime } from '../runtime.ts'
import type { Mergeable } from './merge.ts'
import type { KeptMerge, ReopenedOffer } from './merge-store.ts'
import { closeMerge, lockMerge, readMergeable, reopenOffers, restore, unchangedSince } from './merge-store.ts'
import { lockLeads } from './store.ts'

/**
 * Makes two leads again what they were before they were merged, as long as nothing further has happened to them. An
 * offer that was taken back is open again and its partner told; where its time is over, the lead is routed anew.
 *
 * @returns the id of the lead that was kept
 * @throws Refused `not_found`, `merge_superseded`
 */
export async function undoMerge(runtime: Runtime, actor: Actor, id: string): Promise<string> {
  const { tenantId } = actor
  const keptId = await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    await lockDistributor(tx, tenantId)
    const merge = await lockMerge(tx, tenantId, id)
    if (!merge) throw new Refused(refuse('not_found'))
    const [locked] = await lockLeads(tx, tenantId, [merge.keptId, merge.otherId])
    if (merge.undone || !(await unchangedSince(tx, tenantId, id)))
      throw new Refused(refuse('merge_superseded'))
    await restore(tx, tenantId, merge)
    const reopened = await reopenOffers(tx, tenantId, id, now)
    await countDaysAgain(tx, tenantId, reopened)
    const other = (await readMergeable(tx, tenantId, merge.otherId))!
    if (other.lead.status === 'offered' && !reopened.length)
      await leadsWait(tx, tenantId, [merge.otherId], now)
    await closeMerge(tx, tenantId, id, actorId(actor), now)
    await tell(tx, runtime, actor, merge, { ...other, locale: locked!.locale }, reopened, now)
    return merge.keptId
  })
  runtime.wake()
  return keptId
}

type Known = Mergeable & { locale: Locale }

async function tell(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  { id: mergeId, keptId, otherId }: KeptMerge,
  other: Known,
  reopened: readonly ReopenedOffer[],
  now: Date,
): Promise<void> {
  const undone = [
    { kind: 'lead_merge_undone', leadId: keptId, data: { mergeId, leadId: otherId } },
    { kind: 'lead_merge_undone', leadId: otherId, data: { mergeId, leadId: keptId } },
  ]
  const again = reopened.map(({ id: offerId, partnerId }) => ({
    kind: 'offer_reopened',
    leadId: otherId,
    partnerId,
    data: { offerId, partnerId },
  }))
  await record(tx, runtime, actor, [...undone, ...again], now)
  const news = reopened.map((offer) => ({
    kind: 'offer_reminder' as const,
    audience: 'partner' as const,
    partnerId: offer.partnerId,
    leadId: otherId,
    offerId: offer.id,
    data: offerReminder(
      other.lead,
      {
        distanceKm: offer.distanceKm,
        why: [],
        respondBy: new Date(offer.respondBy).toISOString(),
        mayAsk: !offer.askedTimeAt && givesTime(offer),
      },
      other.locale,
      now,
    ),
  }))
  await owe(tx, runtime, actor.tenantId, news, now)
  await countWork(
    tx,
    actor.tenantId,
    reopened.map(({ partnerId }) => ({ partnerId, offers: 1, opportunities: 0 })),
  )
}
