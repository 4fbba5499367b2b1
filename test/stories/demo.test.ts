import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { transact } from '../../server/db/transact.ts'
import { openDemo } from '../../server/demo/open.ts'
import type { Demo } from '../../server/demo/open.ts'
import { readTenancy } from '../../server/demo/store.ts'
import { demoPassword, listDemoUsers } from '../../server/demo/users.ts'
import { clientOf } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'
import { seedPlaces } from '../../server/places/seed.ts'

const days = 16
const start = '2026-03-02T09:00:00.000Z'
let world: World
let demo: Demo
const told: string[] = []
beforeAll(async () => {
  world = await aWorld(start)
  await seedPlaces(world.runtime)
  const [first, second] = await Promise.all([
    openDemo(world.runtime, true, (message) => void told.push(message), days),
    openDemo(world.runtime, true, (message) => void told.push(message), days),
  ])
  await second.stop()
  demo = first
}, 120_000)
afterAll(async () => {
  await demo.stop()
  await world.close()
})

async function rows<T extends Record<string, unknown>>(statement: ReturnType<typeof sql>): Promise<T[]> {
  const tenancy = await readTenancy(world.runtime)
  if (tenancy.kind !== 'demo') throw new Error('there is no demo')
  return transact(
    world.runtime,
    { tenantId: tenancy.tenantId },
    async (tx) => [...(await tx.execute<Record<string, unknown>>(statement))] as T[],
  )
}

const signIn = async (email: string) => {
  const response = await world.app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword }),
  })
  return { status: response.status, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

test('of two servers that start on an empty database one makes the demo, and both tell its sign-ins', async () => {
  const tenants = await transact(world.runtime, { sweep: true }, (tx) =>
    tx.execute<{ demo: boolean }>(sql`select demo from manufacturers`),
  )
  expect(tenants).toHaveLength(1)
  expect(told.filter((message) => message.includes('days of history'))).toHaveLength(1)
  expect(told.filter((message) => message.startsWith('Demo sign-ins'))).toHaveLength(2)
  for (const { email } of await listDemoUsers(world.runtime)) expect(told.join('\n')).toContain(email)
})

test('offers of the past were accepted, declined and let pass, and some are open', async () => {
  const found = await rows<{ status: string }>(sql`select distinct status from offers`)
  expect(found.map(({ status }) => status).sort()).toEqual(['accepted', 'declined', 'expired', 'open'])
})

test('nobody was asked twice for one lead, and no lead has two who accepted it', async () => {
  expect(
    await rows(sql`select lead_id from offers group by lead_id, partner_id having count(*) > 1`),
  ).toEqual([])
  const winners = sql`select lead_id from offers where status = 'accepted' and returned_at is null
    group by lead_id having count(*) > 1`
  expect(await rows(winners)).toEqual([])
})

test('nothing of the past happened after today, or before what led to it', async () => {
  const now = world.clock.now().toISOString()
  expect(await rows(sql`select id from audit where at > ${now}`)).toEqual([])
  expect(await rows(sql`select id from offers where answered_at < made_at`)).toEqual([])
  expect(await rows(sql`select id from opportunities where closed_at < accepted_at`)).toEqual([])
})

test('every mail of the past is kept, or gathered for a digest, and none is owed', async () => {
  const [owed] = await rows<{ count: number }>(sql`
    select count(*)::int as count from outbox where status <> 'done' and created_at < ${start}`)
  expect(owed!.count).toBe(0)
  const elsewhere = sql`select distinct status from mails where status not in ('kept', 'gathered')`
  expect(await rows(elsewhere)).toEqual([])
})

test('a channel manager signs in and finds a scorecard with figures', async () => {
  const { cookie } = await signIn('manager@halvora.example.com')
  const card = await clientOf(world, { cookie }).get('/api/scorecards')
  expect(card.status).toBe(200)
  expect(card.body.network.accepted).toBeGreaterThan(10)
  expect(card.body.network.responseMinutesMedian).toBeGreaterThan(0)
  expect(card.body.network.won + card.body.network.lost).toBeGreaterThan(0)
})

test('a partner signs in and finds offers that wait for its answer', async () => {
  const people = (await listDemoUsers(world.runtime)).filter(({ role }) => role === 'partner_admin')
  const open = await Promise.all(
    people.map(async ({ email }) => {
      const { cookie } = await signIn(email)
      return (await clientOf(world, { cookie }).get('/api/offers')).body.open
    }),
  )
  expect(Math.max(...open)).toBeGreaterThan(0)
})

test('two customers say that nobody has called, and customers are written to from now on', async () => {
  expect(await rows(sql`select id from discrepancies where resolved_at is null`)).toHaveLength(2)
  expect(await rows(sql`select id from manufacturers where customer_mails is not null`)).toHaveLength(1)
})

test('a demo that was off for days lives through them when it is opened again', async () => {
  await demo.stop()
  world.clock.forward({ days: 3 })
  demo = await openDemo(world.runtime, true, () => undefined, days)
  const since = sql`select id from leads where received_at > ${start}::timestamptz + interval '1 hour' limit 1`
  expect(await rows(since)).toHaveLength(1)
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
})

test('without the demo an empty database says how to begin', async () => {
  const empty = await aWorld()
  const said: string[] = []
  await (await openDemo(empty.runtime, false, (message) => void said.push(message))).stop()
  expect(said.join()).toContain('npm run setup')
  expect(await readTenancy(empty.runtime)).toEqual({ kind: 'empty' })
  await empty.close()
})
