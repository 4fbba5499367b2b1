import type { NotificationGroup, Preferences, PreferencesView } from '../../shared/channels.ts'
import { groupsOfDesk } from '../../shared/notification-groups.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { newDevice, DeviceView } from '../../shared/channels.ts'
import type { z } from 'zod'
import { transact } from '../db/transact.ts'
import type { UserActor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { preferencesOf, setPreferences } from '../identity/store.ts'
import type { Runtime } from '../runtime.ts'
import { devicesOf, forgetOldest, keepDevice, removeDevice } from './device-store.ts'
import { nextDigest } from './digest-moment.ts'
import { deviceOf } from './view.ts'
import { usual } from './way.ts'

const groupsFor = ({ partnerId }: UserActor): readonly NotificationGroup[] =>
  groupsOfDesk[partnerId ? 'partner' : 'manufacturer']

/** How somebody is told who has never chosen. */
const unchosen: Preferences = { groups: {}, daily: false, digestAt: '07:30', quiet: null }

/** What reaches a person here, where and when, with every group said. */
export const showPreferences = (runtime: Runtime, actor: UserActor): Promise<PreferencesView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const kept = (await preferencesOf(tx, actor.tenantId, actor.membershipId)) ?? unchosen
    const devices = await devicesOf(tx, actor.tenantId, actor.userId, actor.partnerId)
    const groups = groupsFor(actor)
    return {
      preferences: {
        ...kept,
        groups: Object.fromEntries(groups.map((group) => [group, kept.groups[group] ?? usual])),
      },
      groups: [...groups],
      timeZone: actor.timeZone,
      pushKey: runtime.vapid?.publicKey ?? null,
      devices: devices.map(deviceOf),
    }
  })

/** Keeps what a person wishes at this place. What is gathered already comes when it was to come. */
export async function choosePreferences(
  runtime: Runtime,
  actor: UserActor,
  preferences: Preferences,
): Promise<PreferencesView> {
  await transact(runtime, scopeOf(actor), async (tx) => {
    const next = nextDigest(runtime.now(), preferences, actor.timeZone)
    await setPreferences(tx, actor.tenantId, actor.membershipId, preferences, next)
  })
  return showPreferences(runtime, actor)
}

/** So many browsers a person has: each is sent every push. */
const mostDevices = 10

/** Lets a browser take the person’s pushes; where there are too many, the oldest make way. */
export const addDevice = (
  runtime: Runtime,
  actor: UserActor,
  { endpoint, keys, device }: z.output<typeof newDevice>,
): Promise<DeviceView> =>
  // In the manufacturer's scope: the same browser may have been the person's at another partner.
  transact(runtime, { tenantId: actor.tenantId }, async (tx) => {
    const { tenantId, userId, partnerId } = actor
    const kept = await keepDevice(tx, {
      tenantId,
      id: runtime.newId(),
      userId,
      partnerId,
      endpoint,
      ...keys,
      device: device ?? null,
      createdAt: runtime.now(),
    })
    await forgetOldest(tx, tenantId, userId, mostDevices)
    return deviceOf(kept)
  })

/** @throws Refused `not_found` */
export const dropDevice = (runtime: Runtime, actor: UserActor, id: string): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    if (!(await removeDevice(tx, actor.tenantId, actor.userId, id))) throw new Refused(refuse('not_found'))
  })
