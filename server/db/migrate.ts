import { readFileSync } from 'node:fs'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const anyServer = 7_263_001

/**
 * Brings the database to this version's schema. Safe when several servers start at once: one migrates, the others
 * wait. The connecting user becomes the owner of the tables and must be able to create the role `baton_app`, or be
 * a member of it already.
 *
 * @throws Error with the remedy in words, when the role cannot be had or the database is newer than this version.
 */
export async function migrate(url: string, folder: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  try {
    await client`select pg_advisory_lock(${anyServer})`
    await ensureRuntimeRole(client)
    await refuseNewer(client, folder)
    await applyMigrations(drizzle(client), { migrationsFolder: folder })
  } finally {
    await client.end()
  }
}

async function ensureRuntimeRole(client: postgres.Sql): Promise<void> {
  const usable = async () =>
    (
      await client`select 1 from pg_roles where rolname = 'baton_app' and pg_has_role(current_user, oid, 'member')`
    ).length > 0
  for (let attempt = 1; !(await usable()); attempt++) {
    try {
      await client.unsafe('create role baton_app nologin').catch(unlessThere)
      await client.unsafe('grant baton_app to current_user')
    } catch (error) {
      // Roles belong to the whole cluster, so another database's server may be creating this one right now.
      if (attempt < 5 && /concurrently updated/.test(String(error))) continue
      throw new Error(
        'The database user may not create the role baton_app. As a superuser run once: ' +
          'CREATE ROLE baton_app NOLOGIN; GRANT baton_app TO <the user in DATABASE_URL>;',
        { cause: error },
      )
    }
  }
}

function unlessThere(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error
}

async function refuseNewer(client: postgres.Sql, folder: string): Promise<void> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`
  if (!table?.name) return
  const known = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')).entries as { when: number }[]
  const [last] = await client`select max(created_at)::text as at from drizzle.__drizzle_migrations`
  const newest = Math.max(...known.map((entry) => entry.when))
  if (last?.at && Number(last.at) > newest)
    throw new Error(
      'This database was migrated by a newer version of Baton. Start that version, or restore a backup.',
    )
}
