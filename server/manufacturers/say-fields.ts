import type { SaidField } from '../../shared/said-fields.ts'
import type { Locale } from '../../shared/text.ts'
import type { LeadField } from './lead-field.ts'

const truth = { en: ['yes', 'no'], de: ['ja', 'nein'] } as const

/**
 * What a lead says in the declared fields, in their order and in the reader's words; what is not declared is not said.
 * A retired field is still told of leads that came in with it.
 */
export function sayFields(
  custom: Readonly<Record<string, unknown>>,
  fields: readonly LeadField[],
  locale: Locale,
): SaidField[] {
  return fields.flatMap((field) => {
    const value = Object.hasOwn(custom, field.key) ? said(custom[field.key], field, locale) : ''
    return value ? [{ label: field.labels[locale], value }] : []
  })
}

function said(value: unknown, field: LeadField, locale: Locale): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((one) => said(one, field, locale)).join(', ')
  if (typeof value === 'boolean') return truth[locale][value ? 0 : 1]
  // A year is not written with thousands.
  if (typeof value === 'number')
    return value.toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 6 })
  return field.choices?.find(({ key }) => key === value)?.labels[locale] ?? String(value)
}
