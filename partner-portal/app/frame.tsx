import { Navigate, useIsRouting, useLocation } from '@solidjs/router'
import { ErrorBoundary, Match, Show, Suspense, Switch, createEffect, createSignal, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import { asOf } from '../api/client.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { createKeys } from '../ui/keys.ts'
import { ErrorState } from '../ui/states.tsx'
import { createOpenCount } from '../inbox/open-count.ts'
import { createDueCount } from '../tasks/due-count.ts'
import { BottomBar } from './bottom-bar.tsx'
import { FaultPage } from './fault-page.tsx'
import { navigationOf } from './navigation.ts'
import { createGoKeys } from './go-keys.ts'
import { deskOf, useSession } from './session.ts'
import type { Session } from './session.ts'
import { SessionOver } from './session-over.tsx'
import { SideBar } from './side-bar.tsx'
import { TopBar } from './top-bar.tsx'

const KeyList = lazy(async () => ({ default: await import('./key-list.tsx').then((it) => it.KeyList) }))

/** Everything around a page for somebody who is signed in; others are sent to sign in and back. */
export function Frame(props: { readonly children?: JSX.Element }): JSX.Element {
  const session = useSession()
  const location = useLocation()
  const next = () => encodeURIComponent(location.pathname + location.search)
  const known = () => (session.isSuccess || session.isRefetchError ? session.data : undefined)
  return (
    <Switch>
      <Match when={known()}>{(known) => <Desk session={known()}>{props.children}</Desk>}</Match>
      <Match when={session.isError}>
        <ErrorState error={session.error} busy={session.isFetching} onRetry={() => void session.refetch()} />
      </Match>
      <Match when={session.isSuccess}>
        <Navigate href={location.pathname === '/' ? '/sign-in' : `/sign-in?next=${next()}`} />
      </Match>
    </Switch>
  )
}

function Desk(props: { readonly session: Session; readonly children: JSX.Element }): JSX.Element {
  let main!: HTMLElement
  const [keyList, setKeyList] = createSignal(false)
  const items = () => navigationOf(deskOf(props.session))
  createGoKeys(items)
  createOpenCount(() => deskOf(props.session) === 'partner')
  createDueCount(() => deskOf(props.session) === 'partner')
  createKeys(() => [
    { keys: '?', label: t('shell.keys'), group: 'screen', run: () => setKeyList(true) },
    { keys: '/', label: t('shell.searchKey'), group: 'list', run: () => focusSearch(main) },
  ])
  createPageFocus(() => main)
  return (
    <div class="min-h-dvh md:pl-58">
      <a
        href="#main"
        class="fixed top-2 left-2 z-50 -translate-y-20 rounded-small bg-brand px-4 py-2 font-medium text-on-brand focus:translate-y-0"
        onClick={(event) => {
          event.preventDefault()
          main.focus()
        }}
      >
        {t('shell.skip')}
      </a>
      <Progress />
      <TopBar session={props.session} />
      <SideBar session={props.session} items={items()} />
      <main id="main" ref={main} tabindex="-1" class="phone:pb-20">
        <ErrorBoundary fallback={(error) => <FaultPage error={error} />}>
          <Show when={asOf()}>
            {(at) => (
              <p role="status" class="bg-warn-tint px-4 py-2 text-warn">
                {t('shell.offline', { at: dateTime(at(), 'time') })}
              </p>
            )}
          </Show>
          <Suspense>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <BottomBar items={items()} />
      <Show when={keyList()}>
        <Suspense>
          <KeyList open onClose={() => setKeyList(false)} />
        </Suspense>
      </Show>
      <SessionOver email={props.session.user.email} />
    </div>
  )
}

const focusSearch = (main: HTMLElement) => main.querySelector<HTMLInputElement>('[data-search]')?.focus()

/** After going to another page the focus starts at its heading, as after a page load. */
function createPageFocus(main: () => HTMLElement): void {
  const location = useLocation()
  createEffect((before: string) => {
    const path = location.pathname
    if (path !== before) (main().querySelector<HTMLElement>('h1') ?? main()).focus({ preventScroll: true })
    return path
  }, location.pathname)
}

/** A thin line while the next page is on its way. */
function Progress(): JSX.Element {
  const routing = useIsRouting()
  return (
    <Show when={routing()}>
      <div aria-hidden="true" class="fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse bg-brand" />
    </Show>
  )
}
