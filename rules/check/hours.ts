import type { CheckedPartner } from './context.ts'
import type { Distribute, ResponseWindow } from '../distribute.ts'
import type { Path } from '../faults.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import type { Region, Space } from './region.ts'
import { regionsWhere, someLead } from './region.ts'

/** Minutes from each full hour of the week, Monday's first, until the first partner opens. */
export type SoonestOpen = readonly number[]

const slots = Array.from({ length: 168 }, (_, slot) => ({
  weekday: Math.floor(slot / 24) + 1,
  hour: slot % 24,
}))

/** Reckons each partner's week and each pool's once. */
export function openingsOver(): (pools: readonly ReadonlySet<CheckedPartner>[]) => SoonestOpen {
  const ofPartner = new Map<CheckedPartner, SoonestOpen>()
  const ofPool = new Map<ReadonlySet<CheckedPartner>, SoonestOpen>()
  const week = (partner: CheckedPartner) =>
    slots.map(({ weekday, hour }) => partner.opensAfter(weekday, hour) ?? Infinity)
  return (pools) =>
    earliest(
      pools.map((partners) =>
        remembered(ofPool, partners, () =>
          earliest([...partners].map((partner) => remembered(ofPartner, partner, () => week(partner)))),
        ),
      ),
    )
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

const earliest = (weeks: readonly SoonestOpen[]): SoonestOpen =>
  slots.map((_, slot) => weeks.reduce((least, week) => Math.min(least, week[slot] ?? Infinity), Infinity))

export const windowsOf = ({ window, gradeWindows = {} }: Distribute): [Path, ResponseWindow][] => [
  ...(window ? [[['window'], window] as [Path, ResponseWindow]] : []),
  ...Object.entries(gradeWindows).map(([grade, one]): [Path, ResponseWindow] => [
    ['gradeWindows', grade],
    one,
  ]),
]

/** The full hours of the week in which a lead of the rule can come, and at which its time is over before anybody opens. */
export function outsideHours(
  { minutes, clock }: ResponseWindow,
  soonest: SoonestOpen,
  regions: readonly Region[],
  space: Space,
): Finding | null {
  if (clock === 'working') return null
  const when = new Set(regions.flatMap((region) => slotsOf(region, space)))
  const late = [...when].filter((slot) => (soonest[slot] ?? Infinity) >= minutes).sort((a, b) => a - b)
  for (const slot of late) {
    const { weekday, hour } = slots[slot]!
    const witness = leadAt(weekday, hour, regions, space)
    if (!witness) continue
    const severity = late.length === when.size ? 'warning' : 'hint'
    const detail = { minutes, weekday, hour, hours: late.length, asked: when.size }
    return finding('window_outside_hours', detail, { witness, severity })
  }
  return null
}

const everySlot = slots.map((_, slot) => slot)

/** The hours of the week at which a lead of the region can come; weekday and hour do not depend on each other. */
function slotsOf(region: Region, space: Space): number[] {
  if (!region.has('weekday') && !region.has('hour')) return everySlot
  const can = (fact: string, value: number) =>
    regionsWhere(region, { fact, operator: 'equal', value }, true, space)?.length !== 0
  const hours = Array.from({ length: 24 }, (_, hour) => can('hour', hour))
  const weekdays = Array.from({ length: 7 }, (_, day) => can('weekday', day + 1))
  return everySlot.filter((slot) => weekdays[Math.floor(slot / 24)] && hours[slot % 24])
}

function leadAt(weekday: number, hour: number, regions: readonly Region[], space: Space) {
  const all = [
    { fact: 'weekday', operator: 'equal' as const, value: weekday },
    { fact: 'hour', operator: 'equal' as const, value: hour },
  ]
  for (const region of regions) {
    const [left] = regionsWhere(region, { all }, true, space) ?? []
    const lead = left && someLead(left, space)
    if (lead) return lead
  }
  return null
}
