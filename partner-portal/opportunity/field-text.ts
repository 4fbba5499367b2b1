import type { OpportunityView } from '../../shared/opportunities.ts'
import { calendarDay, listing, money, none, percent } from '../i18n/format.ts'
import { worded } from './names.ts'

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** A field's value as it is shown. */
export function fieldText(
  field: string,
  value: unknown,
  view: Pick<OpportunityView, 'currency' | 'pipeline'>,
): string {
  if (value === null || value === undefined || value === '') return none
  if (field === 'amount') return money(Number(value), view.currency)
  if (field === 'probability') return percent(Number(value) / 100)
  if (Array.isArray(value))
    return value.length === 0 ? none : listing(value.map((key) => checkName(String(key), view)))
  return isDay(value) ? calendarDay(value) : String(value)
}

function checkName(key: string, { pipeline }: Pick<OpportunityView, 'pipeline'>): string {
  const criteria = pipeline.stages.flatMap((stage) => stage.criteria)
  const check = criteria.find((criterion) => criterion.kind === 'check' && criterion.key === key)
  return check?.kind === 'check' ? worded(check.label, key) : key
}
