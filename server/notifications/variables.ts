import { z } from 'zod'
import { mailVariables } from '../../shared/codes.ts'
import type { MailVariable } from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import { wordWhy } from '../../shared/why.ts'
import type { Why } from '../../shared/why.ts'
import { notificationData } from './data.ts'
import { short } from './plain.ts'
import { codes as codesDe, daysWithin as daysDe } from './words/de.ts'
import { codes as codesEn, daysWithin as daysEn } from './words/en.ts'
import type { Reader } from './words/letter.ts'

type Data = Readonly<Record<string, unknown>>

interface Variable {
  /** The field of a kind's data that it is made of; null: every mail has it. */
  of: string | null
  say(value: unknown, reader: Reader, data: Data): string
}

const codes = { en: codesEn, de: codesDe }
const days = { en: daysEn, de: daysDe }
const asIs = (value: unknown) => (typeof value === 'string' ? value : '')
const number = (value: unknown, { say }: Reader) => (typeof value === 'number' ? say.number(value) : '')
const when = (value: unknown, { say }: Reader) => (typeof value === 'string' ? say.when(value) : '')
const coded = (list: keyof typeof codesEn) => (value: unknown, reader: Reader) => {
  const words: Readonly<Record<string, string>> = codes[reader.locale][list]
  const code = asIs(value)
  return (Object.hasOwn(words, code) && words[code]) || code
}
const field = (of: string, say: Variable['say'] = asIs): Variable => ({ of, say })

/** What may stand in a template, worded for the reader: in its language, its zone, its manner of figures. */
const variables: Record<MailVariable, Variable> = {
  recipient: { of: null, say: (_, reader) => reader.name },
  manufacturer: { of: null, say: (_, reader) => reader.manufacturer },
  title: field('title'),
  partner: field('partnerName'),
  deadline: field('respondBy', when),
  deadline_short: field('respondBy', (value, { say, at }) => say.soon(asIs(value), at)),
  time_left: field('left', (value, { say }) => say.duration(Number(value))),
  due: field('due', when),
  expired_at: field('at', when),
  call_by: field('by', when),
  said_at: field('saidAt', when),
  accepted_at: field('acceptedAt', when),
  days: field('days', (value, { say, locale }) => days[locale](say.days(Number(value)))),
  reminder: field('nudge', number),
  reason: field('reason', coded('reasons')),
  note: field('note'),
  request: field('what'),
  product: field('productLine'),
  quantity: field('quantity', number),
  place: field('place', placeOf),
  distance: field('distanceKm', (value, { say }) => (typeof value === 'number' ? say.km(value) : '')),
  budget: field('budget', (value, { say }, { currency }) =>
    typeof value === 'number' ? say.money(value, asIs(currency) || null) : '',
  ),
  timeline: field('timeline', coded('timelines')),
  customer_type: field('customerType', coded('customers')),
  employees: field('companySize', number),
  grade: field('grade'),
  why: field('why', (value, { say, locale }) =>
    Array.isArray(value) ? say.list(value.map((why: Why) => wordWhy(why, locale))) : '',
  ),
  person: field('person'),
  phone: field('phone'),
  address: field('address'),
  inviter: field('inviter'),
  version: field('version', number),
  live_version: field('liveVersion', number),
}

function placeOf(value: unknown, { say }: Reader): string {
  if (typeof value === 'string') return value
  const place = value as { country?: string; postalCode?: string | null; town?: string | null } | null
  const near = [place?.postalCode, place?.town].filter(Boolean).join(' ')
  return [near, place?.country ? say.country(place.country) : ''].filter(Boolean).join(', ')
}

/** The closed list of what the templates of a kind may name. */
export function variablesOf(kind: NotificationKind): MailVariable[] {
  const fields: Readonly<Record<string, z.ZodType>> = notificationData[kind].shape
  return mailVariables.filter((name) => {
    const { of } = variables[name]
    // A field with a closed list is a code that decides on the words, and has none itself.
    return of === null || (of in fields && !(fields[of] instanceof z.ZodEnum))
  })
}

const longest = 300

/** Each variable of a kind as one reader reads it; empty where it is not known. */
export function valuesOf(kind: NotificationKind, data: Data, reader: Reader): Map<string, string> {
  return new Map(
    variablesOf(kind).map((name) => {
      const { of, say } = variables[name]
      const value = of === null ? null : data[of]
      const missing = of !== null && (value === null || value === undefined)
      return [name, missing ? '' : short(say(value, reader, data), longest)]
    }),
  )
}

/** The field that each variable of a kind is made of. */
export const fieldsOf = (kind: NotificationKind): [name: MailVariable, field: string][] =>
  variablesOf(kind).flatMap((name) => {
    const { of } = variables[name]
    return of === null || name === 'deadline_short' ? [] : [[name, of]]
  })
