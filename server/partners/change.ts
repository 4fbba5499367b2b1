import type { EditPartner, PartnerView } from '../../shared/partners.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { findPlaces } from '../places/store.ts'
import type { Runtime } from '../runtime.ts'
import { localDate } from '../time/local.ts'
import { refuseWrongAccounts } from './accounts.ts'
import { asksForPlace, edit } from './edit.ts'
import { readHours, zoneOf } from './hours.ts'
import type { Partner } from './partner.ts'
import { routingStateOf, wholePosition } from './partner.ts'
import {
  insertRevisions,
  lockNetwork,
  lockPartner,
  nextNetworkVersion,
  savePartner,
  takenExternalIds,
  timeZoneOf,
} from './store.ts'
import { showPartner } from './show.ts'

/**
 * Changes a partner; what routing knows of it is kept under a new network version.
 *
 * @throws Refused `not_found`; `version_conflict` with the values as they are now in `current`; `invalid`
 */
export const changePartner = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  changes: EditPartner,
): Promise<PartnerView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const partner = await lockPartner(tx, actor.tenantId, id)
    if (!partner) throw new Refused(refuse('not_found'))
    if (partner.version !== changes.version)
      throw new Refused(refuse('version_conflict', { current: await showPartner(tx, actor, id) }))
    await changeLocked(tx, runtime, actor, partner, changes, now)
    return showPartner(tx, actor, id)
  })

/** Changes a partner that this transaction has locked at the version that is meant. @throws Refused `invalid` */
export async function changeLocked(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  partner: Partner,
  changes: EditPartner,
  now: Date,
): Promise<void> {
  const next = await decided(tx, actor.tenantId, partner, changes, now)
  await refuseTakenId(tx, actor.tenantId, partner, next)
  await refuseWrong(tx, actor.tenantId, partner, next)
  await keep(tx, runtime, actor, partner, next, now)
}

async function decided(
  tx: Tx,
  tenantId: string,
  partner: Partner,
  changes: EditPartner,
  now: Date,
): Promise<Partner> {
  const read =
    changes.hours === undefined ? changes : { ...changes, hours: orRefuse(readHours(changes.hours)) }
  orRefuse(wholePosition({ ...both(partner), ...both(changes) }))
  const { country = partner.country, postalCode = partner.postalCode } = changes
  const [place = null] = asksForPlace(partner, changes) ? await findPlaces(tx, [{ country, postalCode }]) : []
  const today = localDate(now, zoneOf(partner, { timeZone: await timeZoneOf(tx, tenantId) }))
  return edit(partner, read, place, now, today)
}

/** Latitude and longitude, where they are given. */
const both = ({ latitude, longitude }: { latitude?: number | null; longitude?: number | null }) => ({
  ...(latitude === undefined ? {} : { latitude }),
  ...(longitude === undefined ? {} : { longitude }),
})

async function refuseTakenId(
  tx: Tx,
  tenantId: string,
  { id, externalId }: Partner,
  next: Partner,
): Promise<void> {
  if (next.externalId === null || next.externalId === externalId) return
  await lockNetwork(tx, tenantId)
  const taken = await takenExternalIds(tx, tenantId, [next.externalId], id)
  if (!taken.size) return
  const message = 'is the external id of another partner; give each partner its own'
  throw new Refused(refuse('invalid', {}, [{ pointer: '/externalId', code: 'taken', message }]))
}

async function refuseWrong(tx: Tx, tenantId: string, partner: Partner, next: Partner): Promise<void> {
  const back = partner.status === 'ended' && next.status !== 'ended'
  if (!back && same(partner.accounts, next.accounts) && same(partner.exclusions, next.exclusions)) return
  await lockNetwork(tx, tenantId)
  await refuseWrongAccounts(tx, tenantId, [{ partner: next, at: '' }])
}

async function keep(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  before: Partner,
  after: Partner,
  now: Date,
): Promise<void> {
  const fields = (Object.keys(after) as (keyof Partner)[]).filter(
    (field) => !same(before[field], after[field]),
  )
  if (!fields.length) return
  await savePartner(tx, actor.tenantId, { ...after, version: before.version + 1 }, now)
  const seen = routingStateOf(after)
  let networkVersion: number | null = null
  if (fields.some((field) => field in seen)) {
    networkVersion = await nextNetworkVersion(tx, actor.tenantId)
    await insertRevisions(tx, actor.tenantId, networkVersion!, [after])
  }
  await record(
    tx,
    runtime,
    actor,
    [{ kind: 'partner_changed', partnerId: before.id, data: { fields, networkVersion } }],
    now,
  )
}

/** Equal as JSON with keys in any order: the database keeps them in an order of its own. */
const same = (a: unknown, b: unknown) => sorted(a) === sorted(b)
const sorted = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  )
