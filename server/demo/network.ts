import { sql } from 'drizzle-orm'
import { transact } from '../db/transact.ts'
import type { KeyActor, UserActor } from '../identity/actor.ts'
import { calendarOf } from '../partners/hours.ts'
import { loadNetwork, readSettings } from '../routing/store.ts'
import type { Runtime } from '../runtime.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { websiteKey } from './found.ts'
import type { Habit } from './habits.ts'
import { habits } from './habits.ts'
import { partnerPlans } from './partners.ts'
import type { DemoPerson } from './store.ts'
import { readPeople } from './store.ts'
import { cast } from './users.ts'

/** A partner of the demo that has habits, and whoever acts for it. */
export interface DemoPartner {
  id: string
  habit: Habit
  actor: UserActor
  calendar: WorkingCalendar
  /** Its sign-in is told: while the server runs, everything is left to whoever signs in. */
  leftToPeople: boolean
}

/** The demo as it plays: who sends leads, who steers, who answers. */
export interface DemoNetwork {
  tenantId: string
  website: KeyActor | null
  manager: UserActor | null
  /** By id. Partners that were added later are not among them, and do nothing by themselves. */
  partners: ReadonlyMap<string, DemoPartner>
}

export async function readNetwork(runtime: Runtime, tenantId: string): Promise<DemoNetwork> {
  const people = await readPeople(runtime, tenantId)
  const manager = people.find(({ role }) => role === 'channel_manager')
  return transact(runtime, { tenantId }, async (tx) => {
    const settings = await readSettings(tx, tenantId, runtime.now())
    const rows = await tx.execute<{ id: string; ref: string | null }>(sql`
      select id, external_id as ref from partners where tenant_id = ${tenantId}`)
    const refs = new Map(rows.map(({ id, ref }) => [id, ref]))
    const [key] = await tx.execute<{ id: string }>(sql`
      select id from api_keys where tenant_id = ${tenantId} and name = ${websiteKey} and revoked_at is null`)
    const partners = (await loadNetwork(tx, tenantId, settings.networkVersion)).flatMap(
      (partner): DemoPartner[] => {
        const plan = partnerPlans.find(({ ref }) => ref === refs.get(partner.id))
        const person = people.find(({ partnerId }) => partnerId === partner.id)
        if (!plan || !person) return []
        const leftToPeople = cast.some(({ partner: ref }) => ref === plan.ref)
        const calendar = calendarOf(partner, settings)
        return [
          {
            id: partner.id,
            habit: habits[plan.habit],
            actor: actorOf(tenantId, person),
            calendar,
            leftToPeople,
          },
        ]
      },
    )
    return {
      tenantId,
      website: key ? keyActor(tenantId, key.id, settings.timeZone) : null,
      manager: manager ? actorOf(tenantId, manager) : null,
      partners: new Map(partners.map((partner) => [partner.id, partner])),
    }
  })
}

const actorOf = (
  tenantId: string,
  { email: _email, partner: _partner, ...person }: DemoPerson,
): UserActor => ({
  kind: 'user',
  tenantId,
  ...person,
})

const keyActor = (tenantId: string, keyId: string, timeZone: string): KeyActor => ({
  kind: 'api_key',
  tenantId,
  partnerId: null,
  locale: 'en',
  timeZone,
  keyId,
  scopes: ['leads:write'],
})
