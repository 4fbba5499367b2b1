import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { de } from '../../partner-portal/i18n/de.ts'
import { en } from '../../partner-portal/i18n/en.ts'
import { word } from '../../partner-portal/i18n/t.ts'

type Message = string | Readonly<Record<string, string>>

function flat(catalogue: Readonly<Record<string, Readonly<Record<string, Message>>>>): Map<string, Message> {
  return new Map(
    Object.entries(catalogue).flatMap(([screen, texts]) =>
      Object.entries(texts).map(([name, message]) => [`${screen}.${name}`, message] as const),
    ),
  )
}

const english = flat(en)
const german = flat(de)
const wordings = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message))
const names = (message: Message) =>
  [
    ...new Set(
      wordings(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)),
    ),
  ].sort()

test('German and English have the same texts', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
})

describe.each([...english.keys()])('%s', (key) => {
  test('says something in both languages, with the same parameters', () => {
    const pair = [english.get(key)!, german.get(key)!]
    for (const text of pair.flatMap(wordings)) expect(text.trim()).not.toBe('')
    expect(names(pair[1]!)).toEqual(names(pair[0]!))
  })
})

test('a text that depends on a number has the plural forms of its language', () => {
  const counted = [
    ...[...english].map(([key, message]) => ({ key, message, locale: 'en' })),
    ...[...german].map(([key, message]) => ({ key, message, locale: 'de' })),
  ].filter(({ message }) => typeof message !== 'string')
  for (const { key, message, locale } of counted) {
    const rules = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    expect(Object.keys(message).sort(), `${locale} ${key}`).toEqual([...rules].sort())
  }
})

test('every file of texts is in its catalogue', () => {
  const folder = (language: string) => new URL(`../../partner-portal/i18n/${language}/`, import.meta.url)
  expect(readdirSync(folder('en')).sort()).toEqual(readdirSync(folder('de')).sort())
  expect(Object.keys(en)).toHaveLength(readdirSync(folder('en')).length)
})

test.each([
  ['one lead', 1, 'en', '1 lead left'],
  ['none', 0, 'en', '0 leads left'],
  ['thousands as the language writes them', 12_000, 'de', '12.000 leads left'],
])('%s is worded', (_, count, locale, expected) => {
  expect(word({ one: '{count} lead left', other: '{count} leads left' }, { count }, locale)).toBe(expected)
})
