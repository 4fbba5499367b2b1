import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { de } from '../../partner-portal/i18n/de.ts'
import { ladders as laddersDe } from '../../partner-portal/i18n/de/ladders.ts'
import { ladders as laddersEn } from '../../partner-portal/i18n/en/ladders.ts'
import { enInbox } from '../../partner-portal/i18n/en-inbox.ts'
import { enPartner } from '../../partner-portal/i18n/en-partner.ts'
import { en } from '../../partner-portal/i18n/en.ts'
import { word } from '../../partner-portal/i18n/t.ts'
import { root, sourcesBelow } from '../house/sources.ts'
import type { Source } from '../house/sources.ts'

type Message = string | Readonly<Record<string, string>>

function flat(catalogue: Readonly<Record<string, Readonly<Record<string, Message>>>>): Map<string, Message> {
  return new Map(
    Object.entries(catalogue).flatMap(([screen, texts]) =>
      Object.entries(texts).map(([name, message]) => [`${screen}.${name}`, message] as const),
    ),
  )
}

// The ladders' texts come with their tab, beside the catalogue.
const english = flat({ ...en, ladders: laddersEn })
const german = flat({ ...de, ladders: laddersDe })
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

/** Texts that come with a part of one page. */
const ownCatalogues = ['ladders.ts']

test('every file of texts is in its catalogue', () => {
  const folder = (language: string) => new URL(`../../partner-portal/i18n/${language}/`, import.meta.url)
  expect(readdirSync(folder('en')).sort()).toEqual(readdirSync(folder('de')).sort())
  expect(Object.keys(en).length + ownCatalogues.length).toBe(readdirSync(folder('en')).length)
})

const sources = new Map(sourcesBelow('partner-portal').map((source) => [source.path, source]))
const routes = 'partner-portal/app/routes.tsx'

/** The first files of the screens that a partner, or who is not signed in, can go to. */
function partnerScreens(): string[] {
  const screens = readFileSync(join(root, routes), 'utf8').split(/(?=\bpath:)/)
  return screens
    .filter((screen) => !screen.includes("desk: 'manufacturer'"))
    .flatMap((screen) => [...screen.matchAll(/import\('\.\.\/([^']+)'\)/g)].map(([, file]) => file!))
    .map((file) => `partner-portal/${file}`)
}

/** These files and all that they may ever load, but not what other routes lead to. */
function reachable(from: readonly string[]): Source[] {
  const found = new Map<string, Source>()
  const visit = (path: string): void => {
    const source = sources.get(path)
    if (!source || found.has(path)) return
    found.set(path, source)
    for (const { to, typeOnly, dynamic } of source.imports)
      if (!typeOnly && !(dynamic && path === routes)) visit(to)
  }
  from.forEach(visit)
  return [...found.values()].filter(({ path }) => !path.startsWith('partner-portal/i18n/'))
}

/** The texts out of a catalogue that a source names, as `'rules.title'` or `` `rules.do_${value}` ``. */
const outOf =
  (catalogue: object) =>
  ({ path }: Source) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/['`](\w+)\.[\w$]/g)]
      .filter(([, screen = '']) => screen in en && !(screen in catalogue))
      .map(([named]) => `${path} ${named}`)
const foreign = outOf(enPartner)

test('what a partner can come to draws only the texts that are loaded for a partner', () => {
  const screens = partnerScreens()
  expect(screens).toContain('partner-portal/inbox/inbox.tsx')
  expect(screens).toContain('partner-portal/sign-in/sign-in.tsx')
  expect(screens).not.toContain('partner-portal/rules/rules.tsx')
  expect(reachable([...screens, 'partner-portal/app/main.tsx']).flatMap(foreign)).toEqual([])
  expect(reachable(['partner-portal/rules/rules.tsx']).flatMap(foreign)).not.toEqual([])
})

test('the inbox, where a partner begins, draws only the texts that come with it', () => {
  const drawn = reachable(['partner-portal/inbox/inbox.tsx', 'partner-portal/app/main.tsx'])
  expect(drawn.flatMap(outOf(enInbox))).toEqual([])
  expect(reachable(['partner-portal/tasks/tasks.tsx']).flatMap(outOf(enInbox))).not.toEqual([])
})

test.each([
  ['one lead', 1, 'en', '1 lead left'],
  ['none', 0, 'en', '0 leads left'],
  ['thousands as the language writes them', 12_000, 'de', '12.000 leads left'],
])('%s is worded', (_, count, locale, expected) => {
  expect(word({ one: '{count} lead left', other: '{count} leads left' }, { count }, locale)).toBe(expected)
})
