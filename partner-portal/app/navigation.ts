import ChartColumn from 'lucide-solid/icons/chart-column'
import Handshake from 'lucide-solid/icons/handshake'
import Inbox from 'lucide-solid/icons/inbox'
import ListChecks from 'lucide-solid/icons/list-checks'
import Mail from 'lucide-solid/icons/mail'
import Split from 'lucide-solid/icons/split'
import Sun from 'lucide-solid/icons/sun'
import UserPlus from 'lucide-solid/icons/user-plus'
import Users from 'lucide-solid/icons/users'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { Key } from '../i18n/catalogue.ts'
import type { Icon } from '../ui/button.tsx'
import { screens } from './routes.tsx'
import type { Desk } from './session.ts'

export interface NavigationItem {
  readonly path: string
  readonly label: Extract<Key, `shell.${string}`> & PlainKey
  readonly icon: Icon
  /** The second key after `g`. */
  readonly key: string
}

type PlainKey =
  | 'shell.inbox'
  | 'shell.opportunities'
  | 'shell.results'
  | 'shell.tasks'
  | 'shell.today'
  | 'shell.leads'
  | 'shell.partners'
  | 'shell.rules'
  | 'shell.mails'

const opportunities: NavigationItem = {
  path: '/opportunities',
  label: 'shell.opportunities',
  icon: Handshake,
  key: 'o',
}
const results: NavigationItem = { path: '/results', label: 'shell.results', icon: ChartColumn, key: 'r' }

const tasks: NavigationItem = { path: '/tasks', label: 'shell.tasks', icon: ListChecks, key: 't' }

const desks: Readonly<Record<Desk, readonly NavigationItem[]>> = {
  partner: [{ path: '/inbox', label: 'shell.inbox', icon: Inbox, key: 'i' }, opportunities, tasks, results],
  manufacturer: [
    { path: '/today', label: 'shell.today', icon: Sun, key: 't' },
    { path: '/leads', label: 'shell.leads', icon: UserPlus, key: 'l' },
    opportunities,
    { path: '/partners', label: 'shell.partners', icon: Users, key: 'p' },
    results,
    { path: '/rules', label: 'shell.rules', icon: Split, key: 'u' },
    { path: '/mails', label: 'shell.mails', icon: Mail, key: 'm' },
  ],
}

/** What a desk's navigation offers: its items whose screen is registered. */
export const navigationOf = (desk: Desk): readonly NavigationItem[] =>
  desks[desk].filter((item) =>
    screens.some(
      (screen) => screen.path === item.path && (screen.desk === undefined || screen.desk === desk),
    ),
  )

/** Where a desk starts. */
export const startOf = (desk: Desk): string => navigationOf(desk)[0]?.path ?? '/account'

const [counts, setCounts] = createSignal<Readonly<Record<string, number>>>({})
export { counts }

/** Shows a number beside a navigation item while the caller is there: open offers beside the inbox. */
export function createNavigationCount(path: string, count: () => number | undefined): void {
  createEffect(() => setCounts((all) => ({ ...all, [path]: count() ?? 0 })))
  onCleanup(() => setCounts((all) => ({ ...all, [path]: 0 })))
}
