import type { JSX } from 'solid-js'
import type { MailStatus, NotificationKind } from '../../shared/mails.ts'
import { notificationKinds } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'
import type { Tone } from '../ui/shape.tsx'
import { Status } from '../ui/status.tsx'

const tones: Readonly<Record<MailStatus, Tone>> = {
  owed: 'neutral',
  sending: 'brand',
  sent: 'ok',
  kept: 'neutral',
  dead: 'bad',
  gathered: 'neutral',
  folded: 'ok',
}

export const mailStatusName = (status: MailStatus): string => t(`mails.status_${status}`)

/** What a mail is about. */
export const kindName = (kind: NotificationKind): string => t(`mails.kind_${kind}`)

/** The same for a kind of which only the name is sure. */
export function anyKindName(kind: string): string {
  const known = notificationKinds.find((one) => one === kind)
  return known ? kindName(known) : kind
}

/** Where a mail stands on its way. */
export function MailStatusMark(props: { readonly status: MailStatus }): JSX.Element {
  return <Status tone={tones[props.status]}>{mailStatusName(props.status)}</Status>
}
