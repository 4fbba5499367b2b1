import { z } from 'zod'

// PostgreSQL stores neither NUL nor half of a surrogate pair; refusing them here keeps the fault at the field.
const unstorable = (text: string) => text.includes('\u0000') || !text.isWellFormed()
// C0 controls, line separators and the bidi overrides that make a name read as another.
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

/** One line of text: trimmed, 1 to `max` characters, no control characters and no bidi overrides. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty; leave the field out instead')
    .max(max, `must be at most ${max} characters`)
    .refine((text) => !unstorable(text), 'has a NUL or half a surrogate pair; send valid Unicode text')
    .refine((text) => !unprintable.test(text), 'has a control character; send one line of plain text')

/** Text of several lines: trimmed, 1 to `max` characters. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty; leave the field out instead')
    .max(max, `must be at most ${max} characters`)
    .refine((text) => !unstorable(text), 'has a NUL or half a surrogate pair; send valid Unicode text')

/** A stable key that people read in URLs and rules: `heat-pump`, `gold`. */
export const key = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,63}$/,
    'must be 1 to 64 of a–z, 0–9, - and _, beginning with a letter or digit',
  )

/** A plain addr-spec, lower-cased; display names and comments are refused. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must be at most 254 characters')
  .pipe(z.email('must be a mail address like name@example.com'))

/** ISO 3166-1 alpha-2, upper case. */
export const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'must be a two-letter country code like DE')

/** ISO 4217, upper case. */
export const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'must be a three-letter currency code like EUR')

/** A postal code as text: upper case, inner white space folded to one blank. */
export const postalCode = line(16).transform((code) => code.toUpperCase().replace(/\s+/g, ' '))

/** Money in major units with at most two decimals, at most 12 digits before them. */
export const amount = z
  .number('must be a number')
  .min(0, 'must not be negative')
  .max(999_999_999_999, 'must be at most 999,999,999,999')
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-4, 'must have at most two decimals')

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date('must be a day like 2026-05-31')

/** A moment, ISO 8601 with zone. */
export const moment = z.iso.datetime({ offset: true, error: 'must be a moment like 2026-05-31T12:00:00Z' })

export const locale = z.enum(['en', 'de'])
export type Locale = z.infer<typeof locale>

export const id = z.uuid('must be a UUID')
