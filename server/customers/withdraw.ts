import { record } from '../audit/record.ts'
import type { LinkActor } from '../identity/actor.ts'
import { systemActor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { withdrawOpportunity } from '../opportunities/withdraw.ts'
import { countWork } from '../partners/counters.ts'
import type { Runtime } from '../runtime.ts'
import { withdraw } from '../steering/in-hand.ts'
import { lockLeads, setLeads } from '../steering/store.ts'
import { doFor } from './deed.ts'
import { standingOf, withdrawnReason } from './request.ts'
import { stopMails } from './store.ts'
import { titleOf } from './title.ts'

/**
 * The customer no longer needs it: the lead is closed, its offers are taken back, its opportunity is closed, and every
 * clock stops. Withdrawing twice is one withdrawal.
 */
export const withdrawRequest = (runtime: Runtime, actor: LinkActor, note: string | null) =>
  doFor(
    runtime,
    actor,
    'withdraw',
    (request) => standingOf(request) === 'withdrawn',
    async (tx, request, now) => {
      const { tenantId } = actor
      const { leadId, opportunity, partner } = request
      const title = titleOf(request)
      const system = systemActor(tenantId)
      const partnerId = opportunity?.partnerId ?? null
      const closed =
        opportunity !== null && (await withdrawOpportunity(tx, runtime, system, opportunity.id, now))
      await record(tx, runtime, actor, [{ kind: 'customer_withdrew', leadId, partnerId }], now)
      await withdraw(tx, runtime, system, await lockLeads(tx, tenantId, [leadId]), now, withdrawnReason)
      await setLeads(tx, tenantId, [leadId], 'closed', withdrawnReason, now)
      await record(
        tx,
        runtime,
        system,
        [{ kind: 'lead_closed', leadId, data: { reason: withdrawnReason } }],
        now,
      )
      await stopMails(tx, tenantId, leadId)
      const partnerName = closed ? (partner?.name ?? null) : null
      await owe(
        tx,
        runtime,
        tenantId,
        [
          {
            kind: 'customer_withdrew',
            audience: 'channel_managers',
            leadId,
            data: { title, partnerName, note },
          },
          ...(closed && partnerId
            ? [
                {
                  kind: 'opportunity_withdrawn' as const,
                  audience: 'partner' as const,
                  partnerId,
                  leadId,
                  opportunityId: opportunity!.id,
                  data: { title },
                },
              ]
            : []),
        ],
        now,
      )
      if (closed) await countWork(tx, tenantId, [{ partnerId: partnerId!, offers: 0, opportunities: -1 }])
    },
  )
