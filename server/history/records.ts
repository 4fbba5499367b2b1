import { parse } from 'csv-parse/sync'

/** A row of the file. `line` is where it begins, counted from 1; `fault` says why it could not be read. */
export interface CsvRecord {
  line: number
  cells: string[]
  fault: string | null
}

const mostLines = 100

/**
 * The records of a CSV file, in batches. A quoted field may run over several lines; where a quote is never closed, or
 * stands where none may, the line is a fault and reading goes on behind it, so one broken row costs no other.
 */
export async function* recordsOf(
  lines: AsyncIterable<string>,
  delimiter: string,
  batchSize: number,
): AsyncGenerator<CsvRecord[]> {
  let batch: CsvRecord[] = []
  let open: string[] = []
  let line = 1
  const take = (text: string) => {
    open.push(text)
    if (open.length === 1 && !open[0]!.trim()) return skip()
    const whole = open.join('\n')
    if (isClosed(whole)) {
      const cells = cellsOf(whole, delimiter)
      if (typeof cells !== 'string') return keep({ line, cells, fault: null }, open.length)
      giveUp(cells)
    } else if (open.length >= mostLines) giveUp(neverClosed)
  }
  const skip = () => {
    open = []
    line += 1
  }
  const keep = (record: CsvRecord, lines: number) => {
    if (record.cells.some((cell) => cell.trim())) batch.push(record)
    line += lines
    open = []
  }
  const giveUp = (fault: string) => {
    const [broken = '', ...rest] = open
    keep({ line, cells: [broken], fault }, 1)
    for (const text of rest) take(text)
  }
  for await (const text of lines) {
    take(text)
    if (batch.length >= batchSize) {
      yield batch
      batch = []
    }
  }
  while (open.length) giveUp(neverClosed)
  if (batch.length) yield batch
}

const neverClosed =
  'a quote is opened and never closed; close it, or double a quote that is meant as a character'

const isClosed = (text: string) => {
  let quotes = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1
  return quotes % 2 === 0
}

/** The cells of one record, or why they cannot be told apart. */
function cellsOf(text: string, delimiter: string): string[] | string {
  if (!text.includes('"')) return text.split(delimiter)
  try {
    const [cells] = parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true })
    return cells ?? []
  } catch {
    return 'a quote stands inside a field; put the whole field in quotes and double the quote inside'
  }
}

const delimiters = [',', ';', '\t']

/** What parts the fields: whichever stands most often in the header, outside quotes. */
export function sniffDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counts = delimiters.map((mark) => bare.split(mark).length)
  return delimiters[counts.indexOf(Math.max(...counts))]!
}
