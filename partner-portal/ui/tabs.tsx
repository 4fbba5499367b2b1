import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'

export interface Tab {
  /** Path or query, so that a tab can be sent as a link: `?tab=answered`. */
  readonly href: string
  readonly label: string
  readonly count?: number | undefined
  readonly current: boolean
}

/** Views of one thing, as links. */
export function Tabs(props: { readonly label: string; readonly tabs: readonly Tab[] }): JSX.Element {
  return (
    <nav aria-label={props.label} class="-mx-4 overflow-x-auto border-b border-line px-4 md:mx-0 md:px-0">
      <ul class="flex gap-5">
        <For each={props.tabs}>
          {(tab) => (
            <li>
              <A
                href={tab.href}
                noScroll
                aria-current={tab.current ? 'page' : 'false'}
                activeClass=""
                inactiveClass=""
                class="-mb-px flex items-center gap-2 border-b-2 py-2 font-medium whitespace-nowrap touch:py-2.5"
                classList={{
                  'border-brand text-ink': tab.current,
                  'border-transparent text-ink-soft hover:text-ink hover:border-edge': !tab.current,
                }}
              >
                {tab.label}
                <Show when={tab.count}>
                  <span class="num rounded-full bg-sunken px-1.5 text-small text-ink-soft">{tab.count}</span>
                </Show>
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}
