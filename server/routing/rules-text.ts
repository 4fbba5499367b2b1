import { CORE_SCHEMA, YAMLException, dump, load } from 'js-yaml'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { RulesFormat } from '../../shared/rules.ts'
import { parseJson } from '../http/body.ts'

/** The order in which people read a rule; the database keeps none. What is not named here follows by the alphabet. */
const order =
  `tiers tags partners scoring key name enabled when all any not fact operator value at from to latitude longitude
  km label points then do partner reason pool territory portfolio withinKm language openNow mode raceTo orders
  performanceFloor window gradeWindows percent minutes minutesLeft clock ladder pipeline widen rules grades A B C
  fallback ladders steps extension afterPartners race gradeAFactor`.split(/\s+/)
const placeOf = new Map(order.map((name, place) => [name, place]))

/** A rule set as a file: the same rules give the same bytes, whatever way they came in. */
export function toText(content: unknown, format: RulesFormat): string {
  const ordered = inOrder(content)
  if (format === 'json') return `${JSON.stringify(ordered, null, 2)}\n`
  return dump(ordered, { schema: CORE_SCHEMA, noRefs: true, lineWidth: -1 })
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const place = (name: string) => placeOf.get(name) ?? placeOf.size
  const entries = Object.entries(value).sort(
    ([one], [other]) => place(one) - place(other) || (one < other ? -1 : 1),
  )
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)]))
}

/**
 * What a file says, before it is checked as rules. YAML's aliases are refused: a few of them write a text of gigabytes.
 *
 * @throws Refused `rule_set_invalid` with line and column of what cannot be read
 */
export function fromText(text: string, format: RulesFormat): unknown {
  const value = format === 'json' ? readJson(text) : readYaml(text)
  // Not deeper than a body may be, and nothing that the database cannot store.
  return parseJson(JSON.stringify(value ?? null))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
    const before = text.slice(0, at).split('\n')
    throw unreadable(
      before.length,
      before.at(-1)!.length + 1,
      message.replace(/ in JSON at position.*$/s, ''),
    )
  }
}

function readYaml(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA, maxAliases: 0, maxDepth: 32 })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    throw unreadable((error.mark?.line ?? 0) + 1, (error.mark?.column ?? 0) + 1, error.reason)
  }
}

const unreadable = (line: number, column: number, reason: string) =>
  new Refused(
    refuse('rule_set_invalid', { line, column }, [
      { pointer: '/text', code: 'unreadable', message: `line ${line}, column ${column}: ${reason}` },
    ]),
  )
