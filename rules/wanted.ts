import type { Circle, Range, Wanted } from './condition.ts'

export const isRange = (wanted: Wanted): wanted is Range =>
  typeof wanted === 'object' && !Array.isArray(wanted) && 'from' in wanted
export const isCircle = (wanted: Wanted): wanted is Circle =>
  typeof wanted === 'object' && !Array.isArray(wanted) && 'km' in wanted
