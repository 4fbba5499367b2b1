import Copy from 'lucide-solid/icons/copy'
import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { For, Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { IconButton } from '../ui/button.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { copied, isNightShift, nextOpening, weekdayName, weekdays } from './hours.ts'
import type { Opening, Week, Weekday } from './hours.ts'

interface WeekGridProps {
  readonly week: Week
  readonly onChange: (week: Week) => void
}

/** Openings by weekday, several a day, through the night where the end is before the start. */
export function WeekGrid(props: WeekGridProps): JSX.Element {
  const copyTo = (from: Weekday, to: readonly Weekday[]) => props.onChange(copied(props.week, from, to))
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] divide-y divide-line">
      <For each={weekdays}>
        {(day) => (
          <Day
            day={day}
            openings={props.week[day] ?? []}
            onChange={(openings) => props.onChange({ ...props.week, [day]: openings })}
            onCopy={(to) => copyTo(day, to)}
          />
        )}
      </For>
    </div>
  )
}

interface DayProps {
  readonly day: Weekday
  readonly openings: readonly Opening[]
  readonly onChange: (openings: readonly Opening[]) => void
  readonly onCopy: (to: readonly Weekday[]) => void
}

function Day(props: DayProps): JSX.Element {
  const name = () => weekdayName(props.day)
  const change = (index: number, opening: Opening) =>
    props.onChange(props.openings.map((one, at) => (at === index ? opening : one)))
  return (
    <div
      role="group"
      aria-label={name()}
      class="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-1 py-2 md:grid-cols-[8rem_minmax(0,1fr)_auto] md:items-start"
    >
      <span class="pt-1.5 font-medium">{name()}</span>
      <div class="grid gap-2 phone:order-last phone:col-span-2">
        <Index
          each={props.openings}
          fallback={<span class="pt-1.5 text-ink-soft phone:pt-0">{t('hours.closed')}</span>}
        >
          {(opening, index) => (
            <span class="flex flex-wrap items-center gap-2">
              <Time
                label={t('hours.opens', { day: name() })}
                value={opening()[0]}
                onChange={(start) => change(index, [start, opening()[1]])}
              />
              <span aria-hidden="true">–</span>
              <Time
                label={t('hours.closes', { day: name() })}
                value={opening()[1]}
                onChange={(end) => change(index, [opening()[0], end])}
              />
              <IconButton
                icon={X}
                label={t('hours.removeHours', { day: name(), from: opening()[0], to: opening()[1] })}
                onClick={() => props.onChange(props.openings.filter((_, at) => at !== index))}
              />
              <Show when={isNightShift(opening())}>
                <span class="text-small text-ink-soft">{t('hours.nextDay')}</span>
              </Show>
            </span>
          )}
        </Index>
      </div>
      <span class="flex">
        <IconButton
          icon={Plus}
          label={t('hours.addHours', { day: name() })}
          onClick={() => props.onChange([...props.openings, nextOpening(props.openings)])}
        />
        <MenuButton
          icon={Copy}
          label={t('hours.copy', { day: name() })}
          groups={() => [
            {
              items: [
                { label: t('hours.copyWeekdays'), onSelect: () => props.onCopy(weekdays.slice(0, 5)) },
                { label: t('hours.copyAll'), onSelect: () => props.onCopy(weekdays) },
              ],
            },
            {
              items: weekdays
                .filter((day) => day !== props.day)
                .map((day) => ({ label: weekdayName(day), onSelect: () => props.onCopy([day]) })),
            },
          ]}
        />
      </span>
    </div>
  )
}

function Time(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (time: string) => void
}): JSX.Element {
  return (
    <input
      type="time"
      class="input num max-w-34 phone:max-w-28 phone:[&::-webkit-calendar-picker-indicator]:hidden"
      aria-label={props.label}
      required
      // Midnight at the end is the next day's 00:00, the only one that a time field can show.
      value={props.value === '24:00' ? '00:00' : props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}
