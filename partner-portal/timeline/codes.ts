import type { DeclineReason } from '../../shared/offers.ts'
import { declineReasons } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'

const leadReasons = [
  'customer_withdrew',
  'joined',
  'ladder_exhausted',
  'merged',
  'named_partner_unavailable',
  'no_rule',
  'nobody_eligible',
  'possible_duplicate',
  'routing_fault',
  'rule_fault',
] as const

const oneOf = <Code extends string>(codes: readonly Code[], code: string): Code | undefined =>
  codes.find((one) => one === code)

/** Why a lead stands where it stands: a code of ours in words, or the words of whoever moved it. */
export function leadReason(reason: string | null): string {
  const code = oneOf(leadReasons, reason ?? '')
  return code ? t(`timeline.reason_${code}`) : (reason ?? '')
}

/** Why a partner said no, in words. */
export function declineReason(reason: string | null): string {
  const code: DeclineReason | undefined = oneOf(declineReasons, reason ?? '')
  return code ? t(`timeline.decline_${code}`) : (reason ?? '')
}
