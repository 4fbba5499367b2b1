import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityRow } from '../../shared/opportunities.ts'
import { currentSession, deskOf } from '../app/session.ts'
import { calendarDay, money } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { customerOf, statusTone } from '../opportunity/names.ts'
import { Flags } from '../opportunity/flags.tsx'
import { Shape } from '../ui/shape.tsx'
import { Status } from '../ui/status.tsx'

interface CardFactsProps {
  readonly row: OpportunityRow
  /** After so many days in its stage it is stuck. */
  readonly limit: number | undefined
}

/** What a card says below its name; plain elements, since there may be hundreds. */
export function CardFacts(props: CardFactsProps): JSX.Element {
  const interest = () => (customerOf(props.row) === props.row.title ? '' : props.row.title)
  return (
    <div class="grid gap-1">
      <Show when={interest()}>
        <p class="line-clamp-2">{interest()}</p>
      </Show>
      <Show when={deskOf(currentSession()) === 'manufacturer'}>
        <p class="truncate">{props.row.partner.name}</p>
      </Show>
      <p class="num flex items-center justify-between gap-2">
        <span class="font-medium text-ink">
          {props.row.amount === null
            ? t('opportunities.noAmount')
            : money(props.row.amount, props.row.currency)}
        </span>
        <DaysInStage row={props.row} limit={props.limit} />
      </p>
      <NextStep row={props.row} />
      <Show when={props.row.status !== 'open'}>
        <Status tone={statusTone[props.row.status]}>{t(`opportunity.status_${props.row.status}`)}</Status>
      </Show>
      <Flags of={props.row.flags} without={['stale', 'no_next_step', 'next_step_overdue']} />
    </div>
  )
}

/** «8 d», or over the limit «18 d, limit 14». */
export function DaysInStage(props: CardFactsProps): JSX.Element {
  const days = () => props.row.daysInStage
  return (
    <Show
      when={props.row.flags.includes('stale')}
      fallback={
        <span title={t('opportunities.daysInStage')}>{t('opportunities.days', { days: days() })}</span>
      }
    >
      <span
        class="inline-flex items-center gap-1 font-medium whitespace-nowrap text-warn"
        title={t('opportunities.flag_stale')}
      >
        <Shape tone="warn" />
        {t('opportunities.daysOver', { days: days(), limit: props.limit ?? 0 })}
      </span>
    </Show>
  )
}

/** What happens next and by when, or that nothing does. */
export function NextStep(props: { readonly row: OpportunityRow }): JSX.Element {
  const overdue = () => props.row.flags.includes('next_step_overdue')
  return (
    <Show
      when={props.row.nextStep !== null && props.row.nextStepDue}
      fallback={
        <Show when={props.row.status === 'open'}>
          <p class="flex items-center gap-1 font-medium text-warn">
            <Shape tone="warn" />
            {t('opportunities.flag_no_next_step')}
          </p>
        </Show>
      }
    >
      {(due) => (
        <p class="flex min-w-0 flex-wrap items-baseline gap-x-1.5" classList={{ 'text-bad': overdue() }}>
          <span class="flex max-w-full min-w-0 items-center gap-1">
            <Show when={overdue()}>
              <Shape tone="bad" />
            </Show>
            <span class="truncate">{props.row.nextStep}</span>
          </span>
          <span class="num">
            {overdue()
              ? t('opportunities.overdue', { day: calendarDay(due(), 'day') })
              : calendarDay(due(), 'day')}
          </span>
        </p>
      )}
    </Show>
  )
}
