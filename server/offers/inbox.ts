import { z } from 'zod'
import type { inboxQuery, OfferView } from '../../shared/offers.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { id } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { cursorOf, readCursor } from '../http/cursor.ts'
import type { Runtime } from '../runtime.ts'
import { declaredFields } from '../manufacturers/fields-store.ts'
import { countOpen, readAnswered, readOffer, readOpen } from './read.ts'
import { offerForPartner } from './view.ts'

const position = z.object({ at: z.iso.datetime(), id })

/** A partner's offers: open ones by their deadline, those hidden until later likewise, or those that are answered or over, the newest first. */
export const listInbox = (
  runtime: Runtime,
  actor: Actor,
  { tab, after, limit }: z.output<typeof inboxQuery>,
) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const partnerId = partnerOf(actor)
    const from = readCursor(position, after)
    const rows =
      tab === 'answered'
        ? await readAnswered(tx, actor.tenantId, partnerId, from, limit + 1)
        : await readOpen(tx, actor.tenantId, partnerId, tab === 'snoozed', from, limit + 1, now)
    const fields = await declaredFields(tx, actor.tenantId)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: shown.map((row) => offerForPartner(row, fields, actor, now)),
      next: last
        ? cursorOf({ at: new Date((tab !== 'answered' && last.respondBy) || last.madeAt), id: last.id })
        : null,
      ...(await countOpen(tx, actor.tenantId, partnerId, now)),
    }
  })

/** One offer. @throws Refused `not_found`, also for another partner's */
export const showOffer = (runtime: Runtime, actor: Actor, id: string): Promise<OfferView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const row = await readOffer(tx, actor.tenantId, partnerOf(actor), id)
    if (!row) throw new Refused(refuse('not_found'))
    const fields = await declaredFields(tx, actor.tenantId)
    return offerForPartner(row, fields, actor, runtime.now())
  })

/** Offers are a partner's; the manufacturer sees them with their lead. */
function partnerOf(actor: Actor): string {
  if (!actor.partnerId) throw new Refused(refuse('forbidden', { permission: 'offers:read' }))
  return actor.partnerId
}
