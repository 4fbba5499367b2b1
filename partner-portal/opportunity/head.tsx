import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { currentSession, deskOf } from '../app/session.ts'
import { calendarDay, dateTime, money } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { StagePath } from '../ui/stage-path.tsx'
import { Notice, Status } from '../ui/status.tsx'
import { Flags } from './flags.tsx'
import type { Moving } from './moving.ts'
import { statusTone, worded } from './names.ts'
import { NextStep } from './next-step.tsx'
import type { Saving } from './saving.ts'

interface HeadProps {
  readonly view: OpportunityView
  readonly moving: Moving
  readonly saving: Saving
  readonly planning: boolean
  readonly onPlanning: (planning: boolean) => void
}

/** Value, where it stands, and what is next. */
export function Head(props: HeadProps): JSX.Element {
  const gate = () => {
    const { criteria } = props.view
    return criteria.length > 0
      ? { met: criteria.filter(({ met }) => met).length, of: criteria.length }
      : undefined
  }
  const outcome = () => (props.view.status === 'won' ? 'won' : props.view.closedAt ? 'lost' : undefined)
  const movable = () => props.view.can.includes('advance') || props.view.can.includes('move_back')
  return (
    <section class="card grid gap-4 p-4 md:p-5" aria-label={t('opportunity.standing')}>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Value view={props.view} />
        <Status tone={statusTone[props.view.status]}>{t(`opportunity.status_${props.view.status}`)}</Status>
        <Show when={deskOf(currentSession()) === 'manufacturer'}>
          <span class="text-ink-soft">{props.view.partner.name}</span>
        </Show>
        <Flags of={props.view.flags} without={['no_next_step', 'next_step_overdue']} />
      </div>
      <StagePath
        stages={props.view.pipeline.stages.map(({ key, name }) => ({ id: key, name: worded(name, key) }))}
        current={props.view.stage}
        gate={gate()}
        outcome={outcome()}
        onMove={movable() ? (stage) => void props.moving.move(props.view, stage) : undefined}
      />
      <Show when={props.view.closedAt === null} fallback={<Closed view={props.view} />}>
        <Show when={props.view.postponedUntil}>
          {(day) => (
            <Notice tone="neutral">{t('opportunity.sleepsUntil', { day: calendarDay(day()) })}</Notice>
          )}
        </Show>
        <NextStep
          view={props.view}
          saving={props.saving}
          editing={props.planning}
          onEditing={props.onPlanning}
        />
      </Show>
    </section>
  )
}

function Value(props: { readonly view: OpportunityView }): JSX.Element {
  return (
    <p class="num flex flex-wrap items-baseline gap-x-3">
      <span class="text-title font-semibold">
        {props.view.amount === null
          ? t('opportunities.noAmount')
          : money(props.view.amount, props.view.currency)}
      </span>
      <Show when={props.view.weighted !== null}>
        <span class="text-ink-soft" title={t('opportunities.weightedHow')}>
          {t('opportunity.weightedAt', {
            amount: money(props.view.weighted, props.view.currency),
            percent: props.view.probability,
          })}
        </span>
      </Show>
    </p>
  )
}

function Closed(props: { readonly view: OpportunityView }): JSX.Element {
  const tone = () => statusTone[props.view.status]
  const undone = () => props.view.status === 'returned' && props.view.closeReason === 'undone'
  const reason = () => {
    const { wonReasons, lostReasons } = props.view.pipeline
    if (undone()) return undefined
    const reasons = props.view.status === 'won' ? wonReasons : lostReasons
    return reasons.find(({ key }) => key === props.view.closeReason)?.name
  }
  return (
    <Notice
      tone={tone()}
      title={t(undone() ? 'opportunity.closed_undone' : `opportunity.closed_${props.view.status as 'won'}`, {
        day: dateTime(props.view.closedAt ?? '', 'date'),
      })}
    >
      <Show when={props.view.orderValue !== null}>
        <p class="num">
          {t('opportunity.orderValue')}: {money(props.view.orderValue, props.view.currency)}
        </p>
      </Show>
      <Show when={reason()}>
        {(name) => (
          <p>
            {t('opportunity.reason')}: {name()}
          </p>
        )}
      </Show>
      <Show when={props.view.closeNote}>{(note) => <p class="whitespace-pre-line">{note()}</p>}</Show>
    </Notice>
  )
}
