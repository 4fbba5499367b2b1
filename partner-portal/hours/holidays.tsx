import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { HolidaysView } from '../../shared/availability.ts'
import { api } from '../api/client.ts'
import { calendarDay } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { countries } from '../partners/countries.ts'
import { Checkbox } from '../ui/choice.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/states.tsx'
import type { HolidaysOf } from './hours.ts'

interface HolidaysProps {
  readonly value: HolidaysOf | null
  /** Where somebody begins who had none. */
  readonly place: HolidaysOf
  readonly onChange: (value: HolidaysOf | null) => void
}

/** Whether public holidays are kept, and whose; with those that come next, so that one can see that they are right. */
export function Holidays(props: HolidaysProps): JSX.Element {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Checkbox
        label={t('hours.keepsHolidays')}
        checked={props.value !== null}
        onChange={(on) => props.onChange(on ? { ...props.place } : null)}
      />
      <Show when={props.value}>{(value) => <Place value={value()} onChange={props.onChange} />}</Show>
    </div>
  )
}

function Place(props: {
  readonly value: HolidaysOf
  readonly onChange: (value: HolidaysOf) => void
}): JSX.Element {
  const known = useQuery(() => ({
    queryKey: ['holidays', props.value.country, props.value.region ?? ''],
    queryFn: ({ signal }) =>
      api.get<HolidaysView>('/holidays', {
        search: { country: props.value.country, region: props.value.region },
        signal,
      }),
    staleTime: 3_600_000,
  }))
  const regions = () => [
    { value: 'all', label: t('hours.wholeCountry') },
    ...(known.isSuccess ? known.data.regions.map(({ code, name }) => ({ value: code, label: name })) : []),
  ]
  const region = () => (known.isSuccess ? (known.data.region ?? 'all') : 'all')
  return (
    <>
      <div class="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
        <Combobox
          label={t('hours.country')}
          options={countries()}
          value={props.value.country}
          onChange={(country) => props.onChange({ country })}
        />
        <Select
          label={t('hours.region')}
          options={regions()}
          value={region()}
          onChange={(code) =>
            props.onChange({ country: props.value.country, ...(code === 'all' ? {} : { region: code }) })
          }
        />
      </div>
      <Loaded query={known} skeleton={<Skeleton rows={1} />}>
        {(holidays) => <Coming holidays={holidays().coming} />}
      </Loaded>
    </>
  )
}

function Coming(props: { readonly holidays: HolidaysView['coming'] }): JSX.Element {
  return (
    <details>
      <summary class="inline-flex min-h-9 items-center rounded-small font-medium text-ink-soft hover:text-ink touch:min-h-11">
        {t('hours.coming', { count: props.holidays.length })}
      </summary>
      <ul class="grid gap-x-6 gap-y-1 pt-1 text-small md:grid-cols-2">
        <For each={props.holidays}>
          {({ date, name, from }) => (
            <li class="flex justify-between gap-3">
              <span>
                {name}
                <Show when={from > 0}> ({t('hours.fromTime', { time: timeOf(from) })})</Show>
              </span>
              <span class="num text-ink-soft">{calendarDay(date)}</span>
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}

const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
