import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityRow } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { ReasonDialog } from '../lead/reason-dialog.tsx'
import { reclaim } from './reclaim.ts'

interface ReclaimDialogProps {
  readonly opportunity: OpportunityRow | undefined
  readonly onClose: () => void
}

/** Takes an accepted lead back from a partner who does nothing; it is routed again at once. */
export function ReclaimDialog(props: ReclaimDialogProps): JSX.Element {
  return (
    <Show when={props.opportunity} keyed>
      {({ id, title, partner }) => (
        <ReasonDialog
          title={t('today.reclaimTitle', { title })}
          text={t('today.reclaimText', { partner: partner.name })}
          submit={t('today.reclaim')}
          suggestions={[t('today.reclaimWhy1'), t('today.reclaimWhy2'), t('today.reclaimWhy3')]}
          onClose={props.onClose}
          send={(reason) => reclaim(id, reason, t('today.reclaimed', { title, partner: partner.name }))}
        />
      )}
    </Show>
  )
}
