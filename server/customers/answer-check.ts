import type { AnswerCheck } from '../../shared/customers.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import type { LinkActor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import type { Runtime } from '../runtime.ts'
import { doFor } from './deed.ts'
import { claimedBy, openDiscrepancy } from './discrepancy-store.ts'
import { confirmContact, saveAnswer } from './store.ts'
import { titleOf } from './title.ts'
import type { ShownRequest } from './view.ts'

/**
 * Whether somebody has been in touch. «Yes» confirms the first contact, without counting as something that the partner
 * did; «no» opens a discrepancy beside what the partner claims, unless one is open. The same answer again changes
 * nothing; the other one replaces it.
 */
export const answerCheck = (runtime: Runtime, actor: LinkActor, { answer, note }: AnswerCheck) =>
  doFor(
    runtime,
    actor,
    'answer',
    ({ opportunity }) => opportunity?.answer === answer,
    async (tx, request, now) => {
      const { tenantId } = actor
      const { leadId } = request
      const { id: opportunityId, partnerId } = request.opportunity!
      const id = runtime.newId()
      const said = { id, leadId, opportunityId, partnerId, answer, note: note ?? null }
      const checkId = await saveAnswer(tx, tenantId, said, now)
      const data = { opportunityId }
      if (answer === 'yes') {
        await confirmContact(tx, tenantId, opportunityId, now)
        await record(
          tx,
          runtime,
          actor,
          [{ kind: 'customer_confirmed_contact', leadId, partnerId, data }],
          now,
        )
        return
      }
      await disagree(tx, runtime, actor, request, checkId, note ?? null, now)
    },
  )

async function disagree(
  tx: Tx,
  runtime: Runtime,
  actor: LinkActor,
  request: ShownRequest,
  checkId: string,
  note: string | null,
  now: Date,
): Promise<void> {
  const { tenantId } = actor
  const { leadId, partner } = request
  const { id: opportunityId, partnerId } = request.opportunity!
  const { acceptedAt, ...claimed } = await claimedBy(tx, tenantId, opportunityId, now)
  const id = runtime.newId()
  const opened = { id, leadId, opportunityId, partnerId, checkId, customerNote: note, claimed }
  // Whoever says yes and no by turns is told of once, until somebody has settled it.
  if (!(await openDiscrepancy(tx, tenantId, opened, now))) return
  const about = { kind: 'customer_not_reached', leadId, partnerId, data: { opportunityId } }
  await record(tx, runtime, actor, [about], now)
  const title = titleOf(request)
  const { firstContactAt, activities } = claimed
  const data = { title, partnerName: partner!.name, note, acceptedAt, firstContactAt, activities }
  await owe(
    tx,
    runtime,
    tenantId,
    [
      { kind: 'discrepancy_opened', audience: 'channel_managers', leadId, data },
      {
        kind: 'customer_not_reached',
        audience: 'partner',
        partnerId,
        leadId,
        opportunityId,
        data: { title },
      },
    ],
    now,
  )
}
