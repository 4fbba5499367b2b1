import { sql } from 'drizzle-orm'
import { leadTitle } from '../../shared/lead-title.ts'
import type { FollowUpAnswer } from '../../shared/opportunities.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import type { HoursOfManufacturer } from '../partners/hours.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { unknownThen } from '../partners/partner.ts'
import type { Opportunity } from './opportunity.ts'

/** What answering a follow-up needs to know beside the opportunity itself. */
export interface Surroundings {
  partner: RoutingPartner
  manufacturer: HoursOfManufacturer & { locale: Locale }
  title: string
}

interface Row extends Record<string, unknown>, Omit<Surroundings, 'title'> {
  need: Parameters<typeof leadTitle>[0]
}

export async function surroundingsOf(
  tx: Tx,
  tenantId: string,
  { leadId, partnerId, productLine }: Opportunity,
): Promise<Surroundings> {
  const [row] = await tx.execute<Row>(sql`
    select json_build_object('locale', m.locale, 'timeZone', m.time_zone, 'country', m.country, 'hours', m.hours)
        as manufacturer,
      json_build_object('quantity', l.quantity, 'country', l.country, 'postalCode', l.postal_code, 'town', l.town) as need,
      (select r.state from partner_revisions r where r.tenant_id = ${tenantId} and r.partner_id = ${partnerId}
       order by r.network_version desc limit 1) as partner
    from leads l join manufacturers m on m.id = ${tenantId}
    where l.tenant_id = ${tenantId} and l.id = ${leadId}`)
  if (!row) throw new Refused(refuse('not_found'))
  const { manufacturer, need } = row
  const title = leadTitle({ ...need, productLine }, manufacturer.locale)
  return { manufacturer, partner: { ...unknownThen, ...row.partner }, title }
}

const oneAnswer = 60_000

/** Whether the partner has given this very answer within the last minute: a tap that was made twice. */
export async function answeredJustNow(
  tx: Tx,
  tenantId: string,
  { id, leadId }: Pick<Opportunity, 'id' | 'leadId'>,
  answer: FollowUpAnswer['answer'],
  now: Date,
): Promise<boolean> {
  const [row] = await tx.execute(sql`
    select 1 from audit
    where tenant_id = ${tenantId} and lead_id = ${leadId} and at > ${new Date(now.getTime() - oneAnswer).toISOString()}
      and data ->> 'opportunityId' = ${id} and data ->> 'answer' = ${answer} limit 1`)
  return row !== undefined
}

export async function manufacturerName(tx: Tx, tenantId: string): Promise<string> {
  const [row] = await tx.execute<{ name: string }>(sql`select name from manufacturers where id = ${tenantId}`)
  return row!.name
}
