import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetChange } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'
import type { Tone } from '../ui/shape.tsx'
import { Shape } from '../ui/shape.tsx'
import { diffQuery } from './queries.ts'

interface ChangesProps {
  readonly from: number | 'live'
  readonly to: number | 'draft'
  /** The draft's revision, where `to` is the draft. */
  readonly of?: number
}

/** What changes from one state of the rules to another, a sentence each. */
export function Changes(props: ChangesProps): JSX.Element {
  const query = useQuery(() => diffQuery(props.from, props.to, props.of))
  return (
    <Loaded query={query} skeleton={<Skeleton rows={2} />}>
      {(diff) => (
        <Show
          when={diff().changes.length > 0}
          fallback={<p class="text-ink-soft">{t('versions.noChanges')}</p>}
        >
          <ul class="grid gap-2">
            <For each={diff().changes}>
              {(change) => (
                <li class="flex gap-3">
                  <Shape tone={toneOf(change)} class="mt-1.5 size-3 shrink-0" />
                  <span class="min-w-0 wrap-anywhere">{change.text}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      )}
    </Loaded>
  )
}

const tones: Readonly<Record<string, Tone>> = {
  added: 'ok',
  switched_on: 'ok',
  removed: 'bad',
  switched_off: 'bad',
}
const toneOf = ({ kind }: RuleSetChange): Tone => tones[kind] ?? 'brand'
