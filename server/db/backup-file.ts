import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { SequenceDescription, TableDescription } from './catalogue.ts'

export const formatVersion = 1

/** Cannot be a row: in COPY's text format every backslash of a value is doubled. */
export const endOfTable = '\\.'

/** The first line of a backup. */
export interface BackupHeader {
  format: 'baton-backup'
  version: number
  product: string
  takenAt: string
  migrations: number[]
  tables: TableDescription[]
  sequences: SequenceDescription[]
}

/** The line before a table's rows, which are COPY text up to `\.` */
export interface SectionHeader {
  table: string
  columns: string[]
}

/** What a backup holds and which version made it, without reading it all. */
export async function readBackupHeader(file: string): Promise<BackupHeader> {
  const reader = new BackupReader(file)
  try {
    return await reader.header()
  } finally {
    await reader.close()
  }
}

/** Reads a backup once, front to back, holding no more than a block and a row. */
export class BackupReader {
  readonly #file: string
  readonly #blocks: AsyncGenerator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(file: string) {
    this.#file = file
    this.#blocks = unpacked(file)
  }

  async header(): Promise<BackupHeader> {
    const header = (await this.line().catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES') throw error
      return undefined
    })) as BackupHeader | undefined
    if (header?.format !== 'baton-backup') throw new Error(`${this.#file} is not a backup of Baton.`)
    if (header.version > formatVersion)
      throw new Error(
        `${this.#file} was made by Baton ${header.product} in a newer format than this version reads. Restore it with that version.`,
      )
    return header
  }

  /** The next line, which is JSON. */
  async line(): Promise<unknown> {
    let end = this.#rest.indexOf(10)
    while (end < 0) {
      await this.#more()
      end = this.#rest.indexOf(10)
    }
    const text = this.#take(end + 1).toString('utf8')
    return JSON.parse(text)
  }

  /** The rows of the table that the last line announced, in blocks of whole rows. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const end = endIn(this.#rest)
      if (end >= 0) {
        if (end > 0) yield this.#take(end)
        this.#take(endOfTable.length + 1)
        return
      }
      const whole = this.#rest.lastIndexOf(10) + 1
      if (whole > 0) yield this.#take(whole)
      await this.#more()
    }
  }

  async close(): Promise<void> {
    await this.#blocks.return(undefined)
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return taken
  }

  async #more(): Promise<void> {
    const next = await this.#blocks.next()
    if (next.done) throw new Error(`${this.#file} ends too early: the backup is not complete.`)
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, next.value]) : next.value
  }
}

/** Where the mark begins, if it stands at the start of a line; else -1. */
function endIn(block: Buffer): number {
  const mark = Buffer.from(`${endOfTable}\n`)
  if (block.subarray(0, mark.length).equals(mark)) return 0
  const at = block.indexOf(`\n${endOfTable}\n`)
  return at < 0 ? -1 : at + 1
}

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(file)
  const plain = createGunzip({ chunkSize: 65_536 })
  packed.on('error', (error) => plain.destroy(error))
  try {
    yield* packed.pipe(plain) as AsyncIterable<Buffer>
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_'))
      throw new Error(`${file} is damaged: ${(error as Error).message}.`, { cause: error })
    throw error
  } finally {
    packed.destroy()
  }
}
