import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import Bell from 'lucide-solid/icons/bell'
import Check from 'lucide-solid/icons/check'
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import FileText from 'lucide-solid/icons/file-text'
import Hourglass from 'lucide-solid/icons/hourglass'
import LifeBuoy from 'lucide-solid/icons/life-buoy'
import Handshake from 'lucide-solid/icons/handshake'
import ListChecks from 'lucide-solid/icons/list-checks'
import ListTodo from 'lucide-solid/icons/list-todo'
import Mail from 'lucide-solid/icons/mail'
import MapPin from 'lucide-solid/icons/map-pin'
import Pencil from 'lucide-solid/icons/pencil'
import Phone from 'lucide-solid/icons/phone'
import Play from 'lucide-solid/icons/play'
import StickyNote from 'lucide-solid/icons/sticky-note'
import ThumbsDown from 'lucide-solid/icons/thumbs-down'
import Trophy from 'lucide-solid/icons/trophy'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import Undo2 from 'lucide-solid/icons/undo-2'
import Users from 'lucide-solid/icons/users'
import type { ActivityKind } from '../../shared/opportunities.ts'
import { activityKinds } from '../../shared/codes.ts'
import { calendarDay, dateTime, listing, money } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { Icon } from '../ui/button.tsx'
import { changesIn, fieldName } from './changes.ts'
import { figureOf, textOf } from './data.ts'
import { partnerOf } from './names.ts'
import type { Names, Wording } from './names.ts'

const activityIcons: Readonly<Record<ActivityKind, Icon>> = {
  call: Phone,
  email: Mail,
  meeting: Users,
  note: StickyNote,
  quote: FileText,
  visit: MapPin,
}

const stage = (key: unknown, names: Names): string => names.stage?.(textOf(key) ?? '') ?? textOf(key) ?? ''

const closeReason = (key: unknown, names: Names): string | undefined =>
  textOf(key) && (names.closeReason?.(textOf(key) ?? '') ?? textOf(key))

/** What happens once a partner works the lead. */
export const opportunityKinds: Readonly<Record<string, Wording>> = {
  activity: ({ data }) => {
    const kind = activityKinds.find((one) => one === data['activity']) ?? 'note'
    return { icon: activityIcons[kind], title: t(`timeline.activity_${kind}`), body: textOf(data['note']) }
  },
  opportunity_opened: () => ({ icon: Handshake, title: t('timeline.opportunityOpened'), quiet: true }),
  opportunity_edited: ({ data }) => {
    const changes = changesIn(data)
    return {
      icon: Pencil,
      title: t('timeline.opportunityEdited', {
        fields: listing(changes.map(({ field }) => fieldName(field))),
      }),
      body: changes.flatMap(({ words }) => words ?? []).join('\n') || undefined,
      quiet: true,
    }
  },
  opportunity_advanced: ({ data }, names) => ({
    icon: ArrowRight,
    title: t('timeline.opportunityAdvanced', {
      from: stage(data['from'], names),
      to: stage(data['to'], names),
    }),
  }),
  opportunity_moved_back: ({ data }, names) => ({
    icon: ArrowLeft,
    title: t('timeline.opportunityMovedBack', {
      from: stage(data['from'], names),
      to: stage(data['to'], names),
    }),
  }),
  opportunity_won: ({ data }, names) => ({
    icon: Trophy,
    title: t('timeline.opportunityWon', {
      amount: money(figureOf(data['orderValue']), textOf(data['currency']) ?? 'EUR'),
    }),
    body: closeReason(data['reason'], names),
  }),
  opportunity_lost: ({ data }, names) => ({
    icon: ThumbsDown,
    title: t('timeline.opportunityLost'),
    body: closeReason(data['reason'], names),
  }),
  opportunity_postponed: ({ data }) => ({
    icon: CalendarClock,
    title: t('timeline.opportunityPostponed', { day: calendarDay(textOf(data['until']) ?? '') }),
  }),
  opportunity_resumed: () => ({ icon: Play, title: t('timeline.opportunityResumed') }),
  opportunity_woken: () => ({ icon: Bell, title: t('timeline.opportunityWoken'), quiet: true }),
  opportunity_returned: (entry, names) => ({
    icon: Undo2,
    title: t('timeline.opportunityReturned', { partner: partnerOf(entry, names) }),
  }),
  opportunity_reclaimed: (entry, names) => ({
    icon: Undo2,
    title: t('timeline.opportunityReclaimed', { partner: partnerOf(entry, names) }),
  }),
  customer_awaited: ({ data, at }) => ({
    icon: Hourglass,
    title: t('timeline.customerAwaited', { at: dateTime(textOf(data['until']) ?? at) }),
  }),
  help_wanted: (entry, names) => ({
    icon: LifeBuoy,
    title: t('timeline.helpWanted', { partner: partnerOf(entry, names) }),
  }),
  help_given: () => ({ icon: Check, title: t('timeline.helpGiven'), quiet: true }),
  opportunity_closed: ({ data }, names) => ({
    icon: ThumbsDown,
    title: t('timeline.opportunityClosed'),
    body: data['reason'] === 'silence' ? undefined : closeReason(data['reason'], names),
  }),
  reclaim_dismissed: (entry, names) => ({
    icon: Handshake,
    title: t('timeline.reclaimDismissed', { partner: partnerOf(entry, names) }),
    quiet: true,
  }),
  task_added: () => ({ icon: ListTodo, title: t('timeline.taskAdded'), quiet: true }),
  task_set: () => ({ icon: ListTodo, title: t('timeline.taskSet'), quiet: true }),
  task_changed: () => ({ icon: ListTodo, title: t('timeline.taskChanged'), quiet: true }),
  task_reopened: () => ({ icon: ListTodo, title: t('timeline.taskReopened'), quiet: true }),
  task_done: ({ data }) => ({
    icon: ListChecks,
    title: t('timeline.taskDone'),
    body: textOf(data['title']),
  }),
  task_ended: () => ({ icon: ListChecks, title: t('timeline.taskEnded'), quiet: true }),
  opportunity_silent: () => ({ icon: TriangleAlert, title: t('timeline.opportunitySilent'), quiet: true }),
  partner_nudged: (entry, names) => {
    const partner = partnerOf(entry, names)
    const first = entry.data['nudge'] === 'first_contact_due'
    return {
      icon: Bell,
      title: first ? t('timeline.nudgeFirstContact', { partner }) : t('timeline.nudgeQuiet', { partner }),
      quiet: true,
    }
  },
}
