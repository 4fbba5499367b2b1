import { sql } from 'drizzle-orm'
import { leadTitle } from '../../shared/lead-title.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { unknownThen } from '../partners/partner.ts'
import type { HoursOfManufacturer } from '../partners/hours.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Offer } from './offer.ts'
import { lockOffer } from './store.ts'

/** What answering an offer needs to know beside the offer itself. */
export interface Surroundings {
  partner: RoutingPartner
  manufacturer: HoursOfManufacturer & { locale: Locale; currency: string }
  lead: {
    productLine: string | null
    quantity: number | null
    budget: number | null
    currency: string | null
    grade: string | null
    country: string
    postalCode: string | null
    town: string | null
  }
  title: string
}

/**
 * The offer, locked for an answer.
 *
 * @throws Refused `not_found` where this actor has no such offer; `forbidden` for whoever is no partner: the
 *   manufacturer and its machines assign, they do not answer in a partner's name
 */
export async function offerFor(tx: Tx, actor: Actor, id: string): Promise<Offer> {
  if (!actor.partnerId) throw new Refused(refuse('forbidden', { permission: 'offers:answer' }))
  if (actor.kind === 'mail_link' && actor.purpose === 'offer' && actor.subjectId !== id)
    throw new Refused(refuse('not_found'))
  return orRefuse((await lockOffer(tx, actor.tenantId, actor.partnerId, id)) ?? refuse('not_found'))
}

export async function surroundingsOf(tx: Tx, tenantId: string, offer: Offer): Promise<Surroundings> {
  const [row] = await tx.execute<Omit<Surroundings, 'title'> & Record<string, unknown>>(sql`
    select json_build_object('locale', m.locale, 'timeZone', m.time_zone, 'country', m.country, 'hours', m.hours,
        'currency', m.currency) as manufacturer,
      json_build_object('productLine', l.product_line, 'quantity', l.quantity, 'budget', l.budget, 'currency', l.currency,
        'grade', l.grade, 'country', l.country, 'postalCode', l.postal_code, 'town', l.town) as lead,
      (select r.state from partner_revisions r where r.tenant_id = ${tenantId} and r.partner_id = ${offer.partnerId}
       order by r.network_version desc limit 1) as partner
    from leads l cross join lateral (
      select locale, time_zone, country, hours, currency from manufacturers where id = ${tenantId}) m
    where l.tenant_id = ${tenantId} and l.id = ${offer.leadId}`)
  if (!row) throw new Refused(refuse('not_found'))
  const partner = { ...unknownThen, ...row.partner }
  return { ...row, partner, title: leadTitle(row.lead, row.manufacturer.locale) }
}

/** Minutes of the partner's working time between offer and answer, by the hours it keeps now. */
export const workingMinutes = (
  offer: Offer,
  { partner, manufacturer }: Surroundings,
  answeredAt: Date,
): number => Math.round(calendarOf(partner, manufacturer).between(offer.madeAt, answeredAt))
