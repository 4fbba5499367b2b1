import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { findPackage, usableBinaries } from './binaries.ts'
import { createCluster, refuseOtherMajor } from './cluster.ts'
import { openDatabase } from './database.ts'
import { enterAsGuest, hasGuests } from './guests.ts'
import { openHome } from './home.ts'
import type { Home } from './home.ts'
import { findPostmaster, setAsideLock, startPostmaster, stopPostmaster } from './postmaster.ts'
import { EmbeddedPostgresProblem, orYourOwn } from './problem.ts'

export { defaultDataDir } from './data-dir.ts'

export interface EmbeddedPostgres {
  /** the superuser's address of the database `baton` */
  url: string
  /** it ran already: left by a server that was killed, or shared with one that lives */
  adopted: boolean
  /**
   * Stops PostgreSQL and waits for its end, if it was started here and no other server has adopted it meanwhile;
   * else it stays.
   */
  stop(): Promise<void>
}

/**
 * Serves the cluster in `dataDir`, made on first start: adopts the PostgreSQL that runs on it, or starts one.
 *
 * @param options.dataDir holds the cluster (`postgres`) and, where needed, a copy of the programs
 * @throws EmbeddedPostgresProblem naming what is in the way and the remedy
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string
  log: (message: string) => void
}): Promise<EmbeddedPostgres> {
  const from = await findPackage(process.platform, process.arch)
  const home = await openHome(options.dataDir)
  const isNew = !existsSync(home.cluster)
  if (!isNew) await refuseOtherMajor(home.cluster, from.major)
  const running = isNew ? undefined : await adopt(home)
  if (running) {
    options.log(`PostgreSQL already runs in ${home.cluster}; using it.`)
    return running
  }
  const binaries = await usableBinaries(from, home.dataDir, home.where)
  if (isNew) {
    options.log(`Setting up PostgreSQL ${from.version} in ${home.cluster}.`)
    await createCluster(home.dataDir, binaries, home.where)
  }
  return startOrAdopt(home, binaries)
}

async function startOrAdopt(home: Home, binaries: string): Promise<EmbeddedPostgres> {
  // What stands in the way passes within seconds; the pause lets it.
  for (let attempt = 1; attempt <= 60; attempt++) {
    const pid = await startPostmaster(home.cluster, binaries, home.where)
    if (pid) return started(home, binaries, pid)
    const running = await adopt(home)
    if (running) return running
    await pause(250)
  }
  throw new EmbeddedPostgresProblem(
    `Another PostgreSQL holds ${home.cluster} and lets go of it no more. See postgres.log there. ${orYourOwn}`,
  )
}

async function started(home: Home, binaries: string, pid: number): Promise<EmbeddedPostgres> {
  const now = await findPostmaster(home.cluster)
  const url = 'pid' in now && now.pid === pid ? await openDatabase(home.cluster, now.port) : undefined
  if (url) {
    const leave = async () => {
      const shared = await hasGuests(url).catch(() => false)
      if (!shared) await stopPostmaster(home.cluster, pid, binaries, home.where)
    }
    let leaving: Promise<void> | undefined
    return { url, adopted: false, stop: () => (leaving ??= leave()) }
  }
  throw new EmbeddedPostgresProblem(
    `The PostgreSQL just started in ${home.cluster} is gone again. See postgres.log there.`,
  )
}

/** Undefined when none runs; one on its way up, in recovery or on its way down is waited for. */
async function adopt({ cluster }: Home): Promise<EmbeddedPostgres | undefined> {
  const tenMinutes = 12_000
  for (let turn = 0; turn < tenMinutes; turn++) {
    const found = await findPostmaster(cluster)
    if (found.status === 'absent') return undefined
    if (found.status === 'stale') await setAsideLock(cluster, found.file)
    if (found.status === 'ready') {
      const url = await openDatabase(cluster, found.port)
      const leave = url && (await enterAsGuest(url).catch(() => undefined))
      if (leave) return { url, adopted: true, stop: leave }
    }
    if (found.status !== 'stale') await pause(50)
  }
  throw new EmbeddedPostgresProblem(
    `The PostgreSQL in ${cluster} has neither come up nor gone down in ten minutes. See postgres.log there.`,
  )
}
