import { spawn } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../../server/db/embedded/postgres.ts'
import { aFolder, aServer, ask, clearAway, gone, postmasterOf } from '../support/embedded-postgres.ts'

const folder = aFolder()
const dataDir = join(folder, 'data')
const start = () => startEmbeddedPostgres({ dataDir, log: () => undefined })
const entries = (url: string) =>
  ask(url, async (sql) => (await sql`select entry from diary`).map((row) => row.entry))
const write = (url: string, entry: string) => ask(url, (sql) => sql`insert into diary values (${entry})`)

afterAll(() => clearAway(folder, dataDir))

test('two servers that start at once on nothing share one database, and only the starter stops it', async () => {
  const both = await Promise.all([start(), start()])
  expect(both.map((server) => server.adopted).toSorted()).toEqual([false, true])
  const [starter, guest] = both[0].adopted ? [both[1], both[0]] : both
  await ask(guest.url, (sql) => sql`create table diary (entry text)`)
  await guest.stop()
  await write(starter.url, 'after the guest left')
  await starter.stop()
  expect(postmasterOf(dataDir)).toBeUndefined()
})

test('a starter that leaves first does not cut off its guest', async () => {
  const starter = await start()
  const guest = await start()
  await starter.stop()
  expect(await entries(guest.url)).toEqual(['after the guest left'])
  await guest.stop()
  await gone(postmasterOf(dataDir)!, 'SIGINT')
})

test('it speaks UTF-8, folds by Unicode, and syncs what it commits', async () => {
  const server = await start()
  const [row] = await ask(
    server.url,
    (sql) =>
      sql`select lower('ÄÖÜ') as folded, current_setting('fsync') as fsync, current_database() as name`,
  )
  expect(row).toEqual({ folded: 'äöü', fsync: 'on', name: 'baton' })
  await server.stop()
})

test('the password is kept from everybody else', () => {
  expect(statSync(join(dataDir, 'postgres/baton_owner.password')).mode & 0o777).toBe(0o600)
})

test('after its server is killed, PostgreSQL lives on and is adopted', async () => {
  const server = await aServer(folder, dataDir)
  expect(server.adopted).toBe(false)
  const postmaster = postmasterOf(dataDir)
  server.process.removeAllListeners('exit')
  await gone(server.process.pid!, 'SIGKILL')
  const next = await start()
  expect(next.adopted).toBe(true)
  expect(postmasterOf(dataDir)).toBe(postmaster)
  await write(next.url, 'after the server was killed')
})

test('after PostgreSQL itself is killed, what was committed is there again', async () => {
  await gone(postmasterOf(dataDir)!, 'SIGKILL')
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(await entries(server.url)).toEqual(['after the guest left', 'after the server was killed'])
  await server.stop()
})

test('a lock left behind is no hindrance when its number belongs to another program now', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60_000)'])
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${stranger.pid}\n${dataDir}/postgres\n1\n5432\n`)
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(stranger.exitCode).toBeNull()
  await server.stop()
  await gone(stranger.pid!, 'SIGKILL')
})

test('data of another major version is left alone, with a word on what to do', async () => {
  const version = join(dataDir, 'postgres/PG_VERSION')
  const ours = readFileSync(version, 'utf8')
  writeFileSync(version, '17\n')
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17.*brings PostgreSQL 18.*restore the backup/)
  writeFileSync(version, ours)
})
