/** A number as people type it, `12`, `-3` or `0,5`; empty where it is none. */
export function readNumber(text: string): number | '' {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : ''
}

export const units = ['minute', 'hour', 'day'] as const
export type Unit = (typeof units)[number]
const minutesIn: Readonly<Record<Unit, number>> = { minute: 1, hour: 60, day: 1440 }

/** A span in the largest unit that it fills: 240 minutes are 4 hours. Working time has no days of 24 hours. */
export function inUnit(minutes: number, clock: 'working' | 'wall'): { amount: number; unit: Unit } {
  if (clock === 'wall' && minutes % minutesIn.day === 0)
    return { amount: minutes / minutesIn.day, unit: 'day' }
  if (minutes % minutesIn.hour === 0) return { amount: minutes / minutesIn.hour, unit: 'hour' }
  return { amount: minutes, unit: 'minute' }
}

export const inMinutes = (amount: number, unit: Unit): number => Math.round(amount * minutesIn[unit])
