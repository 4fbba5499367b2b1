import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DiscrepancyRow } from '../../shared/customers.ts'
import { activityKinds, discrepancyResolutions } from '../../shared/codes.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { ReasonDialog } from '../lead/reason-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { openMenu } from '../ui/menu.tsx'
import { askPartner, settle, takeBack } from './deeds.ts'

/** What the customer says beside what the partner had noted by then. */
export function BothSides(props: { readonly row: DiscrepancyRow; readonly brief?: boolean }): JSX.Element {
  const claimed = () => props.row.claimed
  const noted = () => (props.brief ? claimed().activities.slice(-1) : claimed().activities)
  return (
    <div class="grid gap-x-4 gap-y-2 text-small sm:grid-cols-2">
      <div class="min-w-0">
        <p class="text-ink-soft">{t('discrepancy.customer')}</p>
        <p class="font-medium">{t('discrepancy.customerSays')}</p>
        <Show when={props.row.customerNote}>{(note) => <q class="block wrap-anywhere">{note()}</q>}</Show>
        <Show when={props.row.confirmedAt}>
          {(at) => <p class="text-ok">{t('discrepancy.confirmed', { at: dateTime(at()) })}</p>}
        </Show>
      </div>
      <div class="min-w-0">
        <p class="text-ink-soft">{props.row.partner.name}</p>
        <p class="font-medium">
          <Show when={claimed().firstContactAt} fallback={t('discrepancy.noContact')}>
            {(at) => t('discrepancy.contactAt', { at: dateTime(at()) })}
          </Show>
        </p>
        <For each={noted()} fallback={<p>{t('discrepancy.notNoted')}</p>}>
          {({ kind, at }) => <p>{t('discrepancy.noted', { kind: activityName(kind), at: dateTime(at) })}</p>}
        </For>
      </div>
    </div>
  )
}

function activityName(kind: string): string {
  const known = activityKinds.find((one) => one === kind)
  return known ? t(`timeline.activity_${known}`) : kind
}

/** What the channel manager can do about it, one press each. */
export function DiscrepancyDeeds(props: { readonly row: DiscrepancyRow }): JSX.Element {
  const [taking, setTaking] = createSignal(false)
  const ask = createDeed(() => askPartner(props.row))
  const may = (deed: DiscrepancyRow['can'][number]) => props.row.can.includes(deed)
  const resolutions = () => [
    {
      items: discrepancyResolutions.map((one) => ({
        label: t(`discrepancy.resolution_${one}`),
        onSelect: () => void settle(props.row, one),
      })),
    },
  ]
  return (
    <>
      <Show when={may('ask')}>
        <Button busy={ask.busy()} onClick={ask.run}>
          {t('discrepancy.ask')}
        </Button>
      </Show>
      <Show when={may('reclaim')}>
        <Button onClick={() => setTaking(true)}>{t('discrepancy.reclaim')}</Button>
      </Show>
      <Show when={may('resolve')}>
        <Button
          tone="quiet"
          aria-haspopup="menu"
          onClick={(event) => openMenu(event.currentTarget, t('discrepancy.decide'), resolutions())}
        >
          {t('discrepancy.decide')}
        </Button>
      </Show>
      <Show when={taking()}>
        <ReasonDialog
          title={t('discrepancy.reclaimTitle')}
          text={t('discrepancy.reclaimText', { partner: props.row.partner.name })}
          submit={t('discrepancy.reclaim')}
          suggestions={[t('discrepancy.reclaimWhy')]}
          onClose={() => setTaking(false)}
          send={(reason) => takeBack(props.row, reason)}
        />
      </Show>
    </>
  )
}
