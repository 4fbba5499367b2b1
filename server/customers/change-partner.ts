import type { Locale } from '../../shared/text.ts'
import { record } from '../audit/record.ts'
import type { LinkActor } from '../identity/actor.ts'
import { systemActor } from '../identity/actor.ts'
import { leadsWait } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { takeBackIn } from '../offers/give-back.ts'
import type { Runtime } from '../runtime.ts'
import { withdraw } from '../steering/in-hand.ts'
import { lockLeads } from '../steering/store.ts'
import { doFor } from './deed.ts'
import { titleOf } from './title.ts'

/** What the partner reads as the reason; the customer's own words are for the manufacturer. */
const reasons: Record<Locale, string> = {
  en: 'The customer asked for another partner',
  de: 'Der Kunde hat um einen anderen Partner gebeten',
}

/**
 * The customer would rather have somebody else: the opportunity is taken back, or the open offer, and the lead is routed
 * again, never to a partner that had it.
 * Pressing twice asks once: while nobody has it, there is nobody to change.
 */
export const changePartner = (runtime: Runtime, actor: LinkActor, note: string | null) =>
  doFor(
    runtime,
    actor,
    'another_partner',
    ({ status, changes }) => status === 'waiting' && changes > 0,
    async (tx, request, now) => {
      const { tenantId } = actor
      const { leadId, opportunity, partner, locale } = request
      const system = systemActor(tenantId)
      const partnerId = opportunity?.partnerId ?? null
      const title = titleOf(request)
      const partnerName = opportunity ? (partner?.name ?? null) : null
      await owe(
        tx,
        runtime,
        tenantId,
        [
          {
            kind: 'customer_wants_another',
            audience: 'channel_managers',
            leadId,
            data: { title, partnerName, note },
          },
        ],
        now,
      )
      if (opportunity) {
        await record(tx, runtime, actor, [{ kind: 'customer_wants_another', leadId, partnerId }], now)
        const taken = {
          opportunityId: opportunity.id,
          outcome: 'reclaimed',
          reason: reasons[locale],
        } as const
        await takeBackIn(tx, runtime, system, taken, now)
        return
      }
      const leads = await lockLeads(tx, tenantId, [leadId])
      await record(tx, runtime, actor, [{ kind: 'customer_wants_another', leadId }], now)
      await leadsWait(tx, tenantId, [leadId], now)
      await withdraw(tx, runtime, system, leads, now, 'customer_wants_another')
    },
  )
