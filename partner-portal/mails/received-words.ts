import type { InboundKind, InboundRow, InboundStatus } from '../../shared/replies.ts'
import { calendarDay } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { Tone } from '../ui/shape.tsx'

export const receivedKind = (kind: InboundKind): string => t(`received.kind_${kind}`)
export const receivedStatus = (status: InboundStatus): string => t(`received.status_${status}`)

export const receivedTone: Readonly<Record<InboundStatus, Tone>> = {
  applied: 'ok',
  asked: 'warn',
  confirmed: 'ok',
  dismissed: 'neutral',
  ignored: 'neutral',
  refused: 'bad',
}

/** What was read in a reply, in one line. */
export function readIn({ reading }: InboundRow): string {
  if (!reading) return ''
  const { answers, next, until } = reading
  const parts = [
    ...answers.map((answer) => t(`received.read_${answer}`)),
    ...(next ? [t(`received.next_${next}`)] : []),
    ...(until ? [t('received.until', { day: calendarDay(until) })] : []),
  ]
  return parts.join(', ')
}

const codes = [
  'answers_no_mail',
  'nobody_known',
  'other_sender',
  'staff',
  'forged',
  'too_many',
  'about_nothing',
  'no_recipient',
  'offer_expired',
  'offer_taken',
  'offer_closed',
  'opportunity_closed',
] as const

/** Why it was not done; what a mail server said is shown as it is. */
export function whyNot({ error }: InboundRow): string {
  const code = codes.find((one) => one === error)
  return code ? t(`received.why_${code}`) : (error ?? '')
}
