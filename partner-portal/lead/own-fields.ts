import type { FieldView } from '../../shared/fields.ts'
import { labelOf } from '../fields/data.ts'
import { locale } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'

type Declared = readonly Pick<FieldView, 'key' | 'labels' | 'choices'>[]

/** What a lead's own field is called; one that is not declared goes by its key. */
export function fieldLabel(declared: Declared, key: string): string {
  const field = declared.find((one) => one.key === key)
  return field ? labelOf(field.labels) : key
}

/** What a lead says in it, choices by their names; nothing where it says nothing. */
export function writtenField(declared: Declared, key: string, value: unknown): string {
  const choices = declared.find((one) => one.key === key)?.choices
  const word = (one: unknown) => {
    const choice = choices?.find((known) => known.key === one)
    return choice ? labelOf(choice.labels) : written(one)
  }
  return Array.isArray(value) ? value.map(word).join(', ') : word(value)
}

function written(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? t('lead.yes') : t('lead.no')
  // A year is not written with thousands.
  if (typeof value === 'number')
    return value.toLocaleString(locale(), { useGrouping: false, maximumFractionDigits: 6 })
  return String(value)
}
