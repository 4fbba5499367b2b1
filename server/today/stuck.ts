import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'

/** After so many days without any activity an opportunity is silent. */
export const silentAfterDays = 7

/**
 * Open offers `o` with less than a fifth of their window left, or less than an hour. What is past its deadline stays
 * until the sweep has taken it.
 */
export const expiring = (now: Date): SQL => sql`o.status = 'open'
  and o.respond_by < ${now.toISOString()}::timestamptz + greatest(interval '1 hour', (o.respond_by - o.made_at) / 5)`

/** Open opportunities `o` whose partner should have been in touch by now, or has not done anything for a week, or whom the follow-ups propose to take them from. */
export const silent = (now: Date): SQL => sql`o.status = 'open' and (
  (o.first_contact_at is null and o.first_contact_due < ${now.toISOString()}::timestamptz)
  or o.last_activity_at < ${now.toISOString()}::timestamptz - ${silentAfterDays} * interval '24 hours'
  or o.reclaim_proposed_at is not null)`
