import { sql } from 'drizzle-orm'
import type { InboundKind, InboundStatus, Reading } from '../../shared/replies.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'

export interface InboundListed extends Record<string, unknown> {
  id: string
  kind: InboundKind
  status: InboundStatus
  from: string
  person: string | null
  partnerId: string | null
  partnerName: string | null
  subject: string
  reading: Reading | null
  error: string | null
  receivedAt: string
  decidedAt: string | null
  mailId: string | null
  leadId: string | null
  opportunityId: string | null
}

export interface InboundFilter {
  kind?: InboundKind | undefined
  status?: InboundStatus | undefined
  lead?: string | undefined
}

const listed = sql`
  select i.id, i.kind, i.status, i.from_address as "from", u.name as person, i.partner_id as "partnerId",
         p.name as "partnerName", i.subject, i.reading, i.error, i.received_at as "receivedAt",
         i.decided_at as "decidedAt", i.mail_id as "mailId", i.lead_id as "leadId", i.opportunity_id as "opportunityId"`
const from = sql`
  from inbound_mails i
  left join users u on u.id = i.user_id
  left join partners p on p.tenant_id = i.tenant_id and p.id = i.partner_id`

/** The newest messages after a position; one more than `limit` tells that there are others. */
export const listInbound = (
  tx: Tx,
  tenantId: string,
  { kind, status, lead }: InboundFilter,
  after: { at: string; id: string } | null,
  limit: number,
) =>
  tx.execute<InboundListed>(sql`
    ${listed} ${from}
    where i.tenant_id = ${tenantId}
      and (${kind ?? null}::text is null or i.kind = ${kind ?? null})
      and (${status ?? null}::text is null or i.status = ${status ?? null})
      and (${lead ?? null}::uuid is null or i.lead_id = ${lead ?? null}::uuid)
      and (${after?.id ?? null}::uuid is null
        or (i.received_at, i.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by i.received_at desc, i.id desc
    limit ${limit + 1}`)

export async function readInbound(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<(InboundListed & { text: string }) | null> {
  const [row] = await tx.execute<InboundListed & { text: string }>(sql`
    ${listed}, i.text ${from} where i.tenant_id = ${tenantId} and i.id = ${id}`)
  return row ?? null
}

/** What the page «Is this what you meant?» is made of. */
export interface Asked extends Record<string, unknown> {
  status: InboundStatus
  reading: Reading | null
  userId: string | null
  offerId: string | null
  offerStatus: string | null
  respondBy: string | null
  mayAskTime: boolean
  opportunityId: string | null
  opportunityStatus: string | null
  leadId: string | null
  lostReasons: { key: string; name: Record<string, string> }[] | null
  manufacturer: string
  locale: Locale
  timeZone: string
  partner: string
  lead: {
    productLine: string | null
    quantity: number | null
    town: string | null
    postalCode: string | null
    country: string
  } | null
}

/** @param partnerId whose message it is; another's is absent */
export async function readAsked(
  tx: Tx,
  tenantId: string,
  partnerId: string,
  id: string,
): Promise<Asked | null> {
  const [row] = await tx.execute<Asked>(sql`
    select i.status, i.reading, i.user_id as "userId", i.offer_id as "offerId", f.status as "offerStatus",
           f.respond_by as "respondBy", f.extension is not null and f.asked_time_at is null as "mayAskTime",
           i.opportunity_id as "opportunityId", o.status as "opportunityStatus", i.lead_id as "leadId", l.lost_reasons as "lostReasons",
           m.name as manufacturer, m.locale, coalesce(u.time_zone, m.time_zone) as "timeZone", p.name as partner,
           (select jsonb_build_object('productLine', d.product_line, 'quantity', d.quantity, 'town', d.town,
                                      'postalCode', d.postal_code, 'country', d.country)
            from leads d where d.tenant_id = ${tenantId} and d.id = i.lead_id) as lead
    from inbound_mails i
    join manufacturers m on m.id = ${tenantId}
    join partners p on p.tenant_id = i.tenant_id and p.id = i.partner_id
    left join users u on u.id = i.user_id
    left join offers f on f.tenant_id = i.tenant_id and f.id = i.offer_id
    left join opportunities o on o.tenant_id = i.tenant_id and o.id = i.opportunity_id
    left join pipelines l on l.tenant_id = o.tenant_id and l.id = o.pipeline_id
    where i.tenant_id = ${tenantId} and i.id = ${id} and i.partner_id = ${partnerId} and i.kind = 'reply'`)
  return row ?? null
}
