import { realpath } from 'node:fs/promises'
import postgres from 'postgres'
import { passwordOf } from './cluster.ts'
import { EmbeddedPostgresProblem } from './problem.ts'

/**
 * The superuser's address of the database `baton`, which is created if it is not there yet.
 *
 * @returns undefined while the server is on its way up or down
 * @throws EmbeddedPostgresProblem when what listens on the port does not serve this cluster
 */
export async function openDatabase(cluster: string, port: number): Promise<string | undefined> {
  const password = await passwordOf(cluster)
  const address = (name: string) => `postgres://baton_owner:${password}@127.0.0.1:${port}/${name}`
  try {
    const served = await servedFolder(address('baton')).catch(async (error: { code?: string }) => {
      if (error.code !== noSuchDatabase) throw error
      await createDatabase(address('postgres'))
      return servedFolder(address('baton'))
    })
    if ((await realpath(served)) === (await realpath(cluster))) return address('baton')
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (passing.has(code)) return undefined
    if (!wrongPassword.has(code)) throw error
  }
  throw new EmbeddedPostgresProblem(
    `On port ${port} listens another PostgreSQL than that of ${cluster}. If none runs there, delete its postmaster.pid.`,
  )
}

const noSuchDatabase = '3D000'
const passing = new Set([
  '57P01',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECT_TIMEOUT',
])
const wrongPassword = new Set(['28P01', '28000'])

const servedFolder = (url: string) =>
  once(url, async (sql) => String((await sql`select current_setting('data_directory') as folder`)[0]!.folder))

const createDatabase = (url: string) =>
  once(url, async (sql) => {
    await sql`create database baton`.catch((error: { code?: string }) => {
      // Another server that started at the same moment made it.
      if (error.code !== '42P04' && error.code !== '23505') throw error
    })
  })

async function once<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, fetch_types: false, onnotice: () => undefined })
  try {
    return await ask(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
