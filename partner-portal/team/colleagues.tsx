import { useQueryClient } from '@tanstack/solid-query'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AvailabilityView } from '../../shared/availability.ts'
import { serverNow } from '../api/clock.ts'
import { absenceText } from '../hours/hours.ts'
import { t } from '../i18n/t.ts'
import { dayIn } from '../scorecards/days.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Notice, Status } from '../ui/status.tsx'
import { AwayDialog } from './away-dialog.tsx'

type Colleague = AvailabilityView['people'][number]

/** Who is away when; each sets their own, the admin everybody's. */
export function Colleagues(props: { readonly view: AvailabilityView }): JSX.Element {
  const queries = useQueryClient()
  const [editing, setEditing] = createSignal<Colleague>()
  const today = () => dayIn(props.view.now.zone, serverNow())
  const unstaffed = () => props.view.unstaffed.filter(({ to }) => to >= today())
  return (
    <Section title={t('team.people')} flush>
      <Show when={unstaffed().length > 0}>
        <div class="p-4 md:p-5">
          <Notice tone="warn">
            {t('team.unstaffed', { days: unstaffed().map(absenceText).join(', ') })}
          </Notice>
        </div>
      </Show>
      <ul class="divide-y divide-line">
        <For each={props.view.people}>
          {(colleague) => <Row colleague={colleague} today={today()} onEdit={() => setEditing(colleague)} />}
        </For>
      </ul>
      <p class="border-t border-line px-4 py-3 text-small text-ink-soft md:px-5">{t('team.peopleHint')}</p>
      <Show when={editing()} keyed>
        {(colleague) => (
          <AwayDialog
            who={colleague}
            zone={props.view.now.zone}
            onClose={() => setEditing(undefined)}
            onSaved={() => void queries.invalidateQueries()}
          />
        )}
      </Show>
    </Section>
  )
}

interface RowProps {
  readonly colleague: Colleague
  readonly today: string
  readonly onEdit: () => void
}

function Row(props: RowProps): JSX.Element {
  const coming = () => props.colleague.absences.filter(({ to }) => to >= props.today)
  const awayNow = () => coming().some(({ from }) => from <= props.today)
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-5">
      <div class="min-w-0 flex-1 basis-48">
        <p class="flex flex-wrap items-center gap-2 font-medium">
          {props.colleague.name}
          <Show when={props.colleague.you}>
            <span class="text-small font-normal text-ink-soft">{t('team.you')}</span>
          </Show>
          <Show when={awayNow()}>
            <Status tone="warn">{t('hours.awayNow')}</Status>
          </Show>
        </p>
        <p class="text-small text-ink-soft">
          {coming().length > 0
            ? t('team.awayOn', { days: coming().map(absenceText).join(', ') })
            : t(`shell.role_${props.colleague.role}`)}
        </p>
      </div>
      <Show when={props.colleague.can.includes('edit')}>
        <Button
          onClick={() => props.onEdit()}
          aria-label={t('team.editAbsences', { name: props.colleague.name })}
        >
          {t('hours.absences')}
        </Button>
      </Show>
    </li>
  )
}
