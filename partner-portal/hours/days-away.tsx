import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { Index } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Absence } from '../../shared/partners.ts'
import { serverNow } from '../api/clock.ts'
import { timeZone } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { dayIn } from '../scorecards/days.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { DateField } from '../ui/text-field.tsx'

interface DaysAwayProps {
  readonly days: readonly Absence[]
  readonly onChange: (days: Absence[]) => void
  /** What the button says that adds some. */
  readonly add: string
  readonly zone?: string
  /** What is wrong with one of them. */
  readonly fault?: (index: number, field: 'from' | 'to') => string | undefined
}

/** Spans of days, first and last included: absences, or days on which it is closed. */
export function DaysAway(props: DaysAwayProps): JSX.Element {
  const change = (index: number, changes: Partial<Absence>) =>
    props.onChange(props.days.map((one, at) => (at === index ? moved({ ...one, ...changes }) : one)))
  const add = () => {
    const today = dayIn(props.zone ?? timeZone(), serverNow())
    props.onChange([...props.days, { from: today, to: today }])
  }
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Index each={props.days}>
        {(away, index) => (
          <div class="flex items-start gap-2 phone:grid phone:grid-cols-[minmax(0,1fr)_auto]">
            <DateField
              bare
              class="min-w-0 flex-1 md:max-w-44 phone:col-start-1"
              label={t('hours.firstDay')}
              required
              value={away().from}
              onInput={(from) => change(index, { from })}
              error={props.fault?.(index, 'from')}
            />
            <span aria-hidden="true" class="pt-1.5 phone:hidden">
              –
            </span>
            <DateField
              bare
              class="min-w-0 flex-1 md:max-w-44 phone:col-start-1"
              label={t('hours.lastDay')}
              required
              min={away().from}
              value={away().to}
              onInput={(to) => change(index, { to })}
              error={props.fault?.(index, 'to')}
            />
            <IconButton
              icon={X}
              class="phone:col-start-2 phone:row-start-1"
              label={t('hours.removeDays')}
              onClick={() => props.onChange(props.days.filter((_, at) => at !== index))}
            />
          </div>
        )}
      </Index>
      <div>
        <Button icon={Plus} onClick={add}>
          {props.add}
        </Button>
      </div>
    </div>
  )
}

/** A first day that is set behind the last takes it along. */
const moved = ({ from, to }: Absence): Absence => ({ from, to: from && to < from ? from : to })
