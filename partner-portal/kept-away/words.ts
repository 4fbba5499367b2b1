import type { KeptAwayView } from '../../shared/kept-away.ts'
import { t } from '../i18n/t.ts'

const reasons = [
  'active',
  'not_absent',
  'in_pool',
  'covers_territory',
  'carries_product',
  'certified',
  'speaks_language',
  'not_excluded',
  'not_asked_before',
  'capacity_left',
  'cap_left',
  'open_now',
  'others_ahead',
  'by_name',
  'not_distributed',
  'not_yet_there',
] as const

const withHint = [
  'active',
  'not_absent',
  'covers_territory',
  'carries_product',
  'certified',
  'speaks_language',
  'capacity_left',
  'cap_left',
  'open_now',
  'others_ahead',
] as const

/** «12 leads outside your postal codes», to the partner itself or about it. */
export function sentenceOf({ reason, leads: count }: KeptAwayView['reasons'][number], own: boolean): string {
  const known = reasons.find((one) => one === reason)
  if (!known) return t('keptAway.other', { count, reason: reason.replaceAll('_', ' ') })
  return own ? t(`keptAway.own_${known}`, { count }) : t(`keptAway.its_${known}`, { count })
}

/** What the partner can do about it; nothing where that is not in its hand. */
export function hintOf(reason: string): string | undefined {
  const known = withHint.find((one) => one === reason)
  return known && t(`keptAway.hint_${known}`)
}
