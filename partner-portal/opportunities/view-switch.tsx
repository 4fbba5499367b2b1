import List from 'lucide-solid/icons/list'
import SquareKanban from 'lucide-solid/icons/square-kanban'
import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../i18n/t.ts'
import type { Filters, View } from './filters.ts'

const views = [
  { view: 'board', icon: SquareKanban },
  { view: 'list', icon: List },
] as const satisfies readonly { readonly view: View; readonly icon: unknown }[]

/** The same opportunities at the same address, drawn the other way. */
export function ViewSwitch(props: { readonly filters: Filters }): JSX.Element {
  return (
    <div role="group" aria-label={t('opportunities.view')} class="flex gap-1 rounded-large bg-sunken p-1">
      <For each={views}>
        {({ view, icon }) => (
          <button
            type="button"
            aria-pressed={props.filters.view() === view}
            class="flex min-h-7 items-center gap-2 rounded-small border px-3 font-medium touch:min-h-11"
            classList={{
              'border-edge bg-surface text-ink shadow-low': props.filters.view() === view,
              'border-transparent text-ink-soft hover:text-ink': props.filters.view() !== view,
            }}
            onClick={() => props.filters.showAs(view)}
          >
            <Dynamic component={icon} size={16} />
            {t(`opportunities.view_${view}`)}
          </button>
        )}
      </For>
    </div>
  )
}
