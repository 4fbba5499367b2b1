import { leadTitle } from '../../shared/lead-title.ts'
import { orRefuse, Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { leadsWait } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { countWork } from '../partners/counters.ts'
import type { Runtime } from '../runtime.ts'
import type { Steer } from './steer.ts'
import { refuseSteer } from './steer.ts'
import type { SteeredLead } from './store.ts'
import { lockLead, setLead, withdrawOpen } from './store.ts'

/**
 * Holds, releases or closes a lead, or takes its offer back, by hand and with a reason that is kept.
 * Whoever had it before them learns that it was withdrawn.
 *
 * @throws Refused `not_found`, `lead_not_open`
 */
export async function moveLead(
  runtime: Runtime,
  actor: Actor,
  id: string,
  steer: Extract<Steer, 'withdraw' | 'hold' | 'release' | 'close'>,
  reason: string,
): Promise<void> {
  await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const lead = await takeInHand(tx, runtime, actor, id, steer, now)
    if (steer === 'release') await leadsWait(tx, actor.tenantId, [id], now)
    else await setLead(tx, actor.tenantId, id, steer === 'close' ? 'closed' : 'held', reason, now)
    const kind = { withdraw: 'lead_held', hold: 'lead_held', release: 'lead_released', close: 'lead_closed' }[
      steer
    ]
    await record(tx, runtime, actor, [{ kind, leadId: lead.id, data: { reason, byHand: true } }], now)
  })
  runtime.wake()
}

/** Locks a lead for steering, and withdraws the offer that stands in the way. @throws Refused as `moveLead` */
export async function takeInHand(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  id: string,
  steer: Steer,
  now: Date,
): Promise<SteeredLead> {
  const { tenantId } = actor
  const withdrawn = await withdrawOpen(tx, tenantId, id, now)
  const lead = await lockLead(tx, tenantId, id)
  if (!lead) throw new Refused(refuse('not_found'))
  orRefuse(refuseSteer(lead.status, steer) ?? true)
  const title = leadTitle(lead, lead.locale)
  const changes = withdrawn.map(({ id: offerId, partnerId }) => ({
    kind: 'offer_withdrawn',
    leadId: id,
    partnerId,
    data: { offerId, partnerId },
  }))
  await record(tx, runtime, actor, changes, now)
  const news = withdrawn.map(({ id: offerId, partnerId }) => ({
    kind: 'offer_withdrawn' as const,
    audience: 'partner' as const,
    partnerId,
    leadId: id,
    offerId,
    data: { title, reason: null },
  }))
  await owe(tx, runtime, tenantId, news, now)
  await countWork(
    tx,
    tenantId,
    withdrawn.map(({ partnerId }) => ({ partnerId, offers: -1, opportunities: 0 })),
  )
  return lead
}
