import type { LeadStatus } from '../../shared/leads.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { leadsWait } from '../leads/store.ts'
import type { Runtime } from '../runtime.ts'
import { takeInHand } from './in-hand.ts'
import type { Steer, Steered } from './steer.ts'
import { refuseSteer } from './steer.ts'
import { setLeads } from './store.ts'

export type Move = Extract<Steer, 'withdraw' | 'hold' | 'release' | 'close'>

const moved = {
  withdraw: { status: 'held', kind: 'lead_held' },
  hold: { status: 'held', kind: 'lead_held' },
  release: { status: 'waiting', kind: 'lead_released' },
  close: { status: 'closed', kind: 'lead_closed' },
} as const satisfies Record<Move, { status: LeadStatus; kind: string }>

/**
 * Holds, releases or closes leads, or takes their offers back, by hand and with a reason that is kept.
 * Whoever had one before them learns that it was withdrawn.
 */
export async function moveLeads(
  runtime: Runtime,
  actor: Actor,
  ids: readonly string[],
  move: Move,
  reason: string,
): Promise<Steered[]> {
  const { status, kind } = moved[move]
  const outcome = await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const { taken, refused } = await takeInHand(
      tx,
      runtime,
      actor,
      ids,
      (lead) => refuseSteer(lead.status, move),
      now,
    )
    const takenIds = taken.map(({ id }) => id)
    if (status === 'waiting') await leadsWait(tx, actor.tenantId, takenIds, now)
    else await setLeads(tx, actor.tenantId, takenIds, status, reason, now)
    const changes = takenIds.map((leadId) => ({ kind, leadId, data: { reason, byHand: true } }))
    await record(tx, runtime, actor, changes, now)
    return [
      ...takenIds.map((id): Steered => ({ id, status })),
      ...[...refused].map(([id, refusal]) => ({ id, refusal })),
    ]
  })
  runtime.wake()
  return outcome
}
