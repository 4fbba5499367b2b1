import { owe } from '../../server/notifications/owe.ts'
import type { Notification } from '../../server/notifications/owe.ts'
import { transact } from '../../server/db/transact.ts'
import type { Need } from '../../server/notifications/data.ts'
import { samples } from '../../server/notifications/samples.ts'
import type { World } from './world.ts'

/** Owes notifications as a use case would. */
export const oweIn = (world: World, tenantId: string, ...notifications: Notification[]) =>
  transact(world.runtime, { tenantId }, (tx) =>
    owe(tx, world.runtime, tenantId, notifications, world.clock.now()),
  )

export const aNeed = (overrides: Partial<Need> = {}): Need => ({ ...samples.offer_made, ...overrides })
