import RotateCw from 'lucide-solid/icons/rotate-cw'
import { For, Show, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from './button.tsx'
import type { Icon } from './button.tsx'

interface EmptyStateProps {
  /** One sentence: why it is empty. */
  readonly title: string
  /** One more, if needed: what would fill it. */
  readonly children?: JSX.Element
  /** One action. */
  readonly action?: JSX.Element
  readonly icon?: Icon
}

/** A list without rows. */
export function EmptyState(props: EmptyStateProps): JSX.Element {
  return (
    <div class="mx-auto grid max-w-form justify-items-center gap-1 px-4 py-16 text-center">
      <Show when={props.icon}>
        {(icon) => (
          <span class="mb-3 grid size-11 place-items-center rounded-full bg-sunken text-ink-soft">
            <Dynamic component={icon()} size={20} />
          </span>
        )}
      </Show>
      <p class="font-semibold text-balance">{props.title}</p>
      <Show when={props.children}>
        <div class="text-balance text-ink-soft">{props.children}</div>
      </Show>
      <Show when={props.action}>
        <div class="mt-4">{props.action}</div>
      </Show>
    </div>
  )
}

interface ErrorStateProps {
  readonly error: unknown
  readonly onRetry?: (() => void) | undefined
  readonly busy?: boolean
}

/** A page or a list that could not be had: what happened, that nothing was changed, and another try. */
export function ErrorState(props: ErrorStateProps): JSX.Element {
  const problem = () => asProblem(props.error)
  return (
    <div role="alert" class="mx-auto grid max-w-form justify-items-center gap-1 px-4 py-16 text-center">
      <p class="font-semibold text-balance">{wording(problem())}</p>
      <p class="text-ink-soft">{t('ui.nothingLost')}</p>
      <Show when={problem().traceId}>
        {(id) => <p class="text-small text-ink-soft">{t('ui.trace', { id: id() })}</p>}
      </Show>
      <Show when={props.onRetry}>
        <div class="mt-4">
          <Button icon={RotateCw} busy={props.busy ?? false} onClick={() => props.onRetry?.()}>
            {t('ui.retry')}
          </Button>
        </div>
      </Show>
    </div>
  )
}

interface SkeletonProps {
  readonly rows?: number
  /** The height of a row, so that nothing jumps: a line of text, a table row, or a card. */
  readonly row?: 'line' | 'row' | 'card'
}

const heights = { line: 'h-6', row: 'h-12', card: 'h-28' }
const bars = { line: 'h-3', row: 'h-9', card: 'h-26' }

/** Grey bars where content will be; invisible for the first 150 ms, in which most answers come. */
export function Skeleton(props: SkeletonProps): JSX.Element {
  const [shown, setShown] = createSignal(false)
  const timer = setTimeout(() => setShown(true), 150)
  onCleanup(() => clearTimeout(timer))
  return (
    <div aria-busy="true" class={shown() ? 'animate-pulse' : 'invisible'}>
      <span class="sr-only">{t('ui.loading')}</span>
      <For each={Array.from({ length: props.rows ?? 5 })}>
        {() => (
          <div class={`flex items-center ${heights[props.row ?? 'row']}`}>
            <div class={`w-full rounded-small bg-sunken ${bars[props.row ?? 'row']}`} />
          </div>
        )}
      </For>
    </div>
  )
}
