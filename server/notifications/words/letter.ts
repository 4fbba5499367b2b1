import type { NotificationKind } from '../../../shared/mails.ts'
import type { Locale } from '../../../shared/text.ts'
import type { NotificationData } from '../data.ts'
import type { Speech } from '../speech.ts'

/** One mail before it is laid out. */
export interface Letter {
  subject: string
  intro: string
  facts: [label: string, value: string][]
  /** Things one under another, each with where it is looked at. */
  lists?: { title: string; items: { text: string; detail: string; url: string | null }[] }[]
  action?: Action
  /** Other answers beside the first. */
  also?: Action[]
  outro?: string
}

export interface Action {
  label: string
  url: string
}

/** For whom the words are written. */
export interface Reader {
  name: string
  locale: Locale
  /** At which desk the reader sits: the same event is told differently to the two sides. */
  desk: 'partner' | 'manufacturer' | 'customer'
  manufacturer: string
  /** Where the mail's button leads. */
  link: string
  /** When the notification was owed, ISO 8601. */
  at: string
  say: Speech
}

/** The words of one language: a pure function for each kind, so that a missing one does not compile. */
export type Words = {
  [K in NotificationKind]: (data: NotificationData[K], reader: Reader) => Letter
} & {
  /** Under every mail: who sent it and why. */
  footer(reader: Reader): string
}

/** Facts without those that are not known. */
export const known = (facts: [label: string, value: string | null | undefined | false][]): Letter['facts'] =>
  facts.filter((fact): fact is [string, string] => Boolean(fact[1]))

/** The word for a code; a code from elsewhere is shown as it is. */
export const wordFor = (words: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(words, code) ? words[code]! : code.replaceAll('_', ' ')

/** The link of a mail with an answer already chosen; the page asks once more before anything happens. */
export const saying = (link: string, answer: string): string => link.replace('#', `?say=${answer}#`)
