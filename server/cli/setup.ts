import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { password, zone } from '../../shared/people.ts'
import { country, currency, email, line, locale } from '../../shared/text.ts'
import type { Runtime } from '../runtime.ts'
import { setUpManufacturer } from '../setup/manufacturer.ts'

export interface SetupIo {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  env: Record<string, string | undefined>
}

/** What setup asks for: each by flag (`--admin-email`), environment (`SETUP_ADMIN_EMAIL`) or question, in this order. */
const questions = {
  name: { ask: 'Name of the manufacturer', schema: line(120) },
  country: { ask: 'Country (two letters)', schema: country, usual: 'DE' },
  currency: { ask: 'Currency (three letters)', schema: currency, usual: 'EUR' },
  zone: { ask: 'Time zone', schema: zone, usual: 'Europe/Berlin' },
  language: { ask: 'Language (en, de)', schema: locale, usual: 'en' },
  'admin-name': { ask: 'Name of the admin', schema: line(120) },
  'admin-email': { ask: 'E-mail address of the admin', schema: email },
  'admin-password': { ask: 'Password of the admin (at least 10 characters)', schema: password },
} satisfies Record<string, { ask: string; schema: z.ZodType<string>; usual?: string }>
type Name = keyof typeof questions
type Answers = { [N in Name]: z.output<(typeof questions)[N]['schema']> }

/**
 * `npm run setup`: one's own manufacturer and its admin. Questions are asked for what neither flag nor environment
 * says; where nobody can answer (no lines left on the input), the fault names the flag.
 *
 * @param argv the words after the command
 * @returns the exit code: 0, or 1 after a fault that has been printed
 */
export async function runSetup(runtime: Runtime, argv: string[], io: SetupIo): Promise<number> {
  try {
    const answers = await answersOf(argv, io)
    const { name, country, currency, zone: timeZone, language } = answers
    await setUpManufacturer(runtime, {
      manufacturer: { name, country, currency, timeZone, locale: language },
      admin: {
        name: answers['admin-name'],
        email: answers['admin-email'],
        password: answers['admin-password'],
        locale: language,
      },
    })
    io.output.write(`${name} is set up. Sign in at ${runtime.baseUrl} as ${answers['admin-email']}.\n`)
    return 0
  } catch (error) {
    if (!(error instanceof SetupFault)) throw error
    io.output.write(`${error.message}\n`)
    return 1
  }
}

class SetupFault extends Error {}

async function answersOf(argv: string[], io: SetupIo): Promise<Answers> {
  const flags = flagsOf(argv)
  const input = createInterface({ input: io.input })
  const lines = input[Symbol.asyncIterator]()
  const answers: Record<string, string> = {}
  try {
    for (const [name, question] of Object.entries(questions) as [Name, Question][]) {
      const given = flags[name] ?? io.env[`SETUP_${name.replace('-', '_').toUpperCase()}`]
      answers[name] =
        given === undefined ? await askUntilRight(name, question, lines, io) : checked(name, question, given)
    }
  } finally {
    input.close()
  }
  return answers as Answers
}

interface Question {
  ask: string
  schema: z.ZodType<string>
  usual?: string
}

function flagsOf(argv: string[]): Partial<Record<Name, string>> {
  const options = Object.fromEntries(
    Object.keys(questions).map((name) => [name, { type: 'string' as const }]),
  )
  try {
    return parseArgs({ args: argv, options }).values as Partial<Record<Name, string>>
  } catch (error) {
    throw new SetupFault(
      `${(error as Error).message} Known: ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(' ')}`,
    )
  }
}

async function askUntilRight(name: Name, question: Question, lines: AsyncIterator<string>, io: SetupIo) {
  for (;;) {
    io.output.write(`${question.ask}${question.usual ? ` [${question.usual}]` : ''}: `)
    const { value, done } = await lines.next()
    if (done) throw new SetupFault(`\n--${name} is missing: ${question.ask}.`)
    const parsed = question.schema.safeParse(value.trim() || question.usual || '')
    if (parsed.success) return parsed.data
    io.output.write(`  ${parsed.error.issues[0]!.message}\n`)
  }
}

function checked(name: Name, question: Question, given: string): string {
  const parsed = question.schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new SetupFault(`--${name} ${parsed.error.issues[0]!.message}.`)
}
