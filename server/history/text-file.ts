import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { ImportFault } from './fault.ts'

const longestLine = 4 * 1024 * 1024

/**
 * Reads the whole file once, so that a wrong encoding is found before any row went in.
 *
 * @throws ImportFault for a file that is missing, empty, UTF-16, Latin-1, or not text
 */
export async function checkEncoding(path: string): Promise<void> {
  await refuseUtf16(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      decoder.decode(chunk, { stream: true })
      bytes += chunk.length
    }
    decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw unreadable(path, error)
    throw new ImportFault(
      `${path} is not UTF-8 (around byte ${bytes}); it may be Latin-1 or Windows-1252. Save it as "CSV UTF-8" and try again.`,
    )
  }
  if (!bytes) throw new ImportFault(`${path} is empty.`)
}

async function refuseUtf16(path: string): Promise<void> {
  const head = Buffer.alloc(4096)
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  const { bytesRead } = await file.read(head, 0, head.length, 0).finally(() => file.close())
  const start = head.subarray(0, bytesRead)
  const marked = start.length > 1 && [0xfeff, 0xfffe].includes(start.readUInt16BE(0))
  if (marked || start.includes(0))
    throw new ImportFault(`${path} is UTF-16 or not text at all. Save it as "CSV UTF-8" and try again.`)
}

const unreadable = (path: string, error: unknown) =>
  new ImportFault(`${path} cannot be read: ${(error as Error).message}`)

/** The lines of a UTF-8 file without their ends and without its byte order mark. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  let first = true
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    rest += first ? chunk.replace(/^\ufeff/, '') : chunk
    first = false
    const lines = rest.split('\n')
    rest = lines.pop()!
    for (const line of lines) yield line.replace(/\r$/, '')
    if (rest.length > longestLine)
      throw new ImportFault(`${path} has a line longer than 4 MB. Is it a CSV file?`)
  }
  if (rest) yield rest.replace(/\r$/, '')
}
