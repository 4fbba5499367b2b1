import { and, eq, isNull, sql } from 'drizzle-orm'
import { orRefuse, Refused, refuse } from '../../shared/refusals.ts'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { countAttempt } from '../identity/attempts.ts'
import { placeOf } from '../identity/membership.ts'
import type { Place } from '../identity/membership.ts'
import { hashOf, newSecret } from '../identity/secrets.ts'
import { owe } from '../notifications/owe.ts'
import type { Runtime } from '../runtime.ts'
import { invitationLimit } from './limits.ts'
import { findPlace, isMember } from './store.ts'
import { invitations } from './tables.ts'
import type { InvitationRow } from './view.ts'
import { viewOfInvitation } from './view.ts'

/** How long an invitation holds, in milliseconds: 14 days, for people who look in once a fortnight. */
const invitationMs = 14 * 24 * 60 * 60 * 1000

export interface Invitee {
  email: string
  name: string
  role: Role
  partnerId?: string | null | undefined
  locale?: Locale | undefined
}

/**
 * Invites somebody by mail. An earlier invitation of the same person to the same place is replaced, so that one link
 * works at a time.
 *
 * @throws Refused `forbidden` for a role that the actor may not give; `not_found` when there is no such partner;
 *   `email_taken` when the person is a member there; `too_many_requests` for a partner that invites half the world
 */
export async function invite(runtime: Runtime, actor: Actor, invitee: Invitee) {
  const view = await transact(runtime, scopeOf(actor), (tx) => inviteTo(tx, runtime, actor, invitee))
  runtime.wake()
  return view
}

async function inviteTo(tx: Tx, runtime: Runtime, actor: Actor, invitee: Invitee) {
  const now = runtime.now()
  const place = orRefuse(placeOf(actor, invitee))
  if (actor.partnerId)
    orRefuse(await countAttempt(tx, [invitationLimit(actor.tenantId, actor.partnerId)], now))
  const names = await findPlace(tx, actor.tenantId, place.partnerId)
  if (!names) throw new Refused(refuse('not_found'))
  if (await isMember(tx, actor.tenantId, place.partnerId, invitee.email))
    throw new Refused(refuse('email_taken'))
  await withdrawEarlier(tx, actor.tenantId, place, invitee.email)
  const { row, token } = await write(tx, runtime, actor, invitee, place, names, now)
  const url = `${runtime.baseUrl}/invitation#token=${token}`
  const inviter = actor.kind === 'user' ? actor.name : null
  const { name, email: address, locale } = row
  const data = { name, address, locale, url, manufacturerName: names.manufacturer, inviter }
  await owe(tx, runtime, actor.tenantId, [{ kind: 'invitation', audience: 'address', data }], now)
  await record(tx, runtime, actor, [invited(row)], now)
  return viewOfInvitation(actor, { ...row, partner: names.partner })
}

const invited = ({ id, role, partnerId }: { id: string; role: Role; partnerId: string | null }) => ({
  kind: 'person_invited',
  partnerId,
  data: { invitationId: id, role },
})

async function write(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  { email, name, locale }: Invitee,
  place: Place,
  names: { locale: Locale },
  now: Date,
) {
  const token = newSecret()
  const row: Omit<InvitationRow, 'partner'> & { locale: Locale } = {
    id: runtime.newId(),
    email,
    name,
    locale: locale ?? names.locale,
    ...place,
    expiresAt: new Date(now.getTime() + invitationMs),
  }
  await tx
    .insert(invitations)
    .values({ tenantId: actor.tenantId, tokenHash: hashOf(token), createdAt: now, ...row })
  return { row, token }
}

const withdrawEarlier = (tx: Tx, tenantId: string, place: Place, email: string) =>
  tx
    .delete(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.email, email),
        sql`${invitations.partnerId} is not distinct from ${place.partnerId}::uuid`,
        isNull(invitations.acceptedAt),
      ),
    )
