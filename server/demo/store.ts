import { sql } from 'drizzle-orm'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { Tx } from '../db/transact.ts'
import { manufacturers } from '../manufacturers/tables.ts'
import type { Runtime } from '../runtime.ts'

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
