import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { startEmbeddedPostgres, defaultDataDir } from '../../server/db/embedded/postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface TestServer {
  /** its address, of a database that exists */
  url: string
  /** An empty database; one that is left from before is replaced. */
  create(name: string): Promise<{ url: string; drop(): Promise<void> }>
  close(): Promise<void>
}

/** The PostgreSQL in `DATABASE_URL`, or an embedded one of the tests' own, which other runs may share meanwhile. */
export async function aTestServer(): Promise<TestServer> {
  const embedded = process.env.DATABASE_URL ? null : await embeddedServer()
  const url = process.env.DATABASE_URL ?? embedded!.url
  return {
    url,
    async create(name) {
      await dropDatabase(url, name)
      await onServer(url, (client) => client.unsafe(`create database ${name}`))
      return { url: databaseUrl(url, name), drop: () => dropDatabase(url, name) }
    },
    close: async () => embedded?.stop(),
  }
}

async function embeddedServer() {
  const server = await startEmbeddedPostgres({
    dataDir: `${defaultDataDir(process.env, root, process.getuid?.() ?? -1)}-test`,
    log: () => undefined,
  })
  // Nobody misses a database of a test after a power cut, and waiting for the disk would double the time.
  for (const setting of ['fsync', 'full_page_writes'])
    await onServer(server.url, (client) => client.unsafe(`alter system set ${setting} = off`))
  await onServer(server.url, (client) => client.unsafe('select pg_reload_conf()'))
  return server
}

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

export async function onServer<T>(url: string, work: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Drops the database, whoever is still in it. A worker of autovacuum may be, and nobody but a superuser may end that
 * one: it is done in a moment.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await onServer(url, (client) => client.unsafe(`drop database if exists ${name} with (force)`))
      return
    } catch (error) {
      const code = (error as { code?: string }).code
      if (attempt >= 40 || (code !== '42501' && code !== '55006')) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}
