import { calendarDay, none, number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'

const fields = [
  'amount',
  'checks',
  'currency',
  'expectedClose',
  'nextStep',
  'nextStepDue',
  'probability',
  'probabilityReason',
  'productLine',
] as const

/** The name of a field of an opportunity. */
export function fieldName(field: string): string {
  const known = fields.find((one) => one === field)
  return known ? t(`timeline.field_${known}`) : field
}

interface EditedField {
  readonly field: string
  /** «Amount: 5,000 → 6,000»; figures and days only, for words are not kept. */
  readonly words: string | undefined
}

/** What an edit of an opportunity changed. */
export function changesIn(data: Readonly<Record<string, unknown>>): EditedField[] {
  const changes = Array.isArray(data['changes']) ? (data['changes'] as Record<string, unknown>[]) : []
  return changes.map((change) => {
    const field = String(change['field'])
    const figures = 'from' in change || 'to' in change
    const from = written(field, change['from'])
    const to = written(field, change['to'])
    const name = fieldName(field)
    return { field, words: figures ? t('timeline.changedField', { field: name, from, to }) : undefined }
  })
}

function written(field: string, value: unknown): string {
  if (value === null || value === undefined) return none
  if (typeof value === 'number') return field === 'probability' ? percent(value / 100) : number(value)
  const text = String(value)
  return /^\d{4}-\d\d-\d\d$/.test(text) ? calendarDay(text) : text
}
