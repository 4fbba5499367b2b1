import type { Position } from '../shared/distance.ts'
import type { FactValue } from './facts.ts'
import { customKey, isCustomFact, leadFacts } from './facts.ts'
import type { Circle, Wanted } from './condition.ts'
import type { RuleWords } from './words/words.ts'

/** How the tenant calls what rules know by key or id; what is left out is shown as it stands. */
export interface RuleNames {
  partner(id: string): string
  custom?(key: string): string | undefined
  value?(fact: string, value: string): string | undefined
  tier?(key: string): string | undefined
  ladder?(key: string): string | undefined
  pipeline?(key: string): string | undefined
  /** A person at the manufacturer. */
  person?(id: string): string | undefined
  webhook?(id: string): string | undefined
}

const shown = 10

/** «A, B or C»; of a long list the first ten and how many more. */
export function enumerate(items: readonly string[], join: string, words: RuleWords): string {
  const cut =
    items.length > shown + 1 ? [...items.slice(0, shown), words.more(items.length - shown)] : [...items]
  const last = cut.pop() ?? ''
  return cut.length === 0 ? last : `${cut.join(', ')} ${join} ${last}`
}

export function factName(fact: string, words: RuleWords, names: RuleNames): string {
  if (isCustomFact(fact)) return names.custom?.(customKey(fact)) ?? words.customFact(customKey(fact))
  return Object.hasOwn(words.facts, fact) ? words.facts[fact as keyof typeof leadFacts] : fact
}

export function valueText(
  fact: string,
  value: Wanted | FactValue,
  join: string,
  words: RuleWords,
  names: RuleNames,
): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) {
    const items = value.map((entry: string | number) => valueText(fact, entry, join, words, names))
    return enumerate(items, join, words)
  }
  if (typeof value === 'object') {
    if ('from' in value) {
      const { from, to } = value
      return words.range(valueText(fact, from, join, words, names), valueText(fact, to, join, words, names))
    }
    return 'latitude' in value ? placeOrCircle(value, words) : '–'
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return numberText(fact, value, words)
  return names.value?.(fact, value) ?? choiceText(fact, value, words)
}

function numberText(fact: string, value: number, words: RuleWords): string {
  if (fact === 'weekday' && words.weekdays[value - 1]) return words.weekdays[value - 1] ?? ''
  return new Intl.NumberFormat(words.locale, { maximumFractionDigits: 6 }).format(value)
}

function placeOrCircle(place: Circle | Position, words: RuleWords): string {
  const degrees = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 3 })
  const where = `${degrees.format(place.latitude)} / ${degrees.format(place.longitude)}`
  if (!('km' in place)) return where
  return words.circle(new Intl.NumberFormat(words.locale).format(place.km), place.label ?? where)
}

function choiceText(fact: string, value: string, words: RuleWords): string {
  const text = value.trim()
  if (fact === 'country' || fact === 'language') return placeText(fact, text, words)
  if (!Object.hasOwn(words.choices, fact)) return text
  const choices: Record<string, string> = words.choices[fact as keyof RuleWords['choices']]
  const key = Object.keys(choices).find((choice) => choice.toLowerCase() === text.toLowerCase())
  return key === undefined ? text : (choices[key] ?? text)
}

function placeText(fact: 'country' | 'language', code: string, words: RuleWords): string {
  // DisplayNames throws on what has not the form of a code.
  if (!/^[a-z]{2}$/i.test(code)) return code
  const type = fact === 'country' ? 'region' : 'language'
  const name = new Intl.DisplayNames([words.locale], { type }).of(
    type === 'region' ? code.toUpperCase() : code.toLowerCase(),
  )
  return name ?? code
}
