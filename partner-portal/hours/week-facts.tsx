import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { absenceText, openingsText, placeText, weekdayName, weekdays } from './hours.ts'
import type { Hours } from './hours.ts'

/** Hours to read: by weekday, with zone, holidays and closed days. */
export function WeekFacts(props: { readonly hours: Hours }): JSX.Element {
  return (
    <div>
      <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <For each={weekdays}>
          {(day) => (
            <>
              <dt class="text-ink-soft">{weekdayName(day)}</dt>
              <dd class="num text-right">
                {openingsText(props.hours.week[day]) || (
                  <span class="text-ink-soft">{t('hours.closed')}</span>
                )}
              </dd>
            </>
          )}
        </For>
      </dl>
      <p class="mt-2 text-small text-ink-soft">
        {props.hours.zone.replaceAll('_', ' ')}
        <Show when={props.hours.holidays}>
          {(holidays) => <> · {t('hours.holidaysOf', { place: placeText(holidays()) })}</>}
        </Show>
      </p>
      <Show when={props.hours.closed?.length}>
        <p class="text-small text-ink-soft">
          {t('hours.closedOn', { days: props.hours.closed!.map(absenceText).join(', ') })}
        </p>
      </Show>
    </div>
  )
}
