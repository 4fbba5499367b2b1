import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Select } from '../ui/select.tsx'
import { DateField } from '../ui/text-field.tsx'
import { periodChoices } from './days.ts'
import type { PeriodChoice } from './days.ts'
import type { Period } from './period.ts'

const names = {
  30: 'scorecards.last30',
  90: 'scorecards.last90',
  year: 'scorecards.thisYear',
  all: 'scorecards.allTime',
  custom: 'scorecards.custom',
} as const satisfies Record<PeriodChoice, string>

/** Which days figures are counted for. */
export function PeriodPicker(props: { readonly period: Period }): JSX.Element {
  return (
    <div class="flex flex-wrap items-center gap-2">
      <Select
        bare
        class="min-w-40"
        label={t('scorecards.period')}
        value={props.period.choice()}
        options={periodChoices.map((value) => ({ value, label: t(names[value]) }))}
        onChange={props.period.choose}
      />
      <Show when={props.period.choice() === 'custom'}>
        <DateField
          bare
          label={t('scorecards.from')}
          value={props.period.days().from ?? ''}
          max={props.period.days().to}
          onInput={(from) => props.period.setDays({ ...props.period.days(), from })}
        />
        <span aria-hidden="true" class="text-ink-soft">
          –
        </span>
        <DateField
          bare
          label={t('scorecards.to')}
          value={props.period.days().to ?? ''}
          min={props.period.days().from}
          onInput={(to) => props.period.setDays({ ...props.period.days(), to })}
        />
      </Show>
    </div>
  )
}
