/** What may run late or pile up, and the bound from which somebody is told. */
export const alarmKinds = ['offers_late', 'mails_late', 'dead_letters'] as const
export type AlarmKind = (typeof alarmKinds)[number]

/** What is measured: lateness in seconds, dead letters as a count of those since the last notice. */
export type Measured = Record<AlarmKind, number>

const bounds: Measured = { offers_late: 60, mails_late: 15 * 60, dead_letters: 1 }
const againAfterMs = 24 * 60 * 60_000

export interface Alarm {
  kind: AlarmKind
  since: Date
  toldAt: Date
  clearedAt: Date | null
}

/**
 * What becomes of an alarm: raised and told when its bound is passed, told again a day later while it lasts, cleared
 * when it is over. A day must lie between two notices of one kind, so that what flickers does not flood.
 */
export function judgeAlarm(
  kind: AlarmKind,
  known: Alarm | null,
  measured: number,
  now: Date,
): { alarm: Alarm; tell: boolean } | null {
  const passed = measured >= bounds[kind]
  const rings = known !== null && known.clearedAt === null
  if (!passed) return rings ? { alarm: { ...known, clearedAt: now }, tell: false } : null
  const rested = known === null || now.getTime() - known.toldAt.getTime() >= againAfterMs
  if (rings && !rested) return null
  if (!rested) return { alarm: { ...known, clearedAt: null }, tell: false }
  const since = rings ? known.since : now
  return { alarm: { kind, since, toldAt: now, clearedAt: null }, tell: true }
}
