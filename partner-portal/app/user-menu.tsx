import CalendarClock from 'lucide-solid/icons/calendar-clock'
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down'
import LogOut from 'lucide-solid/icons/log-out'
import SettingsIcon from 'lucide-solid/icons/settings'
import UserRound from 'lucide-solid/icons/user-round'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { asProblem } from '../api/problem.ts'
import { language, languageNames, languages } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { openMenu } from '../ui/menu.tsx'
import type { MenuGroup } from '../ui/menu.tsx'
import { toast } from '../ui/toasts.tsx'
import { changeMe, deskOf, signOut, switchMembership } from './session.ts'
import type { Session } from './session.ts'
import { setTheme, theme, themes } from './theme.ts'
import type { Theme } from './theme.ts'

type Membership = Session['memberships'][number]

const nameOf = (membership: Membership) => membership.partner?.name ?? membership.tenant.name

/** The partner or manufacturer one works for just now. */
export const organisationOf = (session: Session): string => {
  const membership = session.memberships.find((membership) => membership.id === session.current)
  return membership ? nameOf(membership) : session.user.email
}

/** The names of the themes, in words. */
export const themeName = (theme: Theme): string =>
  ({
    system: () => t('shell.themeSystem'),
    light: () => t('shell.themeLight'),
    dark: () => t('shell.themeDark'),
  })[theme]()

const attempt = (deed: Promise<void>) =>
  void deed.catch((error: unknown) => toast({ text: wording(asProblem(error)), tone: 'bad' }))

function menuOf(session: Session): readonly MenuGroup[] {
  const places = session.memberships.map((membership) => ({
    label: nameOf(membership),
    detail: membership.partner ? membership.tenant.name : t(`shell.role_${membership.role}`),
    checked: membership.id === session.current,
    onSelect: () => membership.id !== session.current && attempt(switchMembership(membership.id)),
  }))
  return [
    {
      items: [
        { label: t('shell.account'), icon: UserRound, href: '/account' },
        ...(deskOf(session) === 'manufacturer'
          ? [{ label: t('shell.settings'), icon: SettingsIcon, href: '/settings' }]
          : [{ label: t('shell.team'), icon: CalendarClock, href: '/team' }]),
      ],
    },
    ...(places.length > 1 ? [{ label: t('shell.organisation'), items: places }] : []),
    {
      label: t('shell.language'),
      items: languages.map((one) => ({
        label: languageNames[one],
        checked: one === language(),
        onSelect: () => attempt(changeMe({ locale: one })),
      })),
    },
    {
      label: t('shell.theme'),
      items: themes.map((one) => ({
        label: themeName(one),
        checked: one === theme(),
        onSelect: () => setTheme(one),
      })),
    },
    { items: [{ label: t('shell.signOut'), icon: LogOut, onSelect: () => attempt(signOut()) }] },
  ]
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase()

interface UserButtonProps {
  readonly session: Session
  /** Only the initials. */
  readonly small?: boolean
}

/** Who is signed in; opens language, appearance, other memberships, and the way out. */
export function UserButton(props: UserButtonProps): JSX.Element {
  const label = () => t('shell.userMenu', { name: props.session.user.name })
  return (
    <button
      type="button"
      aria-label={label()}
      aria-haspopup="menu"
      aria-expanded="false"
      class="flex min-w-0 items-center gap-2.5 rounded-small text-left transition-colors hover:bg-sunken"
      classList={{ 'w-full p-2': !props.small, 'size-11 justify-center -mr-2': props.small === true }}
      onClick={(event) => openMenu(event.currentTarget, label(), menuOf(props.session))}
    >
      <span class="grid size-8 shrink-0 place-items-center rounded-full bg-brand-tint text-small font-semibold text-brand">
        {initials(props.session.user.name)}
      </span>
      <Show when={!props.small}>
        <span class="min-w-0 flex-1">
          <span class="block truncate leading-5 font-medium">{props.session.user.name}</span>
          <span class="block truncate text-small text-ink-soft">{organisationOf(props.session)}</span>
        </span>
        <ChevronsUpDown size={16} class="shrink-0 text-ink-soft" />
      </Show>
    </button>
  )
}
