import { parseArgs } from 'node:util'
import { ImportFault } from '../history/fault.ts'
import type { Kind, Report } from '../history/import-file.ts'
import { importFile } from '../history/import-file.ts'
import { leadImport } from '../history/leads.ts'
import { opportunityImport } from '../history/opportunities.ts'
import { partnerImport } from '../history/partners.ts'
import { systemActor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { importHelp } from './import-help.ts'
import { manufacturerNamed } from './manufacturer.ts'

const kinds: Record<string, Kind> = {
  partners: partnerImport,
  leads: leadImport,
  opportunities: opportunityImport,
}

/**
 * `npm run baton -- import partners|leads|opportunities FILE --map MAP.json [--manufacturer NAME_OR_ID]`.
 *
 * @param argv the words after the command
 * @returns the exit code: 0 when every row is in, 3 when some were rejected, 2 for wrong words, 1 for a wrong map or file
 */
export async function runImport(
  runtime: Runtime,
  argv: string[],
  { output }: { output: NodeJS.WritableStream },
): Promise<number> {
  const say = (text: string) => void output.write(`${text}\n`)
  const asked = wordsOf(argv)
  if (typeof asked === 'string') {
    say(asked)
    return asked === importHelp(kinds) ? 0 : 2
  }
  const began = runtime.now().getTime()
  try {
    const tenantId = await manufacturerNamed(runtime, asked.manufacturer)
    const report = await importFile(runtime, systemActor(tenantId), asked.kind, asked.file, asked.map)
    say(reportText(report, (runtime.now().getTime() - began) / 1000))
    return report.rejected ? 3 : 0
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error
    say(error.message)
    return 1
  }
}

interface Asked {
  kind: Kind
  file: string
  map: string
  manufacturer: string | null
}

const options = {
  map: { type: 'string' },
  manufacturer: { type: 'string' },
  help: { type: 'boolean' },
} as const

function wordsOf(argv: string[]): Asked | string {
  const usage =
    'Usage: npm run baton -- import partners|leads|opportunities FILE --map MAP.json [--manufacturer NAME]'
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
    if (values.help) return importHelp(kinds)
    const [name = '', file, ...more] = positionals
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (!kind || !file || more.length || !values.map) return `${usage}\n--help tells what a map looks like.`
    return { kind, file, map: values.map, manufacturer: values.manufacturer ?? null }
  } catch (error) {
    return `${(error as Error).message}\n${usage}`
  }
}

function reportText(
  { read, taken, unchanged, rejected, notes, rejectsPath }: Report,
  seconds: number,
): string {
  const count = (number: number) => number.toLocaleString('en')
  const speed =
    seconds > 0 ? ` in ${seconds.toFixed(1)} s (${count(Math.round(read / seconds))} a second)` : ''
  const lines = [
    `${count(read)} rows read${speed}: ${count(taken)} taken in, ${count(unchanged)} unchanged, ${count(rejected)} rejected.`,
    ...[...notes].slice(0, mostNotes).map(([what, rows]) => `  ${count(rows)} ${what}`),
    ...(notes.size > mostNotes ? [`  and ${notes.size - mostNotes} more of the kind`] : []),
    ...(rejected
      ? [`The rejected rows and their reasons are in ${rejectsPath}; mend them there and import that file.`]
      : []),
  ]
  return lines.join('\n')
}

const mostNotes = 20
