import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../db/transact.ts'
import { localDate } from '../time/local.ts'
import { availableSince } from './absence.ts'
import { levelledFrom } from './edit.ts'
import { zoneOf } from './hours.ts'
import { absencesOfPeople } from './staff-store.ts'
import { insertRevisions, lockPartner, nextNetworkVersion, savePartner, timeZoneOf } from './store.ts'
import { unstaffedOf } from './unstaffed.ts'

/**
 * Keeps on which days nobody is at a partner, after its people or their absences have changed in this transaction.
 * Where that changes, routing sees it from the next network version on; the partner's own version stays, so nobody who
 * edits it is in conflict with a holiday.
 */
export async function followStaff(tx: Tx, tenantId: string, partnerId: string, now: Date): Promise<void> {
  const partner = await lockPartner(tx, tenantId, partnerId)
  if (!partner) return
  const unstaffed = unstaffedOf(await absencesOfPeople(tx, tenantId, partnerId))
  if (isDeepStrictEqual(unstaffed, partner.unstaffed)) return
  const zone = zoneOf(partner, { timeZone: await timeZoneOf(tx, tenantId) })
  const today = localDate(now, zone)
  // A return that it has been levelled from stays one, though the absence is no longer known.
  const returned = { ...partner, availableSince: availableSince(partner, today, zone).toISOString() }
  const next = { ...returned, unstaffed }
  const since = levelledFrom(returned, next, now, today)
  await savePartner(tx, tenantId, { ...next, availableSince: since }, now)
  const networkVersion = await nextNetworkVersion(tx, tenantId)
  await insertRevisions(tx, tenantId, networkVersion!, [{ ...next, availableSince: since }])
}
