import { createEffect, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { createNow } from '../api/clock.ts'
import { dateTime, duration } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { announce } from './announce.tsx'
import { classes } from './classes.ts'
import { passedMark, urgencyOf } from './urgency.ts'
import type { Urgency } from './urgency.ts'

interface CountdownProps {
  /** The deadline, ISO. */
  readonly until: string
  /** What is due, for the spoken warning: the company's name. */
  readonly about: string
  /** Also the deadline itself: «until Tue 4 Mar 14:30». */
  readonly absolute?: boolean
  /** Large figures, for the head of a page. */
  readonly large?: boolean
}

const looks: Readonly<Record<Urgency, string>> = {
  calm: 'text-ink-soft',
  soon: 'bg-warn-tint text-warn',
  urgent: 'bg-bad-tint text-bad',
  over: 'bg-sunken text-ink-soft',
}

/** A clock face, a half-run one, a triangle, a crossed circle: readable without colour. */
const faces: Readonly<Record<Urgency, string>> = {
  calm: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM8 4.5V8l2.2 1.6',
  soon: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM8 2v12A6 6 0 0 1 8 2Z',
  urgent: 'M8 1.6 15 14H1ZM8 6.2v3.6M8 11.8v.1',
  over: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
}

/** What is left until a deadline, on the server's time. Not a live region: it speaks at 60, 15 and 5 minutes. */
export function Countdown(props: CountdownProps): JSX.Element {
  const now = createNow('second')
  const left = createMemo(() => Date.parse(props.until) - now())
  const urgency = createMemo(() => urgencyOf(left()))
  // Hours away, seconds are noise; a figure that moves only when it matters is read when it moves.
  const text = createMemo(() =>
    urgency() === 'over'
      ? t('ui.deadlineOver')
      : duration(urgency() === 'urgent' ? left() : Math.ceil(left() / 60_000) * 60_000),
  )
  createEffect((before: number | undefined) => {
    const mark = before === undefined ? undefined : passedMark(before, left())
    if (mark !== undefined) announce(t('ui.minutesLeft', { about: props.about, count: mark }))
    return left()
  }, undefined)
  return (
    <span
      class={classes('inline-flex flex-wrap items-center gap-x-2 align-middle', props.large && 'text-large')}
    >
      <span
        class={classes(
          'num inline-flex items-center gap-1.5 rounded-full font-medium whitespace-nowrap',
          urgency() !== 'calm' && 'px-2 py-0.5',
          !props.large && 'text-small',
          looks[urgency()],
        )}
      >
        <svg viewBox="0 0 16 16" class="size-3.5 shrink-0" aria-hidden="true">
          <path
            d={faces[urgency()]}
            fill={urgency() === 'soon' ? 'currentColor' : 'none'}
            fill-opacity={urgency() === 'soon' ? '0.45' : undefined}
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
        <time datetime={props.until} title={dateTime(props.until, 'full')}>
          {text()}
        </time>
      </span>
      {props.absolute && (
        <span class="num text-small text-ink-soft">{t('ui.until', { at: dateTime(props.until) })}</span>
      )}
    </span>
  )
}
