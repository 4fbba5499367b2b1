import type { MailTemplate } from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'
import type { NotificationData } from './data.ts'
import { notificationData } from './data.ts'
import { htmlOf, plainLetter, textOf } from './layout.ts'
import { plain, short } from './plain.ts'
import { speechIn } from './speech.ts'
import { inOwnWords } from './template.ts'
import { valuesOf } from './variables.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import type { Letter, Reader, Words } from './words/letter.ts'

const words: Record<Locale, Words> = { en, de }

export interface Composed {
  subject: string
  text: string
  html: string
  /** Why the manufacturer's own words could not be used; the mail has Baton's then. */
  fault?: string
}

/** The manufacturer's own words, of every kind and language in which there are some. */
export type Templates = ReadonlyMap<string, MailTemplate>
export const templateKey = (kind: NotificationKind, locale: Locale): string => `${kind} ${locale}`

/**
 * The mail for one reader, in the reader's language and zone. What strangers typed is made plain before it meets
 * our words: no control or bidi characters, no markup.
 */
export function compose<K extends NotificationKind>(
  kind: K,
  data: NotificationData[K],
  about: Omit<Reader, 'say'> & { timeZone: string },
  templates: Templates = new Map(),
): Composed {
  const reader: Reader = {
    ...about,
    name: short(about.name, 120),
    manufacturer: short(about.manufacturer, 120),
    say: speechIn(about.locale, about.timeZone),
  }
  const tongue = words[about.locale]
  const write = tongue[kind] as (data: NotificationData[K], reader: Reader) => Letter
  const usual = plainLetter(write(plainData(data), reader))
  const template = templates.get(templateKey(kind, about.locale))
  const { letter, fault } = ownWords(usual, template, kind, data, reader)
  const frame = { locale: about.locale, manufacturer: reader.manufacturer, footer: tongue.footer(reader) }
  const subject = short(letter.subject, 180)
  return {
    subject: subject.includes(reader.manufacturer) ? subject : `${subject} · ${reader.manufacturer}`,
    text: textOf(letter, frame),
    html: htmlOf(letter, frame),
    ...(fault ? { fault } : {}),
  }
}

/** A template that fails costs nobody the mail. */
function ownWords(
  usual: Letter,
  template: MailTemplate | undefined,
  kind: NotificationKind,
  data: object,
  reader: Reader,
): { letter: Letter; fault?: string } {
  const words = template && (template.all ?? (reader.desk === 'customer' ? undefined : template[reader.desk]))
  if (!words) return { letter: usual }
  try {
    return { letter: inOwnWords(usual, words, valuesOf(kind, data as Record<string, unknown>, reader)) }
  } catch (error) {
    return { letter: usual, fault: (error as Error).message }
  }
}

/** What the words of a kind need, checked. @throws Error that names the field */
export function checkedData<K extends NotificationKind>(kind: K, data: unknown): NotificationData[K] {
  const schema = notificationData[kind]
  if (!schema) throw new Error(`there are no words for ${kind}`)
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data as NotificationData[K]
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'data'}: ${issue.message}`)
  throw new Error(`${kind} cannot be worded: ${faults.join('; ')}`)
}

function plainData<T>(value: T): T {
  if (typeof value === 'string') return plain(value) as T
  if (Array.isArray(value)) return value.map(plainData) as T
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainData(inner)])) as T
  return value
}
