import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { startEmbeddedPostgres, defaultDataDir } from '../../server/db/embedded/postgres.ts'
import { migrate } from '../../server/db/migrate.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const template = `baton_template_${process.pid}`

/** Starts a PostgreSQL (or takes the one in DATABASE_URL) and migrates the database that every test is cloned from. */
export default async function setup(): Promise<() => Promise<void>> {
  const embedded = process.env.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({
        dataDir: `${defaultDataDir(process.env, root, process.getuid?.() ?? -1)}-test`,
        log: () => undefined,
      })
  const server = process.env.DATABASE_URL ?? embedded!.url
  process.env.BATON_TEST_SERVER = server
  process.env.BATON_TEST_TEMPLATE = template
  await onServer(server, [`drop database if exists ${template} with (force)`, `create database ${template}`])
  const url = new URL(server)
  url.pathname = `/${template}`
  await migrate(url.href, `${root}/migrations`)
  return async () => {
    await onServer(server, [`drop database if exists ${template} with (force)`])
    await embedded?.stop()
  }
}

async function onServer(url: string, statements: string[]): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined })
  for (const statement of statements) await client.unsafe(statement)
  await client.end()
}
