import { isDeepStrictEqual } from 'node:util'
import type { ChangeSettings, SettingsView } from '../../shared/manufacturers.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { ManufacturerRow } from './store.ts'
import { changeManufacturer, lockManufacturer, readManufacturer } from './store.ts'

/** What routing reads of a manufacturer: a change of these is a new state of the network. */
const seenByRouting = ['timeZone', 'country', 'currency', 'duplicatePolicy', 'hours'] as const

export const showSettings = (runtime: Runtime, actor: Actor): Promise<SettingsView> =>
  transact(runtime, scopeOf(actor), async (tx) => viewOf(actor, await readManufacturer(tx, actor.tenantId)))

/** Changes the fields that are given; the audit names them, without their values. */
export const editSettings = (runtime: Runtime, actor: Actor, wanted: ChangeSettings): Promise<SettingsView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const before = await lockManufacturer(tx, actor.tenantId)
    const changed = changedFields(before, wanted)
    if (changed.length) {
      const seen = seenByRouting.some((field) => changed.includes(field))
      await changeManufacturer(
        tx,
        actor.tenantId,
        wanted,
        seen ? before.networkVersion + 1 : before.networkVersion,
      )
      await record(
        tx,
        runtime,
        actor,
        [{ kind: 'settings_changed', data: { fields: changed } }],
        runtime.now(),
      )
    }
    return viewOf(actor, { ...before, ...given(wanted) })
  })

const given = (wanted: ChangeSettings) =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))

const changedFields = (before: ManufacturerRow, wanted: ChangeSettings) =>
  (Object.keys(wanted) as (keyof ChangeSettings)[]).filter(
    (field) => wanted[field] !== undefined && !isDeepStrictEqual(wanted[field], before[field]),
  )

const viewOf = (actor: Actor, row: ManufacturerRow): SettingsView => ({
  name: row.name,
  locale: row.locale,
  timeZone: row.timeZone,
  country: row.country,
  currency: row.currency,
  duplicatePolicy: row.duplicatePolicy,
  hours: row.hours,
  customerMails: row.customerMails,
  demo: row.demo,
  can: allows(actor, 'settings:manage') ? ['edit'] : [],
})
