import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Refused } from '../../shared/refusals.ts'
import type { RulesFormat, RulesPoint } from '../../shared/rules.ts'
import { publishDraft, rulesPoint } from '../../shared/rules.ts'
import { ImportFault } from '../history/fault.ts'
import type { Actor } from '../identity/actor.ts'
import { systemActor } from '../identity/actor.ts'
import { publishRuleSet } from '../routing/publish.ts'
import { diffWithFile } from '../routing/rules-diff.ts'
import { exportRules } from '../routing/rules-file.ts'
import { fromText } from '../routing/rules-text.ts'
import type { Runtime } from '../runtime.ts'
import { manufacturerNamed } from './manufacturer.ts'
import { refusalText } from './refusal-text.ts'

/** Exit codes: as `diff` of files, and 2 for whatever is wrong with words or file. */
const code = { same: 0, done: 0, different: 1, refused: 1, invalid: 2 } as const

const usage = `Usage: npm run baton -- rules diff FILE
       npm run baton -- rules publish FILE [--note TEXT] [--at MOMENT] [--despite]
       npm run baton -- rules export [FILE] [--version NUMBER|live|draft] [--format json|yaml]
       with --manufacturer NAME where there are several

Files end in .json, .yaml or .yml. diff exits with 0 where FILE says what is live, 1 where it differs, 2 where it is
invalid. publish does nothing where FILE says what is live; it exits with 1 where it is refused, for instance because
the check finds something; --despite publishes all the same.`

const options = {
  note: { type: 'string' },
  at: { type: 'string' },
  despite: { type: 'boolean', default: false },
  version: { type: 'string' },
  format: { type: 'string' },
  manufacturer: { type: 'string' },
} as const

type Words = ReturnType<typeof parse>['values']
const parse = (argv: string[]) => parseArgs({ args: argv, options, allowPositionals: true })

interface Asked {
  runtime: Runtime
  actor: Actor
  file: string | undefined
  words: Words
  say(text: string): void
}

const commands: Record<string, (asked: Asked) => Promise<number>> = { diff, publish, export: exportTo }

/**
 * `npm run baton -- rules diff|publish|export`.
 *
 * @param argv the words after `rules`
 * @returns the exit code
 */
export async function runRules(
  runtime: Runtime,
  argv: string[],
  { output }: { output: NodeJS.WritableStream },
): Promise<number> {
  const say = (text: string) => void output.write(text.endsWith('\n') ? text : `${text}\n`)
  try {
    const { values: words, positionals } = parse(argv)
    const [name = '', file, ...more] = positionals
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command || more.length || (!file && name !== 'export')) throw new ImportFault(usage)
    const actor = systemActor(await manufacturerNamed(runtime, words.manufacturer ?? null))
    return await command({ runtime, actor, file, words, say })
  } catch (error) {
    if (error instanceof Refused) {
      say(refusalText(error.refusal))
      return ['rule_set_invalid', 'invalid'].includes(error.refusal.code) ? code.invalid : code.refused
    }
    const ours =
      error instanceof ImportFault || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    if (!ours) throw error
    say((error as Error).message)
    return code.invalid
  }
}

async function diff({ runtime, actor, file, say }: Asked): Promise<number> {
  const { live, same, changes } = await diffWithFile(runtime, actor, await contentOf(file!))
  if (same) {
    say(`${file} is the same as version ${live}.`)
    return code.same
  }
  for (const { text } of changes) say(text)
  if (!changes.length) say(`${file} and version ${live} say the same in other words.`)
  return code.different
}

const wordsOfPlan = publishDraft.omit({ revision: true })

async function publish({ runtime, actor, file, words, say }: Asked): Promise<number> {
  const content = await contentOf(file!)
  const { note, at, despite } = words
  const plan = wordsOfPlan.safeParse({ note, at, despite })
  if (!plan.success)
    throw new ImportFault(
      plan.error.issues.map(({ path, message }) => `--${path[0]!.toString()} ${message}`).join('\n'),
    )
  const { live, same } = await diffWithFile(runtime, actor, content)
  if (same) {
    say(`${file} is the same as version ${live}, which is live; nothing was published.`)
    return code.done
  }
  const version = await publishRuleSet(runtime, actor, content, plan.data.note ?? null, plan.data)
  say(at ? `Version ${version} begins at ${at}.` : `Version ${version} is live.`)
  return code.done
}

async function exportTo({ runtime, actor, file, words, say }: Asked): Promise<number> {
  const format = file ? formatOf(file) : formatNamed(words.format ?? 'json')
  const { version, text } = await exportRules(runtime, actor, pointNamed(words.version ?? 'live'), format)
  if (!file) say(text)
  else {
    await writeFile(file, text)
    say(`Wrote ${version === null ? 'the rules' : `version ${version}`} to ${file}.`)
  }
  return code.done
}

async function contentOf(file: string): Promise<unknown> {
  const format = formatOf(file)
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new ImportFault(`${file} cannot be read: ${error.message}`)
  })
  return fromText(text, format)
}

const endings: Record<string, RulesFormat> = { json: 'json', yaml: 'yaml', yml: 'yaml' }
const formatOf = (file: string) => formatNamed(/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? file)

function formatNamed(name: string): RulesFormat {
  if (Object.hasOwn(endings, name)) return endings[name]!
  throw new ImportFault(`"${name}" is no format; files end in .json, .yaml or .yml.`)
}

function pointNamed(name: string): RulesPoint {
  const point = rulesPoint.safeParse(name)
  if (!point.success) throw new ImportFault(`--version ${point.error.issues[0]!.message}`)
  return point.data
}
