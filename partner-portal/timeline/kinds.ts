import Ban from 'lucide-solid/icons/ban'
import Check from 'lucide-solid/icons/check'
import CirclePause from 'lucide-solid/icons/circle-pause'
import CircleX from 'lucide-solid/icons/circle-x'
import ClockAlert from 'lucide-solid/icons/clock-alert'
import Bell from 'lucide-solid/icons/bell'
import BellOff from 'lucide-solid/icons/bell-off'
import Hourglass from 'lucide-solid/icons/hourglass'
import Inbox from 'lucide-solid/icons/inbox'
import MailCheck from 'lucide-solid/icons/mail-check'
import Merge from 'lucide-solid/icons/merge'
import Play from 'lucide-solid/icons/play'
import Send from 'lucide-solid/icons/send'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import Undo2 from 'lucide-solid/icons/undo-2'
import UserCheck from 'lucide-solid/icons/user-check'
import X from 'lucide-solid/icons/x'
import type { TimelineEntry } from '../../shared/leads.ts'
import { calendarDay, dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { declineReason, leadReason } from './codes.ts'
import { textOf } from './data.ts'
import { partnerOf } from './names.ts'
import type { Wording } from './names.ts'
import { customerKinds } from './customer-kinds.ts'
import { opportunityKinds } from './opportunity-kinds.ts'

/** A wish or a reason that somebody typed; reasons of the machine are in the sentence. */
const typed = ({ data }: TimelineEntry): string | undefined => textOf(data['reason'])

const leadKinds: Readonly<Record<string, Wording>> = {
  lead_received: ({ data }) => {
    const source = textOf(data['source'])
    return {
      icon: Inbox,
      title: source ? t('timeline.leadReceivedFrom', { source }) : t('timeline.leadReceived'),
    }
  },
  lead_held: ({ data }) => ({
    icon: CirclePause,
    title: t('timeline.leadHeld', { reason: leadReason(textOf(data['reason']) ?? null) }),
    body: textOf(data['fault']),
  }),
  lead_closed: ({ data }) => ({
    icon: CircleX,
    title: t('timeline.leadClosed', { reason: leadReason(textOf(data['reason']) ?? null) }),
  }),
  lead_unassigned: ({ data }) => ({
    icon: TriangleAlert,
    title: t('timeline.leadUnassigned', { reason: leadReason(textOf(data['reason']) ?? null) }),
  }),
  lead_released: (entry) => ({ icon: Play, title: t('timeline.leadReleased'), body: typed(entry) }),
  lead_reoffered: (entry) => ({
    icon: Send,
    title: entry.data['askAgain'] ? t('timeline.leadReofferedToAll') : t('timeline.leadReoffered'),
    body: typed(entry),
  }),
  lead_assigned: (entry, names) => {
    const partner = partnerOf(entry, names)
    const byHand = entry.data['byHand'] === true
    return {
      icon: UserCheck,
      title: byHand ? t('timeline.leadAssigned', { partner }) : t('timeline.leadAssignedByRule', { partner }),
      body: typed(entry),
    }
  },
  lead_merged: (entry) => ({ icon: Merge, title: t('timeline.leadMerged'), body: typed(entry) }),
  lead_merge_undone: () => ({ icon: Undo2, title: t('timeline.leadMergeUndone') }),
  mail_resent: () => ({ icon: MailCheck, title: t('timeline.mailResent'), quiet: true }),
  lead_joined: () => ({ icon: Merge, title: t('timeline.leadJoined'), quiet: true }),
}

const offerKinds: Readonly<Record<string, Wording>> = {
  offer_made: (entry, names) => {
    const partner = partnerOf(entry, names)
    const by = textOf(entry.data['respondBy'])
    return {
      icon: Send,
      title: by
        ? t('timeline.offerMadeUntil', { partner, at: dateTime(by) })
        : t('timeline.offerMade', { partner }),
    }
  },
  offer_reminded: (entry, names) => ({
    icon: Bell,
    title: t('timeline.offerReminded', { partner: partnerOf(entry, names) }),
    quiet: true,
  }),
  offer_reopened: (entry, names) => ({
    icon: Undo2,
    title: t('timeline.offerReopened', { partner: partnerOf(entry, names) }),
  }),
  offer_escalated: (entry, names) => ({
    icon: ClockAlert,
    title: t('timeline.offerEscalated', { partner: partnerOf(entry, names) }),
    quiet: true,
  }),
  offer_expired: (entry, names) => ({
    icon: ClockAlert,
    title: t('timeline.offerExpired', { partner: partnerOf(entry, names) }),
  }),
  offer_withdrawn: (entry, names) => ({
    icon: Undo2,
    title: t('timeline.offerWithdrawn', { partner: partnerOf(entry, names) }),
  }),
  offer_accepted: (entry, names) => ({
    icon: Check,
    title: t('timeline.offerAccepted', { partner: partnerOf(entry, names) }),
  }),
  reply_applied: (entry, names) => ({
    icon: MailCheck,
    title: t('timeline.replyApplied', { partner: partnerOf(entry, names) }),
    quiet: true,
  }),
  reply_confirmed: (entry, names) => ({
    icon: MailCheck,
    title: t('timeline.replyConfirmed', { partner: partnerOf(entry, names) }),
    quiet: true,
  }),
  offer_time_asked: (entry, names) => ({
    icon: Hourglass,
    title: t('timeline.offerTimeAsked', {
      partner: partnerOf(entry, names),
      at: dateTime(textOf(entry.data['respondBy']) ?? entry.at),
    }),
  }),
  offer_snoozed: (entry, names) => {
    const partner = partnerOf(entry, names)
    const until = textOf(entry.data['until'])
    return {
      icon: BellOff,
      title: until
        ? t('timeline.offerSnoozed', { partner, at: dateTime(until) })
        : t('timeline.offerUnsnoozed', { partner }),
      quiet: true,
    }
  },
  offer_accept_undone: (entry, names) => ({
    icon: Undo2,
    title: t('timeline.offerAcceptUndone', { partner: partnerOf(entry, names) }),
  }),
  offer_declined: (entry, names) => {
    const until = textOf(entry.data['noCapacityUntil'])
    return {
      icon: X,
      title: t('timeline.offerDeclined', {
        partner: partnerOf(entry, names),
        reason: declineReason(textOf(entry.data['reason']) ?? null),
      }),
      body: until && t('timeline.noCapacityUntil', { day: calendarDay(until) }),
    }
  },
}

/** Every kind of entry with its sentence and icon. */
export const kinds: Readonly<Record<string, Wording>> = {
  ...leadKinds,
  ...offerKinds,
  ...opportunityKinds,
  ...customerKinds,
}

/** A kind that a newer server knows is shown, not dropped. */
export const unknownKind: Wording = ({ kind }) => ({
  icon: Ban,
  title: t('timeline.unknown', { kind: kind.replaceAll('_', ' ') }),
  quiet: true,
})
