import type { z } from 'zod'
import type { FaultList, Path } from './faults.ts'
import { kindOf } from './faults.ts'
import { nearestName } from './nearest-name.ts'

type Issue = z.core.$ZodIssue
/** Faults that a schema's own refinement names in its `params`. */
const named = [
  'repeated',
  'widens_nothing',
  'assign_asks_nobody',
  'names_no_grade',
  'no_race',
  'no_performance_order',
  'grades_reversed',
  'one_moment',
  'step_out_of_order',
  'one_extension',
  'clock_of_minutes',
  'too_many_ladders',
] as const
const words = new Map([
  ['int', 'integer'],
  ['record', 'object'],
])
// Every key that a rule set knows outside of its conditions, to guess what a misspelt one meant.
const knownKeys = (
  'rules fallback key name enabled when then do reason partner pool tiers tags partners withinKm territory ' +
  'portfolio language openNow mode raceTo orders performanceFloor window gradeWindows minutes clock ladder ' +
  'pipeline widen scoring points grades ladders steps at to percent minutesLeft person webhook extension ' +
  'afterPartners gradeAFactor'
).split(' ')

/** One finding of zod (parsed with `reportInput`) in the words of our faults. */
export function addZodFault(issue: Issue, at: Path, faults: FaultList): void {
  const path = [...at, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  const parent = path.slice(0, -1)
  const field = String(path.at(-1) ?? '')
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      // A key that is known elsewhere is not misspelt but misplaced: no other one was meant.
      const nearest = knownKeys.includes(key) ? null : nearestName(key, knownKeys)
      faults.add([...path, key], 'unknown_key', { key, nearest })
    }
  } else if (issue.code === 'invalid_type') {
    if (path.length === 0) return faults.add(path, 'not_an_object', { found: kindOf(issue.input) })
    if (issue.input === undefined) return faults.add(parent, 'missing_field', { field })
    const expected = words.get(issue.expected) ?? issue.expected
    faults.add(path, 'wrong_type', { expected, found: kindOf(issue.input) })
  } else if (issue.code === 'invalid_value') {
    if (issue.input === undefined) return faults.add(parent, 'missing_field', { field })
    addChoiceFault(issue.input, issue.values.map(String), path, faults)
  } else if (issue.code === 'invalid_union' && 'discriminator' in issue) {
    const [input, choices] = [issue.input as Record<string, unknown>, unionChoices(issue)]
    if (Object.hasOwn(input, 'do')) addChoiceFault(input.do, choices, path, faults)
    else faults.add(parent, 'missing_field', { field })
  } else if (issue.code === 'invalid_union') {
    if (issue.input === undefined) return faults.add(parent, 'missing_field', { field })
    for (const inner of nearestOption(issue)) addZodFault(inner, path, faults)
  } else if (issue.code === 'invalid_key') {
    faults.add(path, 'wrong_form', { form: 'key' })
  } else if (issue.code === 'invalid_format') {
    faults.add(path, 'wrong_form', { form: issue.format === 'uuid' ? 'uuid' : 'key' })
  } else addLimitFault(issue, path, faults)
}

/** What is wrong by the option that was meant: the one whose own form fits, and of these the one with the least wrong. */
function nearestOption({ errors }: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] {
  const fits = errors.filter((one) => one.every(({ path, code }) => path.length > 0 || !formless.has(code)))
  const [nearest = errors[0] ?? []] = [...fits].sort((one, other) => one.length - other.length)
  return nearest
}
const formless: ReadonlySet<Issue['code']> = new Set(['invalid_type', 'invalid_value'] as const)

const unionChoices = (issue: object) =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []

function addChoiceFault(input: unknown, choices: string[], path: Path, faults: FaultList): void {
  const found = typeof input === 'string' ? input.slice(0, 60) : kindOf(input)
  faults.add(path, 'not_a_choice', { found, choices })
}

function addLimitFault(issue: Issue, path: Path, faults: FaultList): void {
  if (issue.code === 'too_small' && issue.origin === 'array') {
    faults.add(path, 'too_few', { limit: Number(issue.minimum) })
  } else if (issue.code === 'too_small' && issue.origin === 'string') {
    faults.add(path, 'empty_text', {})
  } else if (issue.code === 'too_small') {
    faults.add(path, 'out_of_range', { from: Number(issue.minimum), to: null })
  } else if (issue.code === 'too_big' && issue.origin === 'array') {
    faults.add(path, 'too_many', { limit: Number(issue.maximum) })
  } else if (issue.code === 'too_big' && issue.origin === 'string') {
    faults.add(path, 'too_long', { limit: Number(issue.maximum) })
  } else if (issue.code === 'too_big') {
    faults.add(path, 'out_of_range', { from: null, to: Number(issue.maximum) })
  } else if (issue.code === 'custom') {
    faults.add(path, named.find((code) => code === issue.params?.fault) ?? 'unusable_text', {})
  } else faults.add(path, 'wrong_type', { expected: 'object', found: kindOf(issue.input) })
}
