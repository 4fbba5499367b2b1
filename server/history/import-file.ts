import { readFile } from 'node:fs/promises'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { timeZoneOf } from '../partners/store.ts'
import type { Runtime } from '../runtime.ts'
import { ImportFault } from './fault.ts'
import type { Known } from './map.ts'
import { readMap } from './map.ts'
import { readingLine } from './reading-line.ts'
import type { CsvRecord } from './records.ts'
import { recordsOf, sniffDelimiter } from './records.ts'
import type { Rejected, Rejects } from './rejects.ts'
import { openRejects } from './rejects.ts'
import type { Row, RowReader } from './read-row.ts'
import { rowReader } from './read-row.ts'
import { checkEncoding, linesOf } from './text-file.ts'

/** A row that could be read. */
export interface Entry {
  line: number
  row: Row
}

/** What became of a row: it went in, it was there before, or why it could not go in (fields by our names). */
export type Outcome = 'taken' | 'unchanged' | { field: string | null; message: string }[]

/** One kind of import: what its rows may say, and how a batch of them goes in. */
export interface Kind extends Known {
  /** @param note counts something worth telling that is no fault */
  open(
    runtime: Runtime,
    actor: Actor,
    note: (what: string) => void,
  ): Promise<(batch: Entry[]) => Promise<Outcome[]>>
}

export interface Report {
  read: number
  taken: number
  unchanged: number
  rejected: number
  /** What is worth telling, with how many rows it is true of. */
  notes: Map<string, number>
  rejectsPath: string
}

const batchSize = 500

/**
 * Imports a CSV file row by row in batches: what is right goes in, what is not is written to `<path>.rejects.csv`
 * with its reasons. A row whose external id is there already changes nothing.
 *
 * @throws ImportFault when the map, or the file as a whole, is wrong: then nothing has gone in
 */
export async function importFile(
  runtime: Runtime,
  actor: Actor,
  kind: Kind,
  path: string,
  mapPath: string,
): Promise<Report> {
  const map = readMap(await readText(mapPath), kind)
  await checkEncoding(path)
  const lines = readingLine(linesOf(path))
  const header = await lines.first()
  const delimiter = map.delimiter ?? sniffDelimiter(header)
  const [head] = await all(recordsOf(once(header), delimiter, 1))
  const headers = head?.cells ?? []
  const zone = await transact(runtime, { tenantId: actor.tenantId }, (tx) => timeZoneOf(tx, actor.tenantId))
  const reader = rowReader(headers, map, kind, zone)
  const report: Report = {
    read: 0,
    taken: 0,
    unchanged: 0,
    rejected: 0,
    notes: new Map(),
    rejectsPath: `${path}.rejects.csv`,
  }
  const note = (what: string) => void report.notes.set(what, (report.notes.get(what) ?? 0) + 1)
  const take = await kind.open(runtime, actor, note)
  const rejects = await openRejects(report.rejectsPath, headers, delimiter)
  try {
    const seen = new Map<string, number>()
    let writing = Promise.resolve()
    for await (const batch of recordsOf(lines.rest(), delimiter, batchSize)) {
      const numbered = batch.map((record) => ({ ...record, line: record.line + 1 }))
      // The next batch is read while this one is written.
      await writing
      writing = takeBatch(numbered, { reader, take, report, rejects, seen })
      // Told by the await above; until then it is nobody's fault yet.
      writing.catch(() => undefined)
    }
    await writing
  } finally {
    await rejects.close()
  }
  return report
}

interface Desk {
  reader: RowReader
  take: (batch: Entry[]) => Promise<Outcome[]>
  report: Report
  rejects: Rejects
  /** The line where each external id of this file came first. */
  seen: Map<string, number>
}

async function takeBatch(records: CsvRecord[], { reader, take, report, rejects, seen }: Desk): Promise<void> {
  const entries: (Entry & { cells: string[] })[] = []
  const rejected: Rejected[] = []
  for (const { line, cells, fault } of records) {
    report.read += 1
    const row = fault ? [fault] : reader.read(cells)
    const reasons = Array.isArray(row) ? row : repeated(row, line, seen, reader)
    if (reasons.length) rejected.push({ line, reasons, cells })
    else entries.push({ line, row: row as Row, cells })
  }
  const outcomes = entries.length ? await take(entries) : []
  outcomes.forEach((outcome, index) => {
    const { line, cells } = entries[index]!
    if (typeof outcome === 'string') report[outcome] += 1
    else rejected.push({ line, reasons: outcome.map((fault) => inWords(fault, reader)), cells })
  })
  report.rejected += rejected.length
  for (const row of rejected.sort((a, b) => a.line - b.line)) rejects.add(row)
}

const inWords = ({ field, message }: { field: string | null; message: string }, reader: RowReader) =>
  field ? `${reader.name(field)}: ${message}` : message

/** Two rows with one external id would be one thing: the second is somebody's mistake. */
function repeated(row: Row, line: number, seen: Map<string, number>, reader: RowReader): string[] {
  if (typeof row.externalId !== 'string') return []
  const before = seen.get(row.externalId)
  if (before !== undefined)
    return [`${reader.name('externalId')}: "${row.externalId}" stands on line ${before} already`]
  seen.set(row.externalId, line)
  return []
}

const readText = (path: string) =>
  readFile(path, 'utf8').catch((error: Error) => {
    throw new ImportFault(`The map ${path} cannot be read: ${error.message}`)
  })

async function* once<T>(item: T) {
  yield item
}

async function all<T>(batches: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = []
  for await (const batch of batches) items.push(...batch)
  return items
}
