import { A } from '@solidjs/router'
import Info from 'lucide-solid/icons/info'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Shape } from './shape.tsx'
import type { Tone } from './shape.tsx'
import { Tooltip } from './tooltip.tsx'

export interface KpiProps {
  readonly label: string
  readonly value: JSX.Element
  /** How it was counted; behind the «i». */
  readonly definition?: string
  /** Against the period before: «+4 points», with what that means. */
  readonly change?: { readonly text: string; readonly tone: Tone } | undefined
  /** What it rests on: «of 37 answered offers». */
  readonly basis?: JSX.Element
  /** The rows behind it. */
  readonly href?: string
}

/** One figure with its label, basis and change; leads to the rows behind it. */
export function Kpi(props: KpiProps): JSX.Element {
  return (
    <div class="relative flex min-w-0 flex-col gap-1 p-4">
      <dt class="flex items-center gap-1 text-small text-ink-soft">
        <span>{props.label}</span>
        <Show when={props.definition}>
          {(definition) => (
            <span class="relative z-10 -my-1">
              <Tooltip text={definition()}>
                <button
                  type="button"
                  aria-label={t('ui.howCounted', { label: props.label })}
                  class="grid size-6 place-items-center rounded-full hover:text-ink touch:-my-2.5 touch:size-11"
                >
                  <Info size={14} />
                </button>
              </Tooltip>
            </span>
          )}
        </Show>
      </dt>
      <dd class="num text-title font-semibold">
        <Show when={props.href} fallback={props.value}>
          {(href) => (
            <A
              href={href()}
              class="rounded-small decoration-edge decoration-1 underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {props.value}
            </A>
          )}
        </Show>
      </dd>
      <Show when={props.change || props.basis}>
        <dd class="flex flex-wrap items-center gap-x-2 text-small text-ink-soft">
          <Show when={props.change}>
            {(change) => (
              <span
                class="num inline-flex items-center gap-1 font-medium"
                classList={{ [ink[change().tone]]: true }}
              >
                <Shape tone={change().tone} />
                {change().text}
              </span>
            )}
          </Show>
          {props.basis}
        </dd>
      </Show>
    </div>
  )
}

const ink: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-soft',
  brand: 'text-brand',
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
}

/** Figures in a row that breaks where it must. */
export function Kpis(props: { readonly figures: readonly KpiProps[] }): JSX.Element {
  return (
    <dl class="card grid grid-cols-2 divide-line overflow-hidden md:grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] md:divide-x">
      <For each={props.figures}>{(figure) => <Kpi {...figure} />}</For>
    </dl>
  )
}
