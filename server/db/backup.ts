import { createWriteStream, readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import postgres from 'postgres'
import { endOfTable, formatVersion } from './backup-file.ts'
import type { BackupHeader, SectionHeader } from './backup-file.ts'
import { appliedMigrations, readSequences, readTables } from './catalogue.ts'

export interface Counted {
  tables: number
  rows: number
}

/**
 * Writes everything in the schema `public` to one gzip file of mode 0600, as of one moment, while the servers go on
 * working. The file appears under its name only when it is whole.
 *
 * @param url of the tables' owner: a superuser, or a role whose policies know `app.scope` = `backup`
 * @throws Error when row-level security would hide rows, or the file cannot be written
 */
export async function backup(url: string, file: string): Promise<Counted> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined })
  const partial = `${file}.partial`
  const counted: Counted = { tables: 0, rows: 0 }
  let failure: unknown
  try {
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`select set_config('app.scope', 'backup', true), set_config('statement_timeout', '0', true)`
      await pipeline(
        Readable.from(inBlocks(write(tx, counted)), { objectMode: false }),
        createGzip({ level: 5 }),
        createWriteStream(partial, { mode: 0o600 }),
      ).catch((error: unknown) => {
        // Rows still on their way would keep the rollback waiting for ever; the connection goes with them.
        void sql.end({ timeout: 0 })
        throw (failure = error)
      })
    })
    await keep(partial, file)
    return counted
  } catch (error) {
    throw failure ?? error
  } finally {
    await rm(partial, { force: true })
    await sql.end({ timeout: 5 })
  }
}

async function* write(tx: postgres.TransactionSql, counted: Counted): AsyncGenerator<Buffer> {
  const header = await describe(tx)
  await refuseHiddenRows(tx)
  yield line(header)
  for (const { name, columns } of header.tables) {
    yield line({ table: name, columns } satisfies SectionHeader)
    const list = columns.map(quoted).join(', ')
    const rows = await tx.unsafe(`copy (select ${list} from public.${quoted(name)}) to stdout`).readable()
    // Newlines inside values are escaped, so each one ends a row.
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) counted.rows++
      yield chunk
    }
    // postgres.js pauses its socket when the last rows fill the stream, and an ended stream asks for no more.
    // oxlint-disable-next-line no-underscore-dangle
    rows._read(0)
    counted.tables++
    yield Buffer.from(`${endOfTable}\n`)
  }
  yield line(counted)
}

async function describe(tx: postgres.TransactionSql): Promise<BackupHeader> {
  const [moment] = await tx`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`
  return {
    format: 'baton-backup',
    version: formatVersion,
    product: productVersion(),
    takenAt: String(moment!.at),
    migrations: await appliedMigrations(tx),
    tables: await readTables(tx),
    sequences: await readSequences(tx),
  }
}

/** A backup that silently lacks rows is worse than none. */
async function refuseHiddenRows(tx: postgres.TransactionSql): Promise<void> {
  const hidden = await tx`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and row_security_active(c.oid)
      and not exists (
        select 1 from pg_policy p, unnest(p.polroles) role
        where p.polrelid = c.oid and p.polpermissive and pg_get_expr(p.polqual, p.polrelid) like '%''backup''%'
          and (role = 0 or pg_has_role(role, 'usage')))
    order by 1`
  if (hidden.length === 0) return
  throw new Error(
    `This database user cannot see every row of ${hidden.map((row) => row.name).join(', ')}. ` +
      'Make the backup as the owner of the tables (the user that migrates), or as a superuser.',
  )
}

/** A row a chunk is what PostgreSQL sends; compressing and writing like 64 kB better. */
async function* inBlocks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    bytes += chunk.length
    if (bytes < 65_536) continue
    yield Buffer.concat(waiting)
    waiting = []
    bytes = 0
  }
  yield Buffer.concat(waiting)
}

async function keep(partial: string, file: string): Promise<void> {
  const written = await open(partial, 'r+')
  await written.sync()
  await written.close()
  await rename(partial, file)
}

const line = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`)

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The package.json above this file, be it source or the built server. */
function productVersion(): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    try {
      return (JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as { version: string })
        .version
    } catch (error) {
      if (folder.pathname === '/' || new URL('..', folder).href === folder.href) throw error
    }
  }
}
