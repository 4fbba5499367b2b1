import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { insertOpenings } from './store.ts'
import { words } from './words.ts'

/** An accepted lead. `amount` is the lead's budget; a `null` or unknown pipeline means the default one. */
export interface Opening {
  leadId: string
  partnerId: string
  offerId: string | null
  pipelineKey: string | null
  productLine: string | null
  amount: number | null
  currency: string | null
  firstContactDue: Date | null
}

/**
 * Opens opportunities in the first stage of their pipeline, with the first contact as their next step, and answers
 * their ids in the order of the openings. Leaves leads and counters to the caller. Three statements whatever the
 * number.
 */
export async function openOpportunities(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  openings: Opening[],
  now: Date,
): Promise<string[]> {
  if (!openings.length) return []
  const opened = openings.map((opening) => ({ id: runtime.newId(), ...opening }))
  const count = await insertOpenings(tx, actor.tenantId, opened, words, now)
  if (count !== opened.length)
    throw new Error('the manufacturer has no default pipeline to open opportunities in')
  const changes = opened.map(({ id, leadId, partnerId }) => ({
    kind: 'opportunity_opened',
    leadId,
    partnerId,
    data: { opportunityId: id },
  }))
  await record(tx, runtime, actor, changes, now)
  return opened.map(({ id }) => id)
}
