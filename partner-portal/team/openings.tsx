import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpeningsView } from '../../shared/availability.ts'
import { zonedTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Status } from '../ui/status.tsx'

interface OpeningsProps {
  readonly openings: OpeningsView
  /** They are of hours that are not saved yet. */
  readonly tried?: boolean
}

/** In words, what the hours mean at this moment. */
export function Openings(props: OpeningsProps): JSX.Element {
  const at = (moment: string) => zonedTime(moment, props.openings.zone)
  return (
    <section class="card grid gap-1 p-4 md:p-5" aria-label={t('team.now')}>
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status tone={props.openings.open ? 'ok' : 'neutral'}>
          {props.openings.open ? t('team.open') : t('team.shut')}
        </Status>
        <Show when={props.tried}>
          <span class="text-small text-ink-soft">{t('team.tried')}</span>
        </Show>
      </p>
      <Show when={!props.openings.open}>
        <Show when={props.openings.nextOpen} fallback={<p>{t('team.neverOpen')}</p>}>
          {(next) => <p>{t('team.opensNext', { at: at(next()) })}</p>}
        </Show>
      </Show>
      <Show when={props.openings.fourHours}>
        {(due) => <p class="text-ink-soft">{t('team.fourHours', { at: at(due()) })}</p>}
      </Show>
    </section>
  )
}
