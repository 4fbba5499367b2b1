import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { once } from 'node:events'
import { stringify } from 'csv-stringify/sync'

export interface Rejected {
  line: number
  reasons: string[]
  cells: string[]
}

/** The rows that did not go in, with their line and reasons before their own columns, so that they can be mended and imported again. */
export interface Rejects {
  readonly path: string
  add(row: Rejected): void
  /** Waits until everything is written. */
  close(): Promise<void>
}

const own = ['line', 'reasons']

/** The file is made with the first row; what an earlier run left under its name is removed. */
export async function openRejects(path: string, headers: string[], delimiter: string): Promise<Rejects> {
  await rm(path, { force: true })
  let file: WriteStream | null = null
  // The rejects of rejects keep their columns and get new reasons.
  const skip = headers[0] === own[0] && headers[1] === own[1] ? own.length : 0
  const write = (row: string[]) => {
    file ??= createWriteStream(path)
    file.write(stringify([row.map(withApostrophe)], { delimiter, record_delimiter: 'windows' }))
  }
  return {
    path,
    add({ line, reasons, cells }) {
      if (!file) write([...own, ...headers.slice(skip)])
      write([String(line), reasons.join('; '), ...cells.slice(skip)])
    },
    async close() {
      if (!file) return
      file.end()
      await once(file, 'finish')
    },
  }
}

/** A spreadsheet must not take a cell for a formula. */
const withApostrophe = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
