import Check from 'lucide-solid/icons/check'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { classes } from './classes.ts'

export interface PathStage {
  readonly id: string
  readonly name: string
}

interface StagePathProps {
  readonly stages: readonly PathStage[]
  /** The id of the stage it stands in; of the last one when won. */
  readonly current: string
  /** Exit criteria of the current stage: met and in all. */
  readonly gate?: { readonly met: number; readonly of: number } | undefined
  readonly outcome?: 'won' | 'lost' | undefined
  /** Given, a press on another stage asks to go there; the server decides. */
  readonly onMove?: ((stageId: string) => void) | undefined
}

type Place = 'done' | 'current' | 'ahead'

const looks: Readonly<Record<Place, string>> = {
  done: 'bg-brand-tint text-brand',
  current: 'bg-brand text-on-brand font-semibold',
  ahead: 'bg-sunken text-ink-soft',
}

/** The way to the close: stages behind with a tick, the present one with its gate, those ahead. */
export function StagePath(props: StagePathProps): JSX.Element {
  const at = () => props.stages.findIndex((stage) => stage.id === props.current)
  const place = (index: number): Place =>
    index < at() || props.outcome === 'won' ? 'done' : index === at() ? 'current' : 'ahead'
  const said = { done: () => t('ui.stageDone'), current: () => t('ui.stageCurrent'), ahead: () => '' }
  return (
    <ol aria-label={t('ui.stages')} class="flex gap-1 phone:flex-col">
      <For each={props.stages}>
        {(stage, index) => (
          <li
            aria-current={index() === at() ? 'step' : undefined}
            class={classes(
              'min-w-0 flex-1 overflow-hidden first:rounded-l-large last:rounded-r-large',
              'phone:rounded-small phone:first:rounded-small phone:last:rounded-small',
              props.outcome === 'lost' && index() >= at() ? looks.ahead : looks[place(index())],
            )}
          >
            <StageBody
              movable={props.onMove !== undefined && index() !== at()}
              onPress={() => props.onMove?.(stage.id)}
            >
              <Show when={place(index()) === 'done'}>
                <Check size={14} class="shrink-0" />
              </Show>
              <span class="truncate">{stage.name}</span>
              <span class="sr-only">{said[place(index())]()}</span>
              <Show when={index() === at() && !props.outcome && props.gate}>
                {(gate) => <GateTicks met={gate().met} of={gate().of} />}
              </Show>
            </StageBody>
          </li>
        )}
      </For>
    </ol>
  )
}

function StageBody(props: {
  readonly movable: boolean
  readonly onPress: () => void
  readonly children: JSX.Element
}): JSX.Element {
  const inside =
    'flex min-h-9 w-full min-w-0 items-center justify-center gap-1.5 px-3 text-small touch:min-h-11'
  return (
    <Show when={props.movable} fallback={<div class={inside}>{props.children}</div>}>
      <button
        type="button"
        class={`${inside} hover:underline focus-visible:-outline-offset-4`}
        onClick={() => props.onPress()}
      >
        {props.children}
      </button>
    </Show>
  )
}

/** «✓ 3 of 4»: exit criteria met. */
export function GateTicks(props: { readonly met: number; readonly of: number }): JSX.Element {
  return (
    <span class="num inline-flex shrink-0 items-center gap-1 text-small font-medium">
      <Check size={13} aria-hidden="true" />
      <span class="sr-only">{t('ui.gate')}</span>
      {t('ui.ofMany', { met: props.met, of: props.of })}
    </span>
  )
}
