import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'
import { quoted } from './backup.ts'
import type { Counted } from './backup.ts'
import { BackupReader } from './backup-file.ts'
import type { BackupHeader, SectionHeader } from './backup-file.ts'
import { appliedMigrations, readTables } from './catalogue.ts'
import { withGuardsDown } from './guards.ts'

/**
 * Fills an empty, migrated database from a backup, in one transaction: all of it or nothing. Foreign keys are checked
 * again at the end.
 *
 * @param url of the tables' owner
 * @param then what belongs to it, in the same transaction
 * @throws Error when the database holds data, its schema is not the backup's, or the file is damaged
 */
export async function restore(
  url: string,
  file: string,
  then?: (tx: postgres.TransactionSql) => Promise<unknown>,
): Promise<Counted> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined })
  const reader = new BackupReader(file)
  try {
    const header = await reader.header()
    const counted = await sql.begin(async (tx) => {
      await tx`select set_config('statement_timeout', '0', true), set_config('app.scope', 'backup', true)`
      await refuseOtherSchema(tx, header)
      return withGuardsDown(tx, async () => {
        await refuseData(tx)
        const filled = await fill(tx, reader, header)
        await then?.(tx)
        return filled
      })
    })
    await sql`analyze`
    return counted
  } finally {
    await reader.close()
    await sql.end({ timeout: 5 })
  }
}

async function fill(
  tx: postgres.TransactionSql,
  reader: BackupReader,
  header: BackupHeader,
): Promise<Counted> {
  const counted: Counted = { tables: 0, rows: 0 }
  for (const { name } of header.tables) {
    const section = (await reader.line()) as SectionHeader
    if (section.table !== name) throw new Error(`The backup is damaged: rows of ${name} were expected.`)
    counted.rows += await copyIn(tx, section, reader)
    counted.tables++
  }
  const meant = (await reader.line()) as Counted
  if (meant.rows !== counted.rows)
    throw new Error(`The backup is damaged: it holds ${counted.rows} of its ${meant.rows} rows.`)
  for (const { name, last } of header.sequences)
    if (last !== null) await tx`select setval(${`public.${quoted(name)}`}::regclass, ${last}::bigint)`
  return counted
}

async function copyIn(
  tx: postgres.TransactionSql,
  section: SectionHeader,
  reader: BackupReader,
): Promise<number> {
  const columns = section.columns.map(quoted).join(', ')
  const query = tx.unsafe(`copy public.${quoted(section.table)} (${columns}) from stdin`)
  let rows = 0
  const blocks = async function* () {
    for await (const block of reader.rows()) {
      for (let at = block.indexOf(10); at >= 0; at = block.indexOf(10, at + 1)) rows++
      yield block
    }
  }
  const failed = failureOf(query)
  const target = await query.writable()
  try {
    await Promise.race([pipeline(Readable.from(blocks(), { objectMode: false }), target), failed])
  } catch (error) {
    throw new Error(`The rows of ${section.table} could not be restored: ${(error as Error).message}`, {
      cause: error,
    })
  }
  return rows
}

/**
 * postgres.js loses an error that comes after a COPY's last byte: its query has resolved with the stream by then, and
 * the stream waits for ever. The query's `reject` is still called.
 */
function failureOf(query: object): Promise<never> {
  const pending = query as { reject: (reason: unknown) => void }
  const inherited = pending.reject
  const failed = new Promise<never>((_, reject) => {
    pending.reject = (reason) => {
      inherited(reason)
      reject(reason)
    }
  })
  failed.catch(() => undefined)
  return failed
}

async function refuseOtherSchema(tx: postgres.TransactionSql, header: BackupHeader): Promise<void> {
  const here = await appliedMigrations(tx)
  const missing = header.migrations.filter((migration) => !here.includes(migration)).length
  const ahead = here.filter((migration) => !header.migrations.includes(migration)).length
  if (missing === 0 && ahead === 0) return
  throw new Error(
    `The backup was made by Baton ${header.product} with ${header.migrations.length} migrations; this database has ` +
      `${here.length}, ${missing} of the backup's are missing and ${ahead} are new. ` +
      (missing > 0
        ? 'Restore it with the version of Baton that made it, or a newer one.'
        : `Restore it with Baton ${header.product} into an empty database, then start this version on it.`),
  )
}

async function refuseData(tx: postgres.TransactionSql): Promise<void> {
  for (const { name } of await readTables(tx)) {
    const [found] = await tx.unsafe(`select exists (select 1 from public.${quoted(name)}) as any_row`)
    if (found!.any_row)
      throw new Error(`The database already holds data (in ${name}). Restore into a new, empty database.`)
  }
}
