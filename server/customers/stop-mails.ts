import { record } from '../audit/record.ts'
import type { LinkActor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { doFor } from './deed.ts'
import { stopMails } from './store.ts'

/** The customer wants no more mails about this request; it goes on without them. */
export const stopCustomerMails = (runtime: Runtime, actor: LinkActor) =>
  doFor(
    runtime,
    actor,
    'stop_mails',
    ({ mails }) => !mails,
    async (tx, { leadId }, now) => {
      await stopMails(tx, actor.tenantId, leadId)
      await record(tx, runtime, actor, [{ kind: 'customer_stopped_mails', leadId }], now)
    },
  )
