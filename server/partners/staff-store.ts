import { and, eq, sql } from 'drizzle-orm'
import type { Absence } from '../../shared/partners.ts'
import type { Role } from '../../shared/roles.ts'
import type { Tx } from '../db/transact.ts'
import { memberships } from '../identity/tables.ts'
import { manufacturers } from '../manufacturers/tables.ts'
import type { HoursOfManufacturer } from './hours.ts'

export interface Colleague extends Record<string, unknown> {
  membershipId: string
  userId: string
  name: string
  role: Role
  absences: Absence[]
}

/** The absences of each of a partner's people. */
export async function absencesOfPeople(tx: Tx, tenantId: string, partnerId: string): Promise<Absence[][]> {
  const rows = await tx
    .select({ absences: memberships.absences })
    .from(memberships)
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.partnerId, partnerId)))
  return rows.map(({ absences }) => absences)
}

/** A partner's people by name. */
export const colleaguesAt = (tx: Tx, tenantId: string, partnerId: string): Promise<Colleague[]> =>
  tx.execute<Colleague>(sql`
    select m.id as "membershipId", u.id as "userId", u.name, m.role, m.absences
    from memberships m join users u on u.id = m.user_id
    where m.tenant_id = ${tenantId} and m.partner_id = ${partnerId}
    order by lower(u.name), m.id`)

/** What partners without hours of their own take from their manufacturer. */
export async function hoursOfManufacturer(tx: Tx, tenantId: string): Promise<HoursOfManufacturer> {
  const { timeZone, country, hours } = manufacturers
  const [row] = await tx
    .select({ timeZone, country, hours })
    .from(manufacturers)
    .where(eq(manufacturers.id, tenantId))
  return row!
}
