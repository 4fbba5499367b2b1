import type postgres from 'postgres'

export interface TableDescription {
  name: string
  /** those that hold data of their own: generated ones are left out */
  columns: string[]
}

export interface SequenceDescription {
  name: string
  /** as text, for it may be larger than a double counts exactly; null when never used */
  last: string | null
}

/** The tables of the schema `public`, partitions through their parent, without those of extensions. */
export async function readTables(sql: postgres.TransactionSql): Promise<TableDescription[]> {
  const rows = await sql`
    select c.relname as name, json_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`
  return rows.map((row) => ({ name: row.name as string, columns: row.columns as string[] }))
}

export async function readSequences(sql: postgres.TransactionSql): Promise<SequenceDescription[]> {
  const rows = await sql`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' order by 1`
  return rows.map((row) => ({ name: row.name as string, last: row.last as string | null }))
}

/** When each applied migration was made, in milliseconds since 1970: their names in drizzle's own list. */
export async function appliedMigrations(sql: postgres.TransactionSql): Promise<number[]> {
  const [list] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!list!.there) return []
  const rows = await sql`select created_at::text as at from drizzle.__drizzle_migrations order by created_at`
  return rows.map((row) => Number(row.at))
}
