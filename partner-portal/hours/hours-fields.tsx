import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { RadioGroup } from '../ui/choice.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Notice } from '../ui/status.tsx'
import { DaysAway } from './days-away.tsx'
import { Holidays } from './holidays.tsx'
import { zones } from './hours.ts'
import type { Hours } from './hours.ts'
import { WeekFacts } from './week-facts.tsx'
import { WeekGrid } from './week-grid.tsx'

interface HoursFieldsProps {
  /** Whether hours of its own count, and which these are, or would be. */
  readonly own: boolean
  readonly hours: Hours
  /** The manufacturer's hours as they are kept where the partner is. */
  readonly usual: Hours
  /** What one's own are called: `Its own`, or `Our own`. */
  readonly ownLabel: string
  readonly onOwn: (own: boolean) => void
  readonly onChange: (changes: Partial<Hours>) => void
  readonly fault?: string | undefined
}

/** When a partner works: by the network's hours, or its own. */
export function HoursFields(props: HoursFieldsProps): JSX.Element {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Show when={props.fault}>
        {(fault) => (
          <Notice tone="bad" alert>
            {fault()}
          </Notice>
        )}
      </Show>
      <RadioGroup
        bar
        label={t('hours.worksWhen')}
        value={props.own ? 'own' : 'usual'}
        onChange={(value) => props.onOwn(value === 'own')}
        options={[
          { value: 'usual', label: t('hours.usual') },
          { value: 'own', label: props.ownLabel },
        ]}
      />
      <Show when={props.own} fallback={<WeekFacts hours={props.usual} />}>
        <WeekGrid week={props.hours.week} onChange={(week) => props.onChange({ week })} />
        <Combobox
          label={t('hours.zone')}
          options={zones}
          value={props.hours.zone}
          onChange={(zone) => props.onChange({ zone })}
        />
        <Holidays
          value={props.hours.holidays ?? null}
          place={props.usual.holidays ?? { country: 'DE' }}
          onChange={(holidays) => props.onChange({ holidays })}
        />
        <ClosedDays days={props.hours.closed ?? []} onChange={(closed) => props.onChange({ closed })} />
      </Show>
    </div>
  )
}

interface ClosedDaysProps {
  readonly days: NonNullable<Hours['closed']>
  readonly onChange: (days: NonNullable<Hours['closed']>) => void
}

/** Days on which it is closed beside public holidays. */
export function ClosedDays(props: ClosedDaysProps): JSX.Element {
  return (
    <div>
      <h3 class="font-medium">{t('hours.closedDays')}</h3>
      <p class="mb-3 text-small text-ink-soft">{t('hours.closedDaysHint')}</p>
      <DaysAway days={props.days} onChange={props.onChange} add={t('hours.addClosed')} />
    </div>
  )
}
