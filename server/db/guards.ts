import type postgres from 'postgres'

/**
 * Runs `work` while foreign keys, triggers and forced row-level security of the schema `public` are out of the way,
 * and puts them back before the transaction ends, whose commit nobody else sees a moment of. It needs no superuser:
 * the owner of the tables may do so. Putting a foreign key back checks every row.
 */
export async function withGuardsDown<T>(tx: postgres.TransactionSql, work: () => Promise<T>): Promise<T> {
  const guards = [...(await foreignKeys(tx)), ...(await triggers(tx)), ...(await forcedRowSecurity(tx))]
  for (const { down } of guards) await tx.unsafe(down)
  const result = await work()
  for (const { up } of guards) await tx.unsafe(up)
  return result
}

interface Guard {
  down: string
  up: string
}

const asGuards = (rows: Iterable<postgres.Row>): Guard[] =>
  [...rows].map((row) => ({ down: row.down as string, up: row.up as string }))

async function foreignKeys(tx: postgres.TransactionSql): Promise<Guard[]> {
  return asGuards(
    await tx`
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as down,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as up
      from pg_constraint
      where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
      order by conrelid, conname`,
  )
}

async function triggers(tx: postgres.TransactionSql): Promise<Guard[]> {
  return asGuards(
    await tx`
      select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as down,
        format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as up
      from pg_trigger t join pg_class c on c.oid = tgrelid
      where not tgisinternal and tgparentid = 0 and tgenabled = 'O' and c.relnamespace = 'public'::regnamespace
      order by tgrelid, tgname`,
  )
}

async function forcedRowSecurity(tx: postgres.TransactionSql): Promise<Guard[]> {
  return asGuards(
    await tx`
      select format('alter table %s no force row level security', oid::regclass) as down,
        format('alter table %s force row level security', oid::regclass) as up
      from pg_class
      where relforcerowsecurity and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      order by oid`,
  )
}
