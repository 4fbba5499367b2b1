import type { Problem } from '../api/problem.ts'
import { dateTime } from './format.ts'
import { locale, texts } from './language.ts'
import { fill } from './t.ts'

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)

const plain = (value: unknown): string | number =>
  isInstant(value) ? dateTime(value) : typeof value === 'number' ? value : String(value)

/** The sentence for a problem in the user's language, its facts filled in; an unknown code says its own title. */
export function wording(problem: Problem): string {
  const known: Readonly<Record<string, string>> = texts()?.refusals ?? {}
  const sentence = known[problem.code] ?? (problem.status >= 500 ? known['fault'] : undefined)
  if (sentence === undefined) return problem.message
  const facts = Object.entries(problem.facts).map(([name, fact]) => [name, plain(fact)] as const)
  return fill(sentence, Object.fromEntries(facts), locale())
}
