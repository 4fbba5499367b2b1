import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Select } from '../ui/select.tsx'
import { DateField } from '../ui/text-field.tsx'
import { choiceOf, periodOf, presets, usual } from './period.ts'
import type { Choice } from './period.ts'

interface PeriodPickerProps {
  /** Today in the reader's zone, `2026-03-04`. */
  readonly today: string
}

/** Which days the figures are of; the choice stands in the URL. */
export function PeriodPicker(props: PeriodPickerProps): JSX.Element {
  const [search, setSearch] = useSearchParams<{ period?: string; from?: string; to?: string }>()
  const choose = (choice: Choice) => {
    if (choice !== 'own') {
      setSearch({ period: choice === usual ? undefined : choice, from: undefined, to: undefined })
      return
    }
    // One's own days start from those that are shown.
    const { from = props.today, to = props.today } = periodOf(search, props.today)
    setSearch({ period: undefined, from, to })
  }
  return (
    <div class="flex flex-wrap items-end gap-2 phone:w-full">
      <Select<Choice>
        bare
        label={t('results.period')}
        class="min-w-44 phone:w-full"
        value={choiceOf(search)}
        options={[...presets, 'own' as const].map((value) => ({
          value,
          label: t(`results.period_${value}`),
        }))}
        onChange={choose}
      />
      <Show when={choiceOf(search) === 'own'}>
        <DateField
          bare
          label={t('results.from')}
          class="phone:flex-1"
          max={search.to}
          value={search.from ?? ''}
          onInput={(from) => setSearch({ from: from || undefined })}
        />
        <DateField
          bare
          label={t('results.to')}
          class="phone:flex-1"
          min={search.from}
          value={search.to ?? ''}
          onInput={(to) => setSearch({ to: to || undefined })}
        />
      </Show>
    </div>
  )
}
