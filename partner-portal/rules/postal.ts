import type { Comparison, Condition, Range } from './content.ts'

const dash = '–'
const isRange = (value: unknown): value is Range =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value

const areaOf = (condition: Condition): string[] | undefined => {
  if (!('fact' in condition) || condition.fact !== 'postalCode') return undefined
  const { operator, value } = condition
  if (operator === 'postalPrefix' && Array.isArray(value)) return value.map(String)
  if (operator === 'postalRange' && isRange(value)) return [`${value.from}${dash}${value.to}`]
  return undefined
}

/**
 * Postal areas as people list them, `80` for all that begins with it and `85000–85999` for a range, where a condition
 * is nothing but such: a prefix list, a range, or what `postalCondition` makes of several.
 */
export function postalAreas(condition: Condition): string[] | undefined {
  if (!('any' in condition)) return areaOf(condition)
  const [first, ...rest] = condition.any
  if (first === undefined || rest.length === 0) return undefined
  const areas = condition.any.map(areaOf)
  const ranges = rest.every((one) => 'fact' in one && one.operator === 'postalRange')
  return ranges && areas.every((one) => one !== undefined) ? areas.flat() : undefined
}

/** The condition that holds for postal codes in any of the areas. */
export function postalCondition(areas: readonly string[]): Condition {
  const prefixes = areas.filter((area) => !area.includes(dash))
  const ranges = areas.flatMap((area): Comparison[] => {
    const [from, to] = area.split(dash)
    return from !== undefined && to !== undefined
      ? [{ fact: 'postalCode', operator: 'postalRange', value: { from, to } }]
      : []
  })
  const prefixed: Comparison = { fact: 'postalCode', operator: 'postalPrefix', value: prefixes }
  const parts = prefixes.length > 0 || ranges.length === 0 ? [prefixed, ...ranges] : ranges
  return parts.length === 1 ? parts[0]! : { any: parts }
}

const code = /^[\p{L}\p{N}][\p{L}\p{N} -]{0,11}$/u

/** What is wrong with an area as typed: no code, or a range whose ends differ in length or stand the wrong way. */
export function areaFault(area: string): 'code' | 'length' | 'reversed' | undefined {
  const ends = area.split(dash)
  if (ends.length > 2 || ends.some((end) => !code.test(end.trim()))) return 'code'
  const [from, to] = ends.map((end) => end.replace(/[ -]/g, '').toUpperCase())
  if (from === undefined || to === undefined) return undefined
  if (from.length !== to.length) return 'length'
  return from > to ? 'reversed' : undefined
}
