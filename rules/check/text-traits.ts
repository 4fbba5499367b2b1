import type { Wanted } from '../condition.ts'
import type { OperatorName } from '../operators.ts'
import { isRange } from '../wanted.ts'

/** Comparisons that neither list values nor name prefixes. */
export interface Trait {
  operator: OperatorName
  wanted: Wanted
  held: boolean
}

const isStart = ({ operator }: Trait) => operator === 'startsWith' || operator === 'postalPrefix'
export const keysOf = (wanted: Wanted, key: (text: string) => string) =>
  (Array.isArray(wanted) ? wanted : [wanted]).map((one) => key(String(one)))

/** The beginnings that no left-out beginning holds. */
export function startsLeft(
  starts: readonly string[],
  traits: readonly Trait[],
  key: (text: string) => string,
): string[] {
  const out = traits.filter(isStart).flatMap(({ wanted }) => keysOf(wanted, key))
  return starts.filter((own) => !out.some((start) => own.startsWith(start)))
}

/** What two comparisons contradict; anything finer is left undecided. */
export function cannotBe(
  traits: readonly Trait[],
  starts: readonly string[] | null,
  key: (text: string) => string,
): boolean {
  const spans = traits.filter(({ held }) => held).flatMap(({ wanted }) => (isRange(wanted) ? [wanted] : []))
  const bounds = spans.map(({ from, to }) => ({ from: key(String(from)), to: key(String(to)) }))
  if (bounds.some((one) => bounds.some((other) => apart(one, other)))) return true
  if (starts && bounds.some((one) => !starts.some((start) => meets(start, one)))) return true
  return traits.some(({ operator, wanted, held }) => {
    if (held) return false
    if (operator === 'postalRange') return leavesNothing(wanted, bounds, key)
    if (operator === 'postalPrefix' || operator === 'startsWith') {
      const left = keysOf(wanted, key)
      return bounds.some(({ from, to }) => left.some((one) => from.startsWith(one) && to.startsWith(one)))
    }
    if (operator !== 'contains') return false
    const part = key(String(wanted))
    const holding = traits.some(
      (other) => other.held && other.operator === 'contains' && key(String(other.wanted)).includes(part),
    )
    return holding || (starts !== null && starts.every((start) => start.includes(part)))
  })
}

interface Bounds {
  from: string
  to: string
}
const apart = (one: Bounds, other: Bounds) =>
  one.from.length !== other.from.length || one.to < other.from || other.to < one.from
/** Whether a code that begins so may lie within: its ends cut to that length must not exclude it. */
const meets = (start: string, { from, to }: Bounds) =>
  start.length <= from.length && from.slice(0, start.length) <= start && start <= to.slice(0, start.length)

/** Whether a range that is left out holds all that another one admits. */
function leavesNothing(wanted: Wanted, bounds: readonly Bounds[], key: (text: string) => string): boolean {
  if (!isRange(wanted)) return false
  const [from, to] = [key(String(wanted.from)), key(String(wanted.to))]
  return bounds.some((one) => one.from.length === from.length && from <= one.from && one.to <= to)
}
