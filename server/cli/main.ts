import { backup } from '../db/backup.ts'
import { restore } from '../db/restore.ts'
import type { Config } from '../config.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import type { Database } from '../database.ts'
import { listDemoUsers } from '../demo/users.ts'
import { openLog } from '../log.ts'
import type { OpenRuntime } from '../open-runtime.ts'
import { newPulse, openRuntime } from '../open-runtime.ts'
import { pauseRestored } from '../notifications/state-store.ts'
import { importPlaces } from '../places/import.ts'
import { seedPlaces } from '../places/seed.ts'
import { runDkim } from './dkim.ts'
import { runImport } from './import.ts'
import { runMails } from './mails.ts'
import { runRules } from './rules.ts'
import { runSetup } from './setup.ts'

const help = `baton <command>

  setup                          make your own manufacturer and its admin
  backup FILE                    write the whole database to a file
  restore FILE                   read it back into an empty database
  import partners|leads|opportunities FILE --map MAP.json [--manufacturer NAME]
                                 bring partners and past opportunities from a CSV file
  rules diff|publish|export FILE rules as a file, JSON or YAML: compare, publish, write
  mails status|pause|resume      whether mails leave, and the switch of the whole installation
  dkim                           the DNS record for the key that signs mails
  places FILE                    add postal codes of further countries (GeoNames)
  demo-users                     the sign-ins of the demo network, as JSON
`

const io = { input: process.stdin, output: process.stdout, env: process.env }
const tell = (message: string) => void process.stdout.write(`${message}\n`)

/** Commands on the bare database: a restore wants it empty, without even the keys that a runtime makes. */
const bareCommands: Record<string, (database: Database, argv: string[]) => Promise<number>> = {
  async backup(database, [file]) {
    if (!file) return usage('backup FILE')
    const { tables, rows } = await backup(database.url, file)
    tell(`Wrote ${rows} rows of ${tables} tables to ${file}.`)
    return 0
  },
  async restore(database, [file]) {
    if (!file) return usage('restore FILE')
    const { tables, rows } = await restore(database.url, file, pauseRestored)
    tell(`Read ${rows} rows of ${tables} tables from ${file}.`)
    tell('Nothing is sent until you say so: npm run baton -- mails status, then mails resume')
    return 0
  },
}

const commands: Record<string, (runtime: OpenRuntime, argv: string[]) => Promise<number>> = {
  setup: (runtime, argv) => runSetup(runtime, argv, io),
  rules: (runtime, argv) => runRules(runtime, argv, io),
  mails: (runtime, argv) => runMails(runtime, argv, io),
  import: (runtime, argv) => runImport(runtime, argv, io),
  async places(runtime, [file]) {
    if (!file) return usage('places FILE')
    for (const { country, codes, refused } of await importPlaces(runtime, file))
      tell(`${country}: ${codes} postal codes${refused.length ? `, ${refused.length} rows refused` : ''}`)
    return 0
  },
  async 'demo-users'(runtime) {
    tell(JSON.stringify(await listDemoUsers(runtime), null, 2))
    return 0
  },
}

function usage(line: string): number {
  tell(`Usage: npm run baton -- ${line}`)
  return 2
}

async function run([name = 'help', ...argv]: string[]): Promise<number> {
  const bare = bareCommands[name]
  const command = commands[name]
  if (!bare && !command && name !== 'dkim') {
    tell(help)
    return ['help', '--help'].includes(name) ? 0 : 2
  }
  const config = readConfig(process.env)
  if (name === 'dkim') return runDkim(config.dkim, io)
  const database = await openDatabase(config, (message) => void process.stderr.write(`${message}\n`))
  try {
    return bare
      ? await bare(database, argv)
      : await withRuntime(config, database, (runtime) => command!(runtime, argv))
  } finally {
    await database.close()
  }
}

async function withRuntime(
  config: Config,
  database: Database,
  work: (runtime: OpenRuntime) => Promise<number>,
) {
  const runtime = await openRuntime(config, database, openLog('warn'), newPulse())
  try {
    await seedPlaces(runtime)
    return await work(runtime)
  } finally {
    await runtime.close()
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  tell((error as Error).message)
  process.exitCode = 1
}
