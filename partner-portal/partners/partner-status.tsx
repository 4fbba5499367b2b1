import type { JSX } from 'solid-js'
import type { PartnerStatus } from '../../shared/partners.ts'
import { t } from '../i18n/t.ts'
import type { Tone } from '../ui/shape.tsx'
import { Status } from '../ui/status.tsx'

const tones: Readonly<Record<PartnerStatus, Tone>> = { active: 'ok', paused: 'warn', ended: 'neutral' }

export const statusName = (status: PartnerStatus): string =>
  ({ active: t('partners.active'), paused: t('partners.paused'), ended: t('partners.ended') })[status]

/** Whether a partner takes leads. */
export function PartnerStatusPill(props: { readonly status: PartnerStatus }): JSX.Element {
  return <Status tone={tones[props.status]}>{statusName(props.status)}</Status>
}
