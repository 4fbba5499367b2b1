import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup } from '../../server/db/backup.ts'
import { readBackupHeader } from '../../server/db/backup-file.ts'
import { restore } from '../../server/db/restore.ts'
import { freshDatabase } from '../support/database.ts'
import { aFolder, ask } from '../support/embedded-postgres.ts'

const folder = aFolder()
const file = join(folder, 'baton.backup')
const rowsPerTable = 6000

/** What real tables have, one by one, and here all at once: a circle of keys, a trigger, forced policies, odd text. */
const oddSchema = `
  create table nests (id bigint generated always as identity primary key, favourite bigint, label text);
  create table eggs (
    id uuid primary key default gen_random_uuid(), nest bigint not null references nests, raw bytea, price numeric(14, 2),
    laid timestamptz(3), doc jsonb, tags text[], label text, loud text generated always as (upper(label)) stored);
  alter table nests add column first_egg uuid references eggs;
  create function refuse_all() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
  create trigger append_only before insert on nests for each row execute function refuse_all();
  alter table eggs enable row level security, force row level security;
  create policy of_nobody on eggs using (false);
  create policy backup on eggs to current_user using (baton_scope() = 'backup');`

const oddRows = `
  select set_config('app.scope', 'backup', true);
  alter table nests disable trigger append_only;
  insert into nests (label) values ('a tab' || chr(9) || 'a line' || chr(10) || chr(92) || '.' || chr(10) || 'Ä'), (null), ('');
  insert into eggs (nest, raw, price, laid, doc, tags, label)
    select 1 + i % 3, decode(md5(i::text), 'hex'), i * 1.01, timestamptz '2026-03-29 01:30Z' + i * interval '1 hour',
      jsonb_build_object('i', i, 'word', chr(92) || 'n'), array['"', null, 'ü,', ''], chr(10) || chr(92) || '.' || i
    from generate_series(1, ${rowsPerTable}) i;
  update nests set first_egg = (select id from eggs limit 1);
  alter table nests enable trigger append_only;`

const fingerprint = (url: string) =>
  ask(url, async (sql) => {
    const [row] = await sql`
      select (select string_agg(n::text, '|' order by id) from nests n) as nests,
        (select sum(hashtextextended(e::text, 0))::text from eggs e) as eggs,
        (select count(*)::int from pg_constraint where contype = 'f') as keys,
        (select string_agg(tgname || tgenabled::text, ' ' order by tgname) from pg_trigger where not tgisinternal) as triggers,
        (select count(*)::int from pg_class where relforcerowsecurity) as forced,
        (select last_value::int from pg_sequences where sequencename = 'nests_id_seq') as sequence`
    return row
  })

const databases: Awaited<ReturnType<typeof freshDatabase>>[] = []
const aDatabase = async (...statements: string[]) => {
  const database = await freshDatabase()
  databases.push(database)
  await ask(database.url, (sql) => sql.unsafe(statements.join(';')))
  return database.url
}
let source: string

beforeAll(async () => {
  source = await aDatabase(oddSchema, oddRows)
  await backup(source, file)
})
afterAll(async () => {
  for (const database of databases) await database.drop()
  rmSync(folder, { recursive: true })
})

test('a backup brings every row back as it was, and leaves the guards standing', async () => {
  const target = await aDatabase(oddSchema)
  const counted = await restore(target, file)
  expect(counted.rows).toBe(rowsPerTable + 3)
  expect(await fingerprint(target)).toEqual(await fingerprint(source))
  await expect(ask(target, (sql) => sql`insert into nests (label) values ('x')`)).rejects.toThrow(
    'append only',
  )
})

test('the file is for its owner alone, and says what made it', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const header = await readBackupHeader(file)
  expect(header.migrations.length).toBeGreaterThan(0)
  expect(header.product).toMatch(/^\d+\.\d+\.\d+/)
  expect(header.tables.map((table) => table.name)).toContain('leads')
})

test('a database with data is not restored over', async () => {
  await expect(restore(source, file)).rejects.toThrow(/already holds data \(in eggs\).*empty database/)
})

test('a failure half way leaves the database empty and its guards standing', async () => {
  const target = await aDatabase(oddSchema, 'alter table nests add check (id < 3)')
  const before = await fingerprint(target)
  await expect(restore(target, file)).rejects.toThrow(/rows of nests could not be restored.*check constraint/)
  expect(await fingerprint(target)).toEqual(before)
})

test.each([
  ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2), /damaged|not complete/],
  [
    'cut short and packed again',
    (whole: Buffer) => gzipSync(gunzipSync(whole).subarray(0, -40)),
    /not complete/,
  ],
  [
    'one row short',
    (whole: Buffer) => gzipSync(withoutARow(gunzipSync(whole))),
    /damaged: it holds 6002 of its 6003/,
  ],
  ['no backup', () => gzipSync('{"some":"thing"}\n'), /is not a backup of Baton/],
  ['no gzip', () => Buffer.from('hello'), /is not a backup of Baton/],
])('a file that is %s is refused whole', async (_, spoil, message) => {
  const spoilt = join(folder, 'spoilt.backup')
  writeFileSync(spoilt, spoil(readFileSync(file)))
  const target = await aDatabase(oddSchema)
  await expect(restore(target, spoilt)).rejects.toThrow(message)
  expect((await fingerprint(target))?.eggs).toBeNull()
})

test.each([
  [
    'a newer version',
    'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    /1 of the backup's are missing and 0 are new.*or a newer one/,
  ],
  [
    'an older version',
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('next', 9999999999999)",
    /0 of the backup's are missing and 1 are new.*then start this version/,
  ],
])('a backup of %s is refused, and the message says which version to take', async (_, change, message) => {
  await expect(restore(await aDatabase(oddSchema, change), file)).rejects.toThrow(message)
})

test('a backup that cannot be written fails at once and leaves nothing', async () => {
  const nowhere = join(folder, 'missing', 'baton.backup')
  await expect(backup(source, nowhere)).rejects.toThrow(/ENOENT/)
  expect(existsSync(`${nowhere}.partial`)).toBe(false)
})

test('an owner who is no superuser makes and reads backups; one who cannot see every row is refused', async () => {
  const role = `baton_owner_${process.pid}`
  const [mine, theirs] = [await aDatabase(), await aDatabase()]
  const as = (url: string) => Object.assign(new URL(url), { username: role, password: 'secret' }).href
  // Before PostgreSQL 16 whoever makes a role is no member of it, and may hand it nothing.
  await ask(mine, (sql) =>
    sql.unsafe(
      `create role ${role} login password 'secret' nosuperuser nobypassrls; grant ${role} to current_user`,
    ),
  )
  for (const url of [mine, theirs]) await handOver(url, role)
  await ask(as(mine), (sql) => sql.unsafe(oddSchema + oddRows))
  await ask(as(theirs), (sql) => sql.unsafe(oddSchema))

  const owners = join(folder, 'owner.backup')
  expect((await backup(as(mine), owners)).rows).toBe(rowsPerTable + 3)
  await restore(as(theirs), owners)
  expect(await fingerprint(theirs)).toEqual(await fingerprint(mine))

  await ask(mine, (sql) => sql`drop policy backup on eggs`)
  await expect(backup(as(mine), owners)).rejects.toThrow(/cannot see every row of eggs.*owner/)
  for (const database of databases.splice(-2)) await database.drop()
  await ask(source, (sql) => sql.unsafe(`drop role ${role}`))
})

/** What it would have had from the start, had it migrated the database itself. */
async function handOver(url: string, role: string): Promise<void> {
  await ask(url, async (sql) => {
    await sql.unsafe(
      `grant all on schema public, drizzle to ${role}; grant all on all tables in schema drizzle to ${role}`,
    )
    const tables =
      await sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
    for (const { name } of tables) await sql.unsafe(`alter table public."${name}" owner to ${role}`)
    const policies = await sql`select tablename as name from pg_policies where policyname = 'backup'`
    for (const { name } of policies) await sql.unsafe(`alter policy backup on public."${name}" to ${role}`)
  })
}

function withoutARow(plain: Buffer): Buffer {
  const announced = plain.indexOf('{"table":"eggs"')
  const first = plain.indexOf(10, announced) + 1
  return Buffer.concat([plain.subarray(0, first), plain.subarray(plain.indexOf(10, first) + 1)])
}
