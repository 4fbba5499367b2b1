import type { JSX } from 'solid-js'
import type { LeadStatus } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import type { Tone } from '../ui/shape.tsx'
import { Status } from '../ui/status.tsx'

const tones: Readonly<Record<LeadStatus, Tone>> = {
  waiting: 'neutral',
  held: 'warn',
  offered: 'brand',
  accepted: 'ok',
  unassigned: 'bad',
  closed: 'neutral',
}

/** The word for where a lead stands. */
export const statusName = (status: LeadStatus): string => t(`leads.status_${status}`)

/** Where a lead stands, by word, shape and colour. */
export function LeadStatusMark(props: { readonly status: LeadStatus }): JSX.Element {
  return <Status tone={tones[props.status]}>{statusName(props.status)}</Status>
}
