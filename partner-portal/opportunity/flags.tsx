import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityFlag } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Shape } from '../ui/shape.tsx'
import { flagTone } from './names.ts'

interface FlagsProps {
  readonly of: readonly OpportunityFlag[]
  /** Those that are said elsewhere already. */
  readonly without?: readonly OpportunityFlag[]
}

const ink = { neutral: '', brand: '', ok: '', warn: 'text-warn', bad: 'text-bad' }

/** What is wrong, each by its word and its shape. */
export function Flags(props: FlagsProps): JSX.Element {
  const shown = () => props.of.filter((flag) => !props.without?.includes(flag))
  return (
    <Show when={shown().length > 0}>
      <ul class="flex flex-wrap gap-x-3 text-small">
        <For each={shown()}>
          {(flag) => (
            <li class={`inline-flex items-center gap-1 font-medium whitespace-nowrap ${ink[flagTone[flag]]}`}>
              <Shape tone={flagTone[flag]} />
              {t(`opportunities.flag_${flag}`)}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
