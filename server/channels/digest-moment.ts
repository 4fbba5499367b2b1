import type { Preferences } from '../../shared/channels.ts'
import { DAY, MINUTE } from '../time/day.ts'
import { localTime } from '../time/local.ts'
import { instantReaching } from '../time/zone.ts'
import { isQuiet, minutesOf } from './quiet.ts'

/** Whether a person gets a digest on most days. */
export const wantsDigest = (preferences: Preferences | null): boolean =>
  preferences !== null &&
  (preferences.daily || Object.values(preferences.groups).some((wish) => wish?.when === 'digest'))

/**
 * The first moment after `after` at which a person's digest is due, null for somebody who wants none: once a local
 * day, and on no weekend that is quiet. A time that the clock skips comes when the gap ends; of one that comes twice
 * the first counts.
 */
export function nextDigest(after: Date, preferences: Preferences | null, zone: string): Date | null {
  if (!preferences || !wantsDigest(preferences)) return null
  const today = Math.floor(localTime(after, zone) / DAY)
  for (let day = today; day < today + 8; day++) {
    const at = new Date(instantReaching(day * DAY + minutesOf(preferences.digestAt) * MINUTE, zone))
    if (at > after && !(preferences.quiet && isQuiet(at, preferences.quiet, zone))) return at
  }
  return null
}
