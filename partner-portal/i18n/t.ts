import type { Key, Parameters, Plural } from './catalogue.ts'
import { locale, texts } from './language.ts'

type Values = Readonly<Record<string, string | number>>

const numbers = new Map<string, Intl.NumberFormat>()

// Making a formatter costs more than a whole card of a board; there are as many as languages.
function numberIn(locale: string): Intl.NumberFormat {
  const made = numbers.get(locale) ?? new Intl.NumberFormat(locale)
  numbers.set(locale, made)
  return made
}

/** Fills `{name}` with values; numbers are written as the locale writes them. */
export function fill(text: string, values: Values, locale: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? numberIn(locale).format(value) : value
  })
}

/** The wording of a message for `values.count` in the locale's plural rule, filled. */
export function word(message: string | Plural, values: Values, locale: string): string {
  if (typeof message === 'string') return fill(message, values, locale)
  const rule = new Intl.PluralRules(locale).select(Number(values['count']))
  return fill(message[rule] ?? message.other, values, locale)
}

/** The text of a key in the current language; follows the language wherever it is read in JSX. */
export function t<K extends Key>(key: K, ...parameters: Parameters<K>): string {
  const [screen = '', name = ''] = key.split('.')
  const catalogue = texts() as Readonly<Record<string, Readonly<Record<string, string | Plural>>>> | undefined
  const message = catalogue?.[screen]?.[name]
  return message === undefined ? key : word(message, parameters[0] ?? {}, locale())
}
