import type { NewPartner } from '../../shared/partners.ts'
import { newPartner } from '../../shared/partners.ts'
import { transact } from '../../server/db/transact.ts'
import { scopeOf, systemActor } from '../../server/identity/actor.ts'
import { createPartner } from '../../server/partners/create.ts'
import type { World } from './world.ts'

/** A partner of the network, made by the use case; Munich, active and without limits unless told otherwise. */
export async function aPartner(
  world: World,
  tenantId: string,
  overrides: Partial<NewPartner> = {},
): Promise<{ id: string; name: string }> {
  const input = newPartner.parse({
    name: 'Alpen Solar',
    country: 'DE',
    postalCode: '80331',
    latitude: 48.1374,
    longitude: 11.5755,
    ...overrides,
  })
  const actor = systemActor(tenantId)
  const id = await transact(world.runtime, scopeOf(actor), (tx) =>
    createPartner(tx, world.runtime, actor, input, world.clock.now()),
  )
  return { id, name: input.name }
}
