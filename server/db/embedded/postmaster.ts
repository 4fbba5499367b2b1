import { readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { program } from './binaries.ts'
import { parsePostmasterFile } from './postmaster-file.ts'
import type { PostmasterFile } from './postmaster-file.ts'
import { EmbeddedPostgresProblem } from './problem.ts'
import { whoIs } from './processes.ts'
import { run } from './run.ts'
import type { Surroundings } from './run.ts'

export type Postmaster = { status: 'absent' } | { status: 'stale'; file: string } | PostmasterFile

const lockFile = (cluster: string) => join(cluster, 'postmaster.pid')
const logFile = (cluster: string) => join(cluster, 'postgres.log')

/** Who serves this cluster now. A file whose process is dead is PostgreSQL's own business: absent. */
export async function findPostmaster(cluster: string): Promise<Postmaster> {
  const text = await readLock(cluster)
  if (text === undefined) return { status: 'absent' }
  const file = parsePostmasterFile(text)
  if (!file) return { status: 'stale', file: text }
  const who = await whoIs(file.pid, cluster)
  if (who === 'nobody') return { status: 'absent' }
  return who === 'other' ? { status: 'stale', file: text } : file
}

async function readLock(cluster: string): Promise<string | undefined> {
  const read = () => readFile(lockFile(cluster), 'utf8').catch(() => undefined)
  const text = await read()
  if (text !== '') return text
  // Empty for the moment between its creation and its first line.
  await pause(200)
  return read()
}

/** Removes the lock of a process that is none of ours, unless a server wrote its own there meanwhile. */
export async function setAsideLock(cluster: string, judged: string): Promise<void> {
  const aside = `${lockFile(cluster)}.${process.pid}.stale`
  await rename(lockFile(cluster), aside).catch(() => undefined)
  const taken = await readFile(aside, 'utf8').catch(() => undefined)
  if (taken !== undefined && taken !== judged) await rename(aside, lockFile(cluster))
  else await rm(aside, { force: true })
}

/**
 * Starts PostgreSQL on a free port of this machine and waits until it answers, crash recovery included.
 *
 * @returns its process id, or undefined when something passing is in the way: another server's start, a port just
 *   taken, the last children of a postmaster that was killed
 * @throws EmbeddedPostgresProblem with PostgreSQL's own words
 */
export async function startPostmaster(
  cluster: string,
  binaries: string,
  where: Surroundings,
): Promise<number | undefined> {
  const before = await turnLog(cluster)
  const options = ['-o', `-p ${await freePort()}`, '-l', logFile(cluster)]
  const args = ['start', '-D', cluster, ...options, '-w', '-t', '600', '-s']
  const { code } = await run(program(binaries, 'pg_ctl'), args, where, false)
  if (code === 0) return parsePostmasterFile((await readLock(cluster)) ?? '')?.pid
  const said = (await readFile(logFile(cluster)).catch(() => Buffer.alloc(0))).subarray(before).toString()
  if (/lock file ".*" already exists|lock file ".*" is empty|still in use|could not bind/.test(said))
    return undefined
  throw new EmbeddedPostgresProblem(
    `The embedded PostgreSQL in ${cluster} did not start. ${said.trim() || 'It said nothing.'}`,
  )
}

/** Fast shutdown of the one postmaster that was started here; waits until it is gone. */
export async function stopPostmaster(
  cluster: string,
  pid: number,
  binaries: string,
  where: Surroundings,
): Promise<void> {
  const now = await findPostmaster(cluster)
  if (!('pid' in now) || now.pid !== pid) return
  const args = ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '300', '-s']
  const { code, output } = await run(program(binaries, 'pg_ctl'), args, where)
  if (code !== 0 && (await whoIs(pid, cluster)) === 'postmaster')
    throw new EmbeddedPostgresProblem(`The embedded PostgreSQL (process ${pid}) did not stop: ${output}`)
}

/** Keeps the log small: past 5 MB it starts anew, one older is kept. Returns its length in bytes. */
async function turnLog(cluster: string): Promise<number> {
  const size = await stat(logFile(cluster)).then(
    (found) => found.size,
    () => 0,
  )
  if (size < 5_000_000) return size
  await rename(logFile(cluster), `${logFile(cluster)}.old`)
  return 0
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
