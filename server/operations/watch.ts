import { transact } from '../db/transact.ts'
import { owe } from '../notifications/owe.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import type { AlarmKind, Measured } from './alarm.ts'
import { alarmKinds, judgeAlarm } from './alarm.ts'
import { lockAlarms, measure, saveAlarms, tenantsToWatch } from './store.ts'

/** Tells channel managers, once a day at most, when offers or mails run late or mails were given up. */
export const watch: Sweep = {
  name: 'operations.watch',
  async due(tx, now) {
    const tenants = await tenantsToWatch(tx, now)
    for (const tenantId of lateSince.keys()) if (!tenants.includes(tenantId)) lateSince.delete(tenantId)
    return tenants
  },
  work: (runtime, tenantId) =>
    transact(runtime, { tenantId }, async (tx) => {
      const now = runtime.now()
      const known = await lockAlarms(tx, tenantId)
      const measured = inService(runtime, tenantId, await measure(tx, tenantId, now), now)
      const rung = alarmKinds.flatMap(
        (kind) =>
          judgeAlarm(kind, known.find((alarm) => alarm.kind === kind) ?? null, measured[kind], now) ?? [],
      )
      await saveAlarms(
        tx,
        tenantId,
        rung.map(({ alarm }) => alarm),
      )
      const told = rung.flatMap(({ alarm: { kind, since }, tell }) =>
        tell ? [{ what: kind, since: since.toISOString(), amount: Math.round(measured[kind]) }] : [],
      )
      for (const alarm of told) runtime.log.error({ tenantId, ...alarm }, 'an alarm was raised')
      const news = told.map((data) => ({
        kind: 'alarm_raised' as const,
        audience: 'channel_managers' as const,
        data,
      }))
      await owe(tx, runtime, tenantId, news, now)
      return rung.length
    }),
}

/** Since when this process has seen something late at every look, by manufacturer. */
const lateSince = new Map<string, Map<AlarmKind, Date>>()

/**
 * Late is what stays late: whoever was off, or slept, has time to catch up, and another server may be at it. Without a
 * mail server nothing is sent.
 */
function inService({ mailer }: Runtime, tenantId: string, measured: Measured, now: Date): Measured {
  const seen = lateSince.get(tenantId) ?? new Map<AlarmKind, Date>()
  lateSince.set(tenantId, seen)
  const lasting = (kind: 'offers_late' | 'mails_late') => {
    if (measured[kind] <= 0) seen.delete(kind)
    else if (!seen.has(kind)) seen.set(kind, now)
    const since = seen.get(kind)
    return since ? Math.min(measured[kind], (now.getTime() - since.getTime()) / 1000) : 0
  }
  return {
    offers_late: lasting('offers_late'),
    mails_late: mailer ? lasting('mails_late') : 0,
    dead_letters: measured.dead_letters,
  }
}
