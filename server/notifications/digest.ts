import type { NotificationKind } from '../../shared/mails.ts'
import type { NotificationData } from './data.ts'

/** Something that waits, ready to be listed. `about` are the ids of what it is about. */
export type Waits = NotificationData['digest']['waiting'][number] & { about: readonly string[] }

/** Something that was gathered. */
export interface Happened {
  kind: NotificationKind
  text: string
  url: string | null
  about: readonly string[]
}

const mostListed = 20

/**
 * What a digest says: what waits now, and what happened of which there is nothing to do. A question that was gathered
 * is asked afresh while it is open, and counted as settled when it is not; null when there is nothing to say.
 */
export function digestOf(
  waits: readonly Waits[],
  gathered: readonly Happened[],
): NotificationData['digest'] | null {
  if (!waits.length && !gathered.length) return null
  const open = new Set(waits.flatMap(({ about }) => about))
  const news = gathered.filter(({ kind }) => !asks.has(kind))
  const settled = gathered.filter(({ kind, about }) => asks.has(kind) && !about.some((id) => open.has(id)))
  return {
    waiting: waits.slice(0, mostListed).map(({ about: _about, ...one }) => one),
    more: Math.max(0, waits.length - mostListed),
    happened: news.map(({ text, url }) => ({ text, url })),
    settled: settled.length,
  }
}

/** Kinds that ask for an answer: once it is given, there is nothing to tell. */
const asks: ReadonlySet<NotificationKind> = new Set([
  'offer_made',
  'offer_reminder',
  'offer_escalated',
  'lead_unassigned',
  'first_contact_due',
  'opportunity_quiet',
])
