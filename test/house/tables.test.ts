import type { PgTable } from 'drizzle-orm/pg-core'
import { getTableConfig, PgTable as AnyTable } from 'drizzle-orm/pg-core'
import { is } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { filesBelow } from './sources.ts'

/** Tables that belong to no manufacturer: people and their way in, postal codes, and the manufacturers themselves. */
const globalTables = [
  'attempts',
  'keyring',
  'manufacturers',
  'password_resets',
  'places',
  'sessions',
  'switches',
  'users',
]

const tables: PgTable[] = []
let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: postgres.Sql

beforeAll(async () => {
  for (const path of filesBelow('server').filter((file) => file.endsWith('/tables.ts')))
    for (const one of Object.values((await import(/* @vite-ignore */ `../../${path}`)) as object))
      if (is(one, AnyTable)) tables.push(one)
  database = await freshDatabase()
  sql = postgres(database.url, { max: 1 })
})
afterAll(async () => {
  await sql?.end()
  await database?.drop()
})

const short = (type: string) =>
  type
    .replace('timestamp with time zone', 'timestamptz')
    .replace(/timestamp(\(\d\)) with time zone/, 'timestamptz$1')
const drizzleType = (type: string) =>
  short(
    type.replace(/numeric\((\d+), (\d+)\)/, 'numeric($1,$2)').replace(/timestamp \((\d)\)/, 'timestamp($1)'),
  )

interface Column {
  table: string
  column: string
  type: string
  required: boolean
  key: number | null
}
const byName = (a: Column, b: Column) => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1)

test('tables in the code are the tables that the migrations make, column by column', async () => {
  const made = await sql<Column[]>`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as required, array_position(k.conkey::int[], a.attnum::int) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
  const said = tables.map(getTableConfig).flatMap(({ name, columns, primaryKeys }) =>
    columns.map((column) => ({
      table: name,
      column: column.name,
      type: drizzleType(column.getSQLType()),
      required: column.notNull,
      key: column.primary
        ? 1
        : primaryKeys.flatMap((one) => one.columns).findIndex((one) => one.name === column.name) + 1 || null,
    })),
  )
  expect(said.sort(byName)).toEqual([...made].map((one) => ({ ...one, type: short(one.type) })).sort(byName))
})

test('every table is the tenant’s, or is listed as nobody’s', async () => {
  const without = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists
      (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)
    order by 1`
  expect(without.map(({ name }) => name)).toEqual(globalTables)
})

/** Tables with `tenant_id`, as `t` with its oid. */
const tenantTables = () => sql`
  select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, a.attnum as tenant
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

test('row-level security is forced on every tenant table, by a policy that asks for the tenant', async () => {
  const open = await sql<{ name: string }[]>`
    select t.name from (${tenantTables()}) t
    where not (t.relrowsecurity and t.relforcerowsecurity) or not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polname = 'of_tenant'
        and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id%baton_tenant()%')`
  expect(names(open)).toEqual([])
  const [{ count } = { count: 0 }] = await sql<
    { count: number }[]
  >`select count(*)::int as count from (${tenantTables()}) t`
  expect(count).toBeGreaterThan(15)
})

/** The way in comes before the tenant is known, so these are found by the secret or the person. */
const indexesWithoutTenant = ['api_keys_hash', 'invitations_token', 'memberships_user']

test('the tenant leads every key, index and foreign key of its tables', async () => {
  const indexes = await sql<{ name: string }[]>`
    select i.indexrelid::regclass::text as name from (${tenantTables()}) t join pg_index i on i.indrelid = t.oid
    where i.indkey[0] <> t.tenant order by 1`
  expect(names(indexes)).toEqual(indexesWithoutTenant)
  const keys = await sql<{ name: string }[]>`
    select t.name || '.' || k.conname as name from (${tenantTables()}) t join pg_constraint k on k.conrelid = t.oid
    where k.contype in ('p', 'u', 'f') and k.conkey[1] <> t.tenant and k.confrelid <> 'users'::regclass order by 1`
  expect(names(keys)).toEqual([])
  const crossing = await sql<{ name: string }[]>`
    select t.name || '.' || k.conname as name from (${tenantTables()}) t join pg_constraint k on k.conrelid = t.oid
      join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[1]
    where k.contype = 'f' and not (f.attname = 'tenant_id' or k.confrelid in ('manufacturers'::regclass, 'users'::regclass))`
  expect(names(crossing)).toEqual([])
})

test('the runtime role owns nothing and is never above row-level security', async () => {
  const [role] = await sql`
    select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb from pg_roles where rolname = 'baton_app'`
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcanlogin: false,
    rolcreaterole: false,
    rolcreatedb: false,
  })
  const owned = await sql`
    select objid from pg_shdepend d join pg_roles r on r.oid = d.refobjid
    where r.rolname = 'baton_app' and d.deptype = 'o' and d.dbid = (select oid from pg_database where datname = current_database())`
  expect(owned).toHaveLength(0)
  const memberOf = await sql`
    select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles of on of.oid = m.member
    where of.rolname = 'baton_app'`
  expect(memberOf).toHaveLength(0)
})

test('what is decided and written down is never changed', async () => {
  const changeable = await sql<{ name: string }[]>`
    select t.name || ' ' || p.privilege as name
    from unnest(array['audit', 'routing_decisions', 'rule_set_versions', 'partner_revisions']) t(name),
      unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p(privilege)
    where has_table_privilege('baton_app', t.name, p.privilege)`
  expect(names(changeable)).toEqual([])
})
