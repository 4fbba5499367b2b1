import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Tx } from '../../server/db/transact.ts'
import { transact } from '../../server/db/transact.ts'
import { Refused } from '../../shared/refusals.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let admin: postgres.Sql
beforeEach(async () => {
  world = await aWorld()
  admin = postgres(world.url, { max: 2, onnotice: () => undefined })
})
afterEach(async () => {
  await admin.end()
  await world.close()
})

// Users belong to no tenant, so no row-level security stands behind them: what reaches the table is kept.
const addUser = (tx: Tx, name: string) =>
  tx.execute(sql`
    insert into users (id, email, name, locale, time_zone, created_at)
    values (${world.runtime.newId()}, ${`${name}@example.com`}, ${name}, 'en', 'UTC', now())`)

const names = async () => (await admin`select name from users order by name`).map(({ name }) => String(name))

const pidOf = async (tx: Tx) => {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return row!.pid
}
const kill = (pid: number) => admin`select pg_terminate_backend(${pid}, 5000)`
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 100))

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error) => (error instanceof Refused ? error.refusal.code : String(error)),
  )

test.each([
  ['at once', async () => undefined],
  ['after the loss was noticed', aMoment],
])('a connection lost between two statements keeps neither, whether the next comes %s', async (_, pause) => {
  const outcome = refusalOf(
    transact(world.runtime, {}, async (tx) => {
      await addUser(tx, 'first')
      await kill(await pidOf(tx))
      await pause()
      await addUser(tx, 'second')
    }),
  )
  expect(await outcome).toBe('overloaded')
  expect(await names()).toEqual([])
})

test('statements that wait behind the one whose connection is lost reach no other connection', async () => {
  const outcome = refusalOf(
    transact(world.runtime, {}, async (tx) => {
      const pid = await pidOf(tx)
      setTimeout(() => kill(pid).execute(), 200)
      await Promise.all([
        tx.execute(sql`select pg_sleep(${30}::float8)`),
        addUser(tx, 'one'),
        addUser(tx, 'two'),
        addUser(tx, 'three'),
      ])
    }),
  )
  expect(await outcome).toBe('overloaded')
  await aMoment()
  expect(await names()).toEqual([])
})

test('a handle that outlives its lost transaction reaches nobody else', async () => {
  let old: Tx | undefined
  await refusalOf(
    transact(world.runtime, {}, async (tx) => {
      old = tx
      await kill(await pidOf(tx))
      await aMoment()
      await addUser(tx, 'lost')
    }),
  )
  await transact(world.runtime, {}, async (tx) => {
    await expect(addUser(old!, 'stray')).rejects.toThrow()
    await addUser(tx, 'own')
  })
  await expect(addUser(old!, 'late')).rejects.toThrow()
  expect(await names()).toEqual(['own'])
})

test('a commit that finds another transaction than its own commits nothing', async () => {
  const [outcome] = await Promise.allSettled([
    transact(world.runtime, {}, async (tx) => {
      await addUser(tx, 'mixed')
      await tx.execute(sql`select set_config('app.token', 'of somebody else', true)`)
    }),
  ])
  expect(outcome.status).toBe('rejected')
  expect(await names()).toEqual([])
})

test('without that care, the driver runs the rest of a lost transaction on a new connection', async () => {
  const bare = postgres(world.url, { max: 1, onnotice: () => undefined })
  const insert = (name: string) => bare`
    insert into users (id, email, name, locale, time_zone, created_at)
    values (${world.runtime.newId()}, ${`${name}@example.com`}, ${name}, 'en', 'UTC', now())`
  await bare.unsafe('begin')
  await insert('first half')
  const [{ pid }] = (await bare`select pg_backend_pid() as pid`) as unknown as [{ pid: number }]
  await kill(pid)
  await aMoment()
  await insert('second half')
  await bare.end()
  expect(await names()).toEqual(['second half'])
})
