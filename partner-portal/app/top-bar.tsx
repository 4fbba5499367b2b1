import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Logo } from './logo.tsx'
import type { Session } from './session.ts'
import { UserButton, organisationOf } from './user-menu.tsx'

/** On a phone: where one is and who one is; the navigation is at the thumb. */
export function TopBar(props: { readonly session: Session }): JSX.Element {
  return (
    <header class="sticky top-0 z-20 flex h-14 items-center gap-2.5 border-b border-line bg-surface px-4 md:hidden">
      <A href="/" aria-label={t('shell.home')} class="-m-2 rounded-small p-2">
        <Logo />
      </A>
      <span class="min-w-0 flex-1 truncate font-medium">{organisationOf(props.session)}</span>
      <UserButton session={props.session} small />
    </header>
  )
}
