import { Refused } from '../../shared/refusals.ts'
import type { Actor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { assignLeads, reofferLeads } from './assign.ts'
import { moveLeads } from './move.ts'
import type { Steered, Steering } from './steer.ts'

const chunkSize = 100

/**
 * Does the same to many leads, a hundred in one transaction: each is done whole, or refused with its reason and left
 * as it was. Once a chunk is done, a refusal of a whole later one is told of each of its leads.
 *
 * @returns what became of each, in the order of `ids`, each once
 * @throws Refused what stands in the way of all: `not_found` or `partner_not_eligible` of the partner, `overloaded`
 */
export async function steerLeads(
  runtime: Runtime,
  actor: Actor,
  ids: readonly string[],
  steering: Steering,
): Promise<Steered[]> {
  const once = [...new Set(ids)]
  const outcome = new Map<string, Steered>()
  for (let at = 0; at < once.length; at += chunkSize) {
    const chunk = once.slice(at, at + chunkSize)
    for (const one of await steerChunk(runtime, actor, chunk, steering, at === 0)) outcome.set(one.id, one)
  }
  return once.map((id) => outcome.get(id)!)
}

/** Does it to one lead. @throws Refused `not_found`, `lead_not_open`, `partner_not_eligible`, `already_asked` */
export async function steerLead(
  runtime: Runtime,
  actor: Actor,
  id: string,
  steering: Steering,
): Promise<void> {
  const [outcome] = await steer(runtime, actor, [id], steering)
  if (outcome && 'refusal' in outcome) throw new Refused(outcome.refusal)
}

async function steerChunk(
  runtime: Runtime,
  actor: Actor,
  ids: readonly string[],
  steering: Steering,
  first: boolean,
): Promise<Steered[]> {
  try {
    return await steer(runtime, actor, ids, steering)
  } catch (error) {
    if (first || !(error instanceof Refused)) throw error
    return ids.map((id) => ({ id, refusal: error.refusal }))
  }
}

function steer(
  runtime: Runtime,
  actor: Actor,
  ids: readonly string[],
  steering: Steering,
): Promise<Steered[]> {
  const { action, reason, evenIfAsked, askAgain } = steering
  switch (action) {
    case 'assign':
      return assignLeads(runtime, actor, ids, { partnerId: steering.partnerId!, reason, evenIfAsked })
    case 'reoffer':
      return reofferLeads(runtime, actor, ids, { reason, askAgain })
    default:
      return moveLeads(runtime, actor, ids, action, reason)
  }
}
