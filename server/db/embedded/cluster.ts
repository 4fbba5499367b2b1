import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { program } from './binaries.ts'
import { EmbeddedPostgresProblem, orYourOwn } from './problem.ts'
import { run } from './run.ts'
import type { Surroundings } from './run.ts'
import { workshopIn } from './workshop.ts'

export const clusterIn = (dataDir: string) => join(dataDir, 'postgres')

const passwordFile = (cluster: string) => join(cluster, 'baton_owner.password')

export const passwordOf = async (cluster: string) => (await readFile(passwordFile(cluster), 'utf8')).trim()

/** @throws EmbeddedPostgresProblem when another major version made the data, which this one cannot read */
export async function refuseOtherMajor(cluster: string, major: string): Promise<void> {
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => 'no version')).trim()
  if (found === major) return
  throw new EmbeddedPostgresProblem(
    `The data in ${cluster} was made by PostgreSQL ${found}, and this version of Baton brings PostgreSQL ${major}. ` +
      `Make a backup with the version of Baton that made it, move the folder away, and restore the backup here.`,
  )
}

/**
 * Makes a new cluster with the superuser `baton_owner` and a random password that only its own user can read. All of
 * it happens in a folder beside, so a start that dies half way leaves nothing that could be taken for a cluster.
 */
export async function createCluster(dataDir: string, binaries: string, where: Surroundings): Promise<void> {
  const room = await workshopIn(dataDir)
  const password = join(room, 'password')
  await writeFile(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
  if (where.as) for (const path of [password, room]) await chown(path, where.as.uid, where.as.gid)

  const fresh = join(room, 'cluster')
  const made = await run(program(binaries, 'initdb'), initdbArguments(fresh, password), where)
  if (made.code !== 0) {
    await rm(room, { recursive: true, force: true })
    throw new EmbeddedPostgresProblem(
      `The database folder ${dataDir} could not be set up: ${made.output || `initdb ended with ${made.code}`}. ${orYourOwn}`,
    )
  }
  await rename(password, passwordFile(fresh))
  await rename(fresh, clusterIn(dataDir)).catch((error: unknown) => {
    // Two servers started at once: the other was first, and its cluster is as good as ours.
    if (!existsSync(join(clusterIn(dataDir), 'PG_VERSION'))) throw error
  })
  await rm(room, { recursive: true, force: true })
}

function initdbArguments(cluster: string, password: string): string[] {
  const whose = [
    '-D',
    cluster,
    '-U',
    'baton_owner',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--no-instructions',
  ]
  // Sorted by code point and folded by Unicode, the same on every machine: no operating system's locale is asked.
  const words = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const chosen = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  return [...whose, ...words, ...chosen]
}

/** For a machine with 2 to 4 GB that the server shares. They stand in postgresql.conf, where they can be changed. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A failed statement is the server's to report; here it could put a customer's address into a log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}
