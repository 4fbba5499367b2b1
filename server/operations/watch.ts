import { transact } from '../db/transact.ts'
import { owe } from '../notifications/owe.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import type { Measured } from './alarm.ts'
import { alarmKinds, judgeAlarm } from './alarm.ts'
import { lockAlarms, measure, saveAlarms, tenantsToWatch } from './store.ts'

/** Tells channel managers, once a day at most, when offers or mails run late or mails were given up. */
export const watch: Sweep = {
  name: 'operations.watch',
  due: tenantsToWatch,
  work: (runtime, tenantId) =>
    transact(runtime, { tenantId }, async (tx) => {
      const now = runtime.now()
      const known = await lockAlarms(tx, tenantId)
      const measured = inService(runtime, await measure(tx, tenantId, now), now)
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

/** A server that was off is not late before it has had time to catch up; without a mail server nothing is sent. */
function inService({ pulse, mailer }: Runtime, measured: Measured, now: Date): Measured {
  const running = (now.getTime() - pulse.since.getTime()) / 1000
  return {
    offers_late: Math.min(measured.offers_late, running),
    mails_late: mailer ? Math.min(measured.mails_late, running) : 0,
    dead_letters: measured.dead_letters,
  }
}
