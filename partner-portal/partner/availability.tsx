import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Absence, PartnerView } from '../../shared/partners.ts'
import { serverNow } from '../api/clock.ts'
import { calendarDay, countryName } from '../i18n/format.ts'
import { timeZone } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { dayIn } from '../scorecards/days.ts'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { hoursOf, openingsText, weekdayName, weekdays } from './hours.ts'

/** When it works and when it is away. */
export function Availability(props: { readonly partner: PartnerView }): JSX.Element {
  const today = () => dayIn(hoursOf(props.partner)?.zone ?? timeZone(), serverNow())
  const coming = () => props.partner.absences.filter(({ to }) => to >= today())
  const past = () => props.partner.absences.length - coming().length
  return (
    <Section title={t('partner.availability')}>
      <div class="grid gap-4">
        <Show when={hoursOf(props.partner)} fallback={<p>{t('partner.usualHours')}</p>}>
          {(hours) => (
            <div>
              <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
                <For each={weekdays}>
                  {(day) => (
                    <>
                      <dt class="text-ink-soft">{weekdayName(day)}</dt>
                      <dd class="num text-right">
                        {openingsText(hours().week[day]) || (
                          <span class="text-ink-soft">{t('partner.closed')}</span>
                        )}
                      </dd>
                    </>
                  )}
                </For>
              </dl>
              <p class="mt-2 text-small text-ink-soft">
                {hours().zone.replaceAll('_', ' ')}
                <Show when={hours().holidays}>
                  {(holidays) => (
                    <>
                      {' · '}
                      {t('partner.holidaysOf', {
                        place: [countryName(holidays().country), holidays().region].filter(Boolean).join(' '),
                      })}
                    </>
                  )}
                </Show>
              </p>
            </div>
          )}
        </Show>
        <div>
          <h3 class="mb-1 font-medium">{t('partner.absences')}</h3>
          <ul class="grid gap-1.5">
            <For each={coming()} fallback={<li class="text-ink-soft">{t('partner.noAbsences')}</li>}>
              {(away) => (
                <li class="flex flex-wrap items-center gap-2">
                  <span class="num">{absenceText(away)}</span>
                  <Show when={away.from <= today()}>
                    <Status tone="warn">{t('partner.awayNow')}</Status>
                  </Show>
                </li>
              )}
            </For>
            <Show when={past() > 0}>
              <li class="text-small text-ink-soft">{t('partner.pastAbsences', { count: past() })}</li>
            </Show>
          </ul>
        </div>
      </div>
    </Section>
  )
}

/** The days of an absence, both included. */
export const absenceText = ({ from, to }: Absence): string =>
  from === to ? calendarDay(from) : `${calendarDay(from)} – ${calendarDay(to)}`
