import { Match, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ReleaseView, VersionRow } from '../../shared/rules.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Status } from '../ui/status.tsx'

/** Whether a version routes now, or will; what became of it where that was not the usual way. */
export function VersionState(props: {
  readonly row: VersionRow
  /** Where there is nothing to say. */
  readonly none?: string
}): JSX.Element {
  const ended = () => {
    const [latest] = props.row.releases
    return latest ? outcomeOf(latest) : null
  }
  return (
    <Switch fallback={<span class="text-ink-soft empty:hidden">{ended() ?? props.none}</span>}>
      <Match when={props.row.state === 'live'}>
        <Status tone="ok">{t('versions.live')}</Status>
      </Match>
      <Match when={props.row.state === 'canary'}>
        <Status tone="brand">{t('versions.canary')}</Status>
      </Match>
      <Match when={props.row.state === 'scheduled'}>
        <Status tone="warn">{t('versions.scheduled')}</Status>
      </Match>
    </Switch>
  )
}

/** How a release ended, where it was ended; null where another version just replaced it. */
export function outcomeOf({ kind, outcome }: ReleaseView): string | null {
  if (outcome === null) return null
  return outcome === 'cancelled' ? t(`versions.outcome_cancelled_${kind}`) : t(`versions.outcome_${outcome}`)
}

/** From when to when a release routed: «2 March 10:00 – 5 March 08:00», «since 2 March 10:00». */
export function spanOf({ startsAt, replacedAt, endedAt }: ReleaseView): string {
  const from = dateTime(startsAt)
  const to = endedAt ?? replacedAt
  if (endedAt !== null && endedAt < startsAt) return from
  return to === null ? t('versions.since', { at: from }) : t('versions.span', { from, to: dateTime(to) })
}
