import type { AvailabilityView, SetAvailability } from '../../shared/availability.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { inOrder } from './availability.ts'
import { changeLocked } from './change.ts'
import { availabilityNow, partnerOf } from './show-availability.ts'
import { lockPartner } from './store.ts'

/**
 * Sets a partner's hours and absences.
 *
 * @throws Refused `version_conflict` with the availability as it is now in `current`; `forbidden`
 */
export const saveAvailability = (
  runtime: Runtime,
  actor: Actor,
  wanted: SetAvailability,
): Promise<AvailabilityView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const partner = orRefuse((await lockPartner(tx, actor.tenantId, partnerOf(actor))) ?? refuse('not_found'))
    if (partner.version !== wanted.version)
      throw new Refused(refuse('version_conflict', { current: await availabilityNow(tx, runtime, actor) }))
    const changes = { ...wanted, absences: inOrder(wanted.absences) }
    await changeLocked(tx, runtime, actor, partner, changes, runtime.now())
    return availabilityNow(tx, runtime, actor)
  })
