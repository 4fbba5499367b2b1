import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPartner } from '../../shared/partners.ts'
import { Refused } from '../../shared/refusals.ts'
import { transact } from '../../server/db/transact.ts'
import { scopeOf, systemActor } from '../../server/identity/actor.ts'
import { createPartners } from '../../server/partners/create.ts'
import { aPartner } from '../support/network.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let tenantId: string
beforeAll(async () => {
  world = await aWorld()
  tenantId = world.runtime.newId()
  await transact(world.runtime, { tenantId }, (tx) =>
    tx.execute(sql`
      insert into manufacturers (id, name, locale, time_zone, country, currency, duplicate_policy, demo,
        network_version, created_at)
      values (${tenantId}, 'Helio', 'en', 'Europe/Berlin', 'DE', 'EUR', 'hold', false, 0, ${world.clock.now().toISOString()})`),
  )
})
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const rows = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  transact(world.runtime, { tenantId }, (tx) => tx.execute<T>(query))

test('a new partner has empty counters, a revision under the new network version, and an audit entry', async () => {
  const { id } = await aPartner(world, tenantId, { tags: ['pv'], tier: 'gold', capacity: 0, portfolio: [] })
  const [row] = await rows(sql`
    select r.network_version::int as version, r.state, c.open_offers, c.open_opportunities, a.kind, p.portfolio
    from partners p join partner_revisions r on r.partner_id = p.id join partner_counters c on c.partner_id = p.id
    join audit a on a.partner_id = p.id where p.id = ${id}`)
  expect(row).toMatchObject({ version: 1, open_offers: 0, open_opportunities: 0, kind: 'partner_created' })
  expect(row!.state).toEqual({
    id,
    name: 'Alpen Solar',
    status: 'active',
    tier: 'gold',
    tags: ['pv'],
    weight: 1,
    country: 'DE',
    region: null,
    postalCode: '80331',
    latitude: 48.1374,
    longitude: 11.5755,
    languages: [],
    territory: null,
    unstaffed: [],
    portfolio: [],
    capacity: 0,
    absences: [],
    hours: null,
    certifications: [],
    caps: null,
    exclusions: null,
    accounts: [],
    performance: null,
    availableSince: '2026-03-02T09:00:00.000Z',
  })
})

test('thousands of partners come in under one network version, in the order given', async () => {
  const actor = systemActor(tenantId)
  const inputs = Array.from({ length: 3000 }, (_, n) =>
    newPartner.parse({ name: `Partner ${n}`, externalId: `p-${n}`, country: 'AT' }),
  )
  const [before] = await rows<{ version: number }>(
    sql`select network_version::int as version from manufacturers`,
  )
  const ids = await transact(world.runtime, scopeOf(actor), (tx) =>
    createPartners(tx, world.runtime, actor, inputs, world.clock.now()),
  )
  expect(ids).toHaveLength(3000)
  const [after] = await rows(sql`
    select m.network_version::int as version, count(*)::int as revisions
    from manufacturers m join partner_revisions r on r.network_version = m.network_version group by 1`)
  expect(after).toEqual({ version: before!.version + 1, revisions: 3000 })
  const [named] = await rows(sql`select name from partners where id = ${ids[1234]!}`)
  expect(named).toEqual({ name: 'Partner 1234' })
})

test('of a batch with an external id given twice or taken, nothing goes in and each fault is named', async () => {
  const actor = systemActor(tenantId)
  await aPartner(world, tenantId, { externalId: 'kept' })
  const inputs = ['new', 'kept', 'new'].map((externalId) =>
    newPartner.parse({ name: 'X', externalId, country: 'DE' }),
  )
  const failure: unknown = await transact(world.runtime, scopeOf(actor), (tx) =>
    createPartners(tx, world.runtime, actor, inputs, world.clock.now()),
  ).catch((error: unknown) => error)
  expect((failure as Refused).refusal.faults.map(({ pointer }) => pointer)).toEqual([
    '/1/externalId',
    '/2/externalId',
  ])
  expect(await rows(sql`select 1 from partners where external_id = 'new'`)).toHaveLength(0)
})
