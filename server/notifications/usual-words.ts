import { isDeepStrictEqual } from 'node:util'
import { templateParts } from '../../shared/codes.ts'
import type { TemplatePart, TemplateVoice } from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'
import { samples } from './samples.ts'
import type { Speech } from './speech.ts'
import { fieldsOf } from './variables.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import type { Letter, Reader } from './words/letter.ts'

const tongues = { en, de }
const place = (name: string) => `{{${name}}}`

/** Says everything as it comes, so that what is worded with places for variables keeps them. */
const echo: Speech = {
  when: String,
  soon: (iso) => (iso === place('deadline') ? place('deadline_short') : iso),
  number: String,
  money: String,
  km: String,
  duration: String,
  days: String,
  day: String,
  country: String,
  list: (parts) => parts.join(', '),
}

type UsualWords = Record<TemplatePart, string>

/**
 * Baton's own words of a kind with the variables in their places: what a manufacturer begins to write from. They come
 * from the very words that are sent, which are given places instead of values.
 */
export function usualWords(kind: NotificationKind, locale: Locale, voice: TemplateVoice): UsualWords {
  const letter = letterFor(kind, locale, voice === 'manufacturer' ? 'manufacturer' : 'partner')
  const said: UsualWords = {
    subject: letter.subject,
    intro: letter.intro,
    outro: letter.outro ?? '',
    action: letter.action?.label ?? '',
  }
  return Object.fromEntries(templateParts.map((part) => [part, said[part]])) as UsualWords
}

/** Whether a kind is told in one way, or differently to partner and manufacturer. */
export function voicesOf(kind: NotificationKind): TemplateVoice[] {
  const same = isDeepStrictEqual(usualWords(kind, 'en', 'partner'), usualWords(kind, 'en', 'manufacturer'))
  return same ? ['all'] : ['partner', 'manufacturer']
}

function letterFor(kind: NotificationKind, locale: Locale, desk: Reader['desk']): Letter {
  const places = Object.fromEntries(
    fieldsOf(kind).flatMap(([name, field]) => (kept.has(field) ? [] : [[field, place(name)]])),
  )
  const data = { ...samples[kind], ...places }
  const write = tongues[locale][kind] as (data: unknown, reader: Reader) => Letter
  const whose = { name: place('recipient'), manufacturer: place('manufacturer') }
  return write(data, { ...whose, locale, desk, link: '', at: '', say: echo })
}

/** These are lists and objects of which only the facts under a mail are made. */
const kept: ReadonlySet<string> = new Set(['why', 'place'])
