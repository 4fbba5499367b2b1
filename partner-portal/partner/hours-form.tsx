import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { For, Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { countryName } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Checkbox, RadioGroup } from '../ui/choice.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'
import type { PartnerForm } from './form-state.ts'
import { usualHours, weekdayName, weekdays } from './hours.ts'
import type { Hours, Opening, Weekday } from './hours.ts'

const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}))

/** When it works: the network's hours, or its own by weekday with breaks. */
export function HoursForm(props: { readonly form: PartnerForm }): JSX.Element {
  const hours = () => props.form.draft.hours
  const holidays = () => hours().holidays ?? usualHours(props.form.base()).holidays!
  const setHours = (changes: Partial<Hours>) => props.form.setDraft('hours', { ...hours(), ...changes })
  const setDay = (day: Weekday, openings: readonly Opening[]) =>
    setHours({ week: { ...hours().week, [day]: openings } })
  const likeMonday = () =>
    setHours({
      week: {
        ...hours().week,
        ...Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, [...(hours().week.mon ?? [])]])),
      },
    })
  return (
    <Section title={t('partner.hours')}>
      <div class="grid gap-5">
        <Show when={props.form.fault('hours')}>
          {(fault) => (
            <Notice tone="bad" alert>
              {fault()}
            </Notice>
          )}
        </Show>
        <RadioGroup
          bar
          label={t('partner.worksWhen')}
          value={props.form.draft.ownHours ? 'own' : 'usual'}
          onChange={(value) => props.form.setDraft('ownHours', value === 'own')}
          options={[
            { value: 'usual', label: t('partner.usual') },
            { value: 'own', label: t('partner.own') },
          ]}
        />
        <Show
          when={props.form.draft.ownHours}
          fallback={<p class="-mt-2 text-small text-ink-soft">{t('partner.usualHours')}</p>}
        >
          <div class="grid gap-3">
            <For each={weekdays}>
              {(day) => (
                <Day
                  day={day}
                  openings={hours().week[day] ?? []}
                  onChange={(openings) => setDay(day, openings)}
                />
              )}
            </For>
          </div>
          <div>
            <Button onClick={likeMonday}>{t('partner.likeMonday')}</Button>
          </div>
          <Combobox
            label={t('partner.zone')}
            options={zones}
            value={hours().zone}
            onChange={(zone) => setHours({ zone })}
          />
          <Checkbox
            label={t('partner.keepsHolidays', {
              place: [countryName(holidays().country), holidays().region].filter(Boolean).join(' '),
            })}
            checked={Boolean(hours().holidays)}
            onChange={(on) => setHours({ holidays: on ? { ...holidays() } : null })}
          />
        </Show>
      </div>
    </Section>
  )
}

interface DayProps {
  readonly day: Weekday
  readonly openings: readonly Opening[]
  readonly onChange: (openings: readonly Opening[]) => void
}

function Day(props: DayProps): JSX.Element {
  const name = () => weekdayName(props.day)
  const change = (index: number, opening: Opening) =>
    props.onChange(props.openings.map((one, at) => (at === index ? opening : one)))
  // After the last one, or the server would join the two into one.
  const next = (): Opening => {
    const last = props.openings.at(-1)
    if (!last) return ['09:00', '17:00']
    const hour = Math.min(Number(last[1].slice(0, 2)) + 1, 21)
    return [`${String(hour).padStart(2, '0')}:00`, `${String(hour + 2).padStart(2, '0')}:00`]
  }
  return (
    <div role="group" aria-label={name()} class="grid gap-2 md:grid-cols-[8rem_1fr_auto] md:items-start">
      <span class="pt-1.5 font-medium">{name()}</span>
      <div class="grid gap-2">
        <Index
          each={props.openings}
          fallback={<span class="pt-1.5 text-ink-soft">{t('partner.closed')}</span>}
        >
          {(opening, index) => (
            <span class="flex items-center gap-2">
              <Time
                label={t('partner.opens', { day: name() })}
                value={opening()[0]}
                onChange={(start) => change(index, [start, opening()[1]])}
              />
              <span aria-hidden="true">–</span>
              <Time
                label={t('partner.closes', { day: name() })}
                value={opening()[1]}
                onChange={(end) => change(index, [opening()[0], end])}
              />
              <IconButton
                icon={X}
                label={t('partner.removeHours', { day: name(), from: opening()[0], to: opening()[1] })}
                onClick={() => props.onChange(props.openings.filter((_, at) => at !== index))}
              />
            </span>
          )}
        </Index>
      </div>
      <IconButton
        icon={Plus}
        label={t('partner.addHours', { day: name() })}
        onClick={() => props.onChange([...props.openings, next()])}
      />
    </div>
  )
}

function Time(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (time: string) => void
}) {
  return (
    <input
      type="time"
      class="input num max-w-34"
      aria-label={props.label}
      required
      // Midnight at the end is the next day's 00:00, the only one that a time field can show.
      value={props.value === '24:00' ? '00:00' : props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}
