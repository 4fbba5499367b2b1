import { A, useLocation, useNavigate } from '@solidjs/router'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../i18n/t.ts'
import { openMenu } from '../ui/menu.tsx'
import { counts } from './navigation.ts'
import type { NavigationItem } from './navigation.ts'

const cell = 'relative flex h-16 w-full flex-col items-center justify-center gap-0.5 text-small font-medium'

/** The navigation of a phone: at most five places, the rest under «More». */
export function BottomBar(props: { readonly items: readonly NavigationItem[] }): JSX.Element {
  const shown = () => (props.items.length > 5 ? props.items.slice(0, 4) : props.items)
  const rest = () => props.items.slice(shown().length)
  return (
    <Show when={props.items.length > 1}>
      <nav
        aria-label={t('shell.navigation')}
        class="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        <ul class="flex">
          <For each={shown()}>{(item) => <Place item={item} />}</For>
          <Show when={rest().length > 0}>
            <li class="min-w-0 flex-auto">
              <More items={rest()} />
            </li>
          </Show>
        </ul>
      </nav>
    </Show>
  )
}

function Place(props: { readonly item: NavigationItem }): JSX.Element {
  return (
    <li class="min-w-0 flex-auto">
      <A
        href={props.item.path}
        class={`${cell} focus-visible:-outline-offset-2`}
        activeClass="text-brand"
        inactiveClass="text-ink-soft"
      >
        <Dynamic component={props.item.icon} size={20} />
        <span class="max-w-full truncate px-0.5">{t(props.item.label)}</span>
        <Show when={counts()[props.item.path]}>
          {(count) => (
            <span class="num absolute top-1.5 left-1/2 ml-1.5 min-w-5 rounded-full bg-brand px-1.5 text-center text-small leading-5 font-semibold text-on-brand">
              {count()}
            </span>
          )}
        </Show>
      </A>
    </li>
  )
}

function More(props: { readonly items: readonly NavigationItem[] }): JSX.Element {
  const navigate = useNavigate()
  const location = useLocation()
  const inside = () => props.items.some((item) => location.pathname.startsWith(item.path))
  const entries = () =>
    props.items.map((item) => ({
      label: t(item.label),
      icon: item.icon,
      onSelect: () => navigate(item.path),
    }))
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded="false"
      class={`${cell} focus-visible:-outline-offset-2`}
      classList={{ 'text-brand': inside(), 'text-ink-soft': !inside() }}
      onClick={(event) => openMenu(event.currentTarget, t('shell.more'), [{ items: entries() }])}
    >
      <Ellipsis size={20} />
      {t('shell.more')}
    </button>
  )
}
