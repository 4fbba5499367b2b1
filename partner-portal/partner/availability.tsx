import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Absence, PartnerView } from '../../shared/partners.ts'
import { serverNow } from '../api/clock.ts'
import { absenceText } from '../hours/hours.ts'
import type { Hours } from '../hours/hours.ts'
import { WeekFacts } from '../hours/week-facts.tsx'
import { timeZone } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { dayIn } from '../scorecards/days.ts'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { createUsualHours } from './usual-hours.ts'

/** When it works and when it is away. */
export function Availability(props: { readonly partner: PartnerView }): JSX.Element {
  const usual = createUsualHours(() => props.partner)
  const own = () => props.partner.hours as Hours | null
  const today = () => dayIn(own()?.zone ?? timeZone(), serverNow())
  const coming = () => props.partner.absences.filter(({ to }) => to >= today())
  const unstaffed = () => props.partner.unstaffed.filter(({ to }) => to >= today())
  const past = () => props.partner.absences.length - coming().length
  return (
    <Section title={t('partner.availability')}>
      <div class="grid gap-4">
        <div class="grid gap-1">
          <Show when={!own()}>
            <p class="text-ink-soft">{t('partner.usualHours')}</p>
          </Show>
          <WeekFacts hours={own() ?? usual()} />
        </div>
        <div>
          <h3 class="mb-1 font-medium">{t('hours.absences')}</h3>
          <ul class="grid gap-1.5">
            <For each={coming()} fallback={<li class="text-ink-soft">{t('hours.noAbsences')}</li>}>
              {(away) => <Away away={away} today={today()} />}
            </For>
            <Show when={past() > 0}>
              <li class="text-small text-ink-soft">{t('hours.past', { count: past() })}</li>
            </Show>
          </ul>
        </div>
        <Show when={unstaffed().length > 0}>
          <div>
            <h3 class="mb-1 font-medium">{t('partner.unstaffed')}</h3>
            <ul class="grid gap-1.5">
              <For each={unstaffed()}>{(away) => <Away away={away} today={today()} />}</For>
            </ul>
          </div>
        </Show>
      </div>
    </Section>
  )
}

function Away(props: { readonly away: Absence; readonly today: string }): JSX.Element {
  return (
    <li class="flex flex-wrap items-center gap-2">
      <span class="num">{absenceText(props.away)}</span>
      <Show when={props.away.from <= props.today}>
        <Status tone="warn">{t('hours.awayNow')}</Status>
      </Show>
    </li>
  )
}
