import { Refused, refuse } from '../../shared/refusals.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { leadsWait } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { giveBack } from '../opportunities/give-back.ts'
import { countWork } from '../partners/counters.ts'
import type { Runtime } from '../runtime.ts'
import { markReturned, titleAndPartner } from './store.ts'

/**
 * An accepted lead comes back: `returned` by the partner, or `reclaimed` by the manufacturer because nothing happened.
 * It is routed again at once, to somebody else.
 *
 * @throws Refused `not_found`, `opportunity_not_open`
 */
export async function takeBack(
  runtime: Runtime,
  actor: Actor,
  opportunityId: string,
  outcome: 'returned' | 'reclaimed',
  reason: string,
): Promise<void> {
  if ((outcome === 'returned') !== (actor.partnerId !== null)) throw new Refused(refuse('forbidden'))
  // In the manufacturer's scope: the lead stops being the partner's on the way. `giveBack` asks whose it is.
  await transact(runtime, { tenantId: actor.tenantId }, (tx) =>
    takeBackIn(tx, runtime, actor, { opportunityId, outcome, reason }, runtime.now()),
  )
  runtime.wake()
}

/** The same within a transaction of the manufacturer's scope, which counts work last. @throws Refused as `takeBack` */
export async function takeBackIn(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  { opportunityId, outcome, reason, rule }: TakenBack,
  now: Date,
): Promise<void> {
  const { tenantId } = actor
  const given = await giveBack(tx, runtime, actor, opportunityId, outcome, reason, now, rule)
  const { leadId, partnerId, offerId } = given
  const about = await titleAndPartner(tx, tenantId, leadId, partnerId)
  if (offerId) await markReturned(tx, tenantId, offerId, now)
  await leadsWait(tx, tenantId, [leadId], now)
  const data = { title: leadTitle(about, about.locale), partnerName: about.partnerName, reason }
  const link = { leadId, opportunityId, partnerId, data }
  await owe(
    tx,
    runtime,
    tenantId,
    outcome === 'returned'
      ? [{ kind: 'opportunity_returned', audience: 'channel_managers', ...link }]
      : [{ kind: 'opportunity_reclaimed', audience: 'partner', ...link }],
    now,
  )
  await countWork(tx, tenantId, [{ partnerId, offers: 0, opportunities: -1 }])
}

export interface TakenBack {
  opportunityId: string
  outcome: 'returned' | 'reclaimed'
  reason: string
  /** The follow-up rule that says so. */
  rule?: string
}
