import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../i18n/t.ts'
import { Logo } from './logo.tsx'
import { counts } from './navigation.ts'
import type { NavigationItem } from './navigation.ts'
import type { Session } from './session.ts'
import { UserButton } from './user-menu.tsx'

interface SideBarProps {
  readonly session: Session
  readonly items: readonly NavigationItem[]
}

/** The navigation beside the page, from 768 px on. */
export function SideBar(props: SideBarProps): JSX.Element {
  return (
    <header class="fixed inset-y-0 left-0 z-20 flex w-58 flex-col border-r border-line bg-surface phone:hidden">
      <A href="/" aria-label={t('shell.home')} class="m-3 flex items-center gap-2.5 rounded-small p-1.5">
        <Logo />
        <span class="text-large font-semibold">Baton</span>
      </A>
      <nav aria-label={t('shell.navigation')} class="min-h-0 flex-1 overflow-y-auto px-3 pt-2">
        <ul class="grid gap-0.5">
          <For each={props.items}>
            {(item) => (
              <li>
                <A
                  href={item.path}
                  class="flex min-h-9 items-center gap-3 rounded-small px-2.5 font-medium transition-colors touch:min-h-11"
                  activeClass="bg-brand-tint text-brand"
                  inactiveClass="text-ink-soft hover:bg-sunken hover:text-ink"
                >
                  <Dynamic component={item.icon} size={18} />
                  <span class="flex-1 truncate">{t(item.label)}</span>
                  <Show when={counts()[item.path]}>
                    {(count) => (
                      <span class="num min-w-5 rounded-full bg-brand px-1.5 text-center text-small font-semibold text-on-brand">
                        {count()}
                      </span>
                    )}
                  </Show>
                </A>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <div class="border-t border-line p-2">
        <UserButton session={props.session} />
      </div>
    </header>
  )
}
