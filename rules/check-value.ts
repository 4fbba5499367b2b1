import type { FactDefinition, FactType } from './facts.ts'
import type { FaultList, Path } from './faults.ts'
import { kindOf } from './faults.ts'
import type { OperatorName } from './operators.ts'
import { operators } from './operators.ts'
import { limits } from './limits.ts'
import { checkCircle } from './check-circle.ts'
import { keyFor, postalKey } from './text-key.ts'

const forms = {
  country: /^[a-z]{2}$/i,
  language: /^[a-z]{2}$/i,
} as const

/** Whether an operator can compare its fact to this value, and whether any lead could ever have it. */
export function checkValue(
  value: unknown,
  operator: OperatorName,
  definition: FactDefinition,
  at: Path,
  faults: FaultList,
): void {
  const { takes } = operators[operator]
  const wrong = (path: Path, found: unknown) =>
    faults.add(path, 'wrong_value', { operator, takes, type: definition.type, found: kindOf(found) })
  const one = (entry: unknown, path: Path): void => {
    if (typeof entry !== scalarOf(definition.type)) return wrong(path, entry)
    if (typeof entry === 'number') return checkNumber(entry, definition, path, faults)
    if (typeof entry === 'string') checkText(entry, operator, definition, path, faults)
  }
  if (takes === 'flag') return typeof value === 'boolean' ? undefined : wrong(at, value)
  if (takes === 'one') return one(value, at)
  if (takes === 'many') {
    if (!Array.isArray(value)) return wrong(at, value)
    if (value.length === 0) return faults.add(at, 'too_few', { limit: 1 })
    if (value.length > limits.values) return faults.add(at, 'too_many', { limit: limits.values })
    return value.forEach((entry, index) => one(entry, [...at, index]))
  }
  if (kindOf(value) !== 'object') return wrong(at, value)
  if (takes === 'circle') return checkCircle(value as Record<string, unknown>, at, faults)
  checkRange(value as Record<string, unknown>, at, faults, one)
}

const scalarOf = (type: FactType) => (type === 'number' || type === 'boolean' ? type : 'string')

function checkNumber(entry: number, definition: FactDefinition, at: Path, faults: FaultList): void {
  const { from, to } = definition.range ?? { from: -Number.MAX_VALUE, to: Number.MAX_VALUE }
  if (entry >= from && entry <= to) return
  faults.add(at, 'out_of_range', { from: definition.range?.from ?? null, to: definition.range?.to ?? null })
}

function checkText(
  entry: string,
  operator: OperatorName,
  definition: FactDefinition,
  at: Path,
  faults: FaultList,
): void {
  if (entry.includes('\0') || !entry.isWellFormed()) return faults.add(at, 'unusable_text', {})
  if (entry.length > limits.text) return faults.add(at, 'too_long', { limit: limits.text })
  if (keyFor(definition.type)(entry) === '') return faults.add(at, 'empty_text', {})
  // A part of a value need not be one of the values.
  if (definition.type === 'text' && (operator === 'startsWith' || operator === 'contains')) return
  const { choices, form } = definition
  if (choices && !choices.some((choice) => choice.toLowerCase() === entry.trim().toLowerCase())) {
    return faults.add(at, 'not_a_choice', { found: entry, choices })
  }
  if (form && !forms[form].test(entry.trim())) faults.add(at, 'wrong_form', { form })
}

function checkRange(
  range: Record<string, unknown>,
  at: Path,
  faults: FaultList,
  one: (entry: unknown, path: Path) => void,
): void {
  const before = faults.size
  for (const key of Object.keys(range)) {
    if (key !== 'from' && key !== 'to') faults.add([...at, key], 'unknown_key', { key, nearest: null })
  }
  for (const end of ['from', 'to']) {
    if (Object.hasOwn(range, end)) one(range[end], [...at, end])
    else faults.add(at, 'missing_field', { field: end })
  }
  if (faults.size > before) return
  const { from, to } = range
  if (typeof from === 'number' && typeof to === 'number') {
    if (from > to) faults.add(at, 'reversed_range', {})
  } else if (postalKey(String(from)).length !== postalKey(String(to)).length) {
    faults.add(at, 'uneven_postal_range', {})
  } else if (postalKey(String(from)) > postalKey(String(to))) faults.add(at, 'reversed_range', {})
}
