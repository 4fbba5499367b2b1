import { sql } from 'drizzle-orm'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { Tx } from '../db/transact.ts'
import { manufacturers } from '../manufacturers/tables.ts'
import type { Runtime } from '../runtime.ts'
import { greetingRef } from './leads.ts'

/** Which manufacturers there are: none yet, a demo one with its id, or only such as somebody has set up. */
export type Tenancy = { kind: 'empty' } | { kind: 'demo'; tenantId: string } | { kind: 'own' }

/** @param tx of the sweep scope, the only one that sees manufacturers before one is known */
export async function findTenancy(tx: Tx): Promise<Tenancy> {
  const rows = await tx.select({ id: manufacturers.id, demo: manufacturers.demo }).from(manufacturers)
  if (!rows.length) return { kind: 'empty' }
  const demo = rows.find((row) => row.demo)
  return demo ? { kind: 'demo', tenantId: demo.id } : { kind: 'own' }
}

export const readTenancy = (runtime: Runtime) => transact(runtime, { sweep: true }, findTenancy)

export interface DemoPerson extends Record<string, unknown> {
  userId: string
  membershipId: string
  name: string
  email: string
  role: Role
  locale: Locale
  timeZone: string
  partnerId: string | null
  partner: string | null
}

/** Everybody who has a role at the manufacturer or at one of its partners. */
export const readPeople = (runtime: Runtime, tenantId: string): Promise<DemoPerson[]> =>
  transact(runtime, { tenantId }, (tx) =>
    tx.execute<DemoPerson>(sql`
      select u.id as "userId", m.id as "membershipId", u.name, u.email, m.role, u.locale, u.time_zone as "timeZone",
        p.id as "partnerId", p.name as partner
      from memberships m
      join users u on u.id = m.user_id
      left join partners p on p.tenant_id = m.tenant_id and p.id = m.partner_id
      where m.tenant_id = ${tenantId}
      order by m.created_at, m.id`),
  )

export interface OpenOffer extends Record<string, unknown> {
  id: string
  partnerId: string
  madeAt: Date
  respondBy: Date
  /** When its ladder climbs. */
  steps: Date[]
}

/** Offers that are open, made at a moment or after it. */
export const readOpenOffers = (runtime: Runtime, tenantId: string, since: Date): Promise<OpenOffer[]> =>
  transact(runtime, { tenantId }, async (tx) => {
    const rows = await tx.execute<OfferRow>(sql`
      select id, partner_id as "partnerId", made_at as "madeAt", respond_by as "respondBy", steps from offers
      where tenant_id = ${tenantId} and status = 'open' and made_at >= ${since.toISOString()}
      order by made_at, id`)
    return rows.map(({ madeAt, respondBy, steps, ...row }) => ({
      ...row,
      madeAt: new Date(madeAt),
      respondBy: new Date(respondBy),
      steps: steps.map(({ at }) => new Date(at)),
    }))
  })

interface OfferRow extends Record<string, unknown> {
  id: string
  partnerId: string
  madeAt: string
  respondBy: string
  steps: { at: string }[]
}

/**
 * When the last lead came in, or the manufacturer began where none has, and how many there have been. The leads that
 * greet whoever comes are no sign that the days before them were lived.
 */
export const readLastLead = (runtime: Runtime, tenantId: string): Promise<{ at: Date; count: number }> =>
  transact(runtime, { tenantId }, async (tx) => {
    const [row] = await tx.execute<{ at: string; count: number }>(sql`
      select coalesce(max(l.received_at) filter (where l.external_id not like ${`${greetingRef}%`}), m.created_at) as at,
        count(l.id)::int as count
      from manufacturers m left join leads l on l.tenant_id = ${tenantId}
      where m.id = ${tenantId} group by m.created_at`)
    return { at: new Date(row!.at), count: row!.count }
  })

/** An open opportunity of these partners whose next step is due: what came due last comes first. */
export const findDueOpportunity = (
  runtime: Runtime,
  tenantId: string,
  partnerIds: readonly string[],
): Promise<{ id: string; partnerId: string } | null> =>
  transact(runtime, { tenantId }, async (tx) => {
    const now = runtime.now().toISOString()
    const [row] = await tx.execute<{ id: string; partnerId: string }>(sql`
      select id, partner_id as "partnerId" from opportunities
      where tenant_id = ${tenantId} and status = 'open' and next_step_due <= (${now}::timestamptz + interval '1 day')::date
        and last_activity_at < ${now}::timestamptz - interval '1 minute'
        and partner_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(partnerIds)}::text::jsonb))
      order by next_step_due desc, last_activity_at limit 1`)
    return row ?? null
  })
