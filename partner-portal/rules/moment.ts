/** What the clocks of a zone show at an instant, as milliseconds of a clock without a zone. */
function clockAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

/**
 * The instant, in ISO 8601, at which the clocks of a zone show a local time such as `2026-03-04T09:00`; null for what is
 * no time. A time that a change of clocks leaves out is taken for the one an hour later.
 */
export function instantAt(local: string, zone: string): string | null {
  const wanted = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? Date.parse(`${local.slice(0, 16)}Z`) : Number.NaN
  if (Number.isNaN(wanted)) return null
  const near = wanted - (clockAt(wanted, zone) - wanted)
  const exact = wanted - (clockAt(near, zone) - near)
  return new Date(clockAt(exact, zone) === wanted ? exact : Math.max(near, exact)).toISOString()
}

/** A day later, at eight in the morning, as a field for date and time wants it. */
export const tomorrowAtEight = (now: number, zone: string): string =>
  `${new Date(clockAt(now, zone) + 86_400_000).toISOString().slice(0, 10)}T08:00`
