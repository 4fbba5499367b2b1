import { A } from '@solidjs/router'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Shape } from '../ui/shape.tsx'
import type { Tone } from '../ui/shape.tsx'
import { Badge } from '../ui/status.tsx'

interface WorkListProps<Row> {
  readonly title: string
  /** What it means to stand here. */
  readonly hint: string
  readonly tone: Tone
  /** How many there are, shown or not. */
  readonly count: number
  readonly rows: readonly Row[]
  /** All of them, as a filtered list. */
  readonly href: string
  readonly all: string
  readonly children: (row: Row) => JSX.Element
}

const atFirst = 5

/** One list of things that are stuck; nothing at all where there are none. */
export function WorkList<Row>(props: WorkListProps<Row>): JSX.Element {
  const [most, setMost] = createSignal(atFirst)
  return (
    <Show when={props.count > 0}>
      <section class="card overflow-hidden">
        <header class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2.5 md:px-5">
          <div class="min-w-0">
            <h2 class="flex items-center gap-2 font-semibold">
              <Shape tone={props.tone} class={`size-3 ${inks[props.tone]}`} />
              {props.title}
              <Badge tone={props.tone}>{props.count}</Badge>
            </h2>
            <p class="text-small text-ink-soft">{props.hint}</p>
          </div>
          <A href={props.href} class="link text-small">
            {props.all}
          </A>
        </header>
        <ul>
          <For each={props.rows.slice(0, most())}>
            {(row) => (
              <li class="border-b border-line last:border-0 hover:bg-sunken/40">{props.children(row)}</li>
            )}
          </For>
        </ul>
        <Show when={props.rows.length > most()}>
          <div class="border-t border-line px-2 py-1">
            <Button tone="quiet" onClick={() => setMost(props.rows.length)}>
              {t('today.showMore', { count: props.rows.length - most() })}
            </Button>
          </div>
        </Show>
      </section>
    </Show>
  )
}

const inks: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-soft',
  brand: 'text-brand',
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
}

interface WorkRowProps {
  readonly href: string
  readonly title: string
  /** What it is about, in one line. */
  readonly about: JSX.Element
  /** Why it stands here: a deadline, a reason, a silence. */
  readonly why: JSX.Element
  readonly actions: JSX.Element
}

/** One thing that is stuck: what, why, and what to do; on a phone below each other. */
export function WorkRow(props: WorkRowProps): JSX.Element {
  return (
    <div class="grid items-center gap-x-5 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_auto] md:px-5">
      <div class="min-w-0">
        <A data-row href={props.href} class="font-medium hover:underline">
          {props.title}
        </A>
        <div class="text-small text-ink-soft">{props.about}</div>
      </div>
      <div class="min-w-0 text-small">{props.why}</div>
      <div class="flex flex-wrap gap-2 md:justify-end phone:*:flex-1 phone:*:px-2!">{props.actions}</div>
    </div>
  )
}
