import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { once } from 'node:events'
import { stringify } from 'csv-stringify/sync'

/** The rows that did not go in, with their line and reasons before their own columns, so that they can be mended and imported again. */
export interface Rejects {
  readonly path: string
  add(line: number, reasons: string[], cells: string[]): void
  /** Waits until everything is written. */
  close(): Promise<void>
}

/** The file is made with the first row; what an earlier run left under its name is removed. */
export async function openRejects(path: string, headers: string[], delimiter: string): Promise<Rejects> {
  await rm(path, { force: true })
  let file: WriteStream | null = null
  const write = (row: string[]) => {
    file ??= createWriteStream(path)
    file.write(stringify([row.map(withApostrophe)], { delimiter, record_delimiter: 'windows' }))
  }
  return {
    path,
    add(line, reasons, cells) {
      if (!file) write(['line', 'reasons', ...headers])
      write([String(line), reasons.join('; '), ...cells])
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
