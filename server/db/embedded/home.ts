import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { clusterIn } from './cluster.ts'
import { EmbeddedPostgresProblem, orYourOwn } from './problem.ts'
import { runAs } from './run-as.ts'
import { run } from './run.ts'
import type { Surroundings } from './run.ts'

/** The data folder, ready for the user that PostgreSQL runs as. */
export interface Home {
  dataDir: string
  /** may not exist yet */
  cluster: string
  where: Surroundings
}

/** @throws EmbeddedPostgresProblem when the folder cannot be made, or not be entered by that user */
export async function openHome(folder: string): Promise<Home> {
  const uid = process.getuid?.()
  const dataDir = await makeFolder(folder, uid)
  const cluster = clusterIn(dataDir)
  const owner = uid === undefined ? undefined : (await stat(cluster).catch(() => undefined))?.uid
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const as = runAs(uid, owner, passwd, cluster)
  // A program started from a folder that its user may not see complains before it begins.
  if (as && (await run('/bin/sh', ['-c', 'cd -- "$0"', dataDir], { as, cwd: '/' })).code !== 0)
    throw new EmbeddedPostgresProblem(
      `PostgreSQL refuses to run as root, and the user it runs as instead (${as.name}) cannot enter ${dataDir}. ` +
        `Choose a folder outside private homes, such as DATA_DIR=/var/lib/baton. ${orYourOwn}`,
    )
  return { dataDir, cluster, where: { as, cwd: dataDir } }
}

async function makeFolder(name: string, uid: number | undefined): Promise<string> {
  const folder = resolve(name)
  try {
    const first = existsSync(folder) ? undefined : await mkdir(folder, { recursive: true })
    // Root's umask may be private; what was made here must let the other user through.
    if (first && uid === 0) for (const made of foldersBetween(first, folder)) await chmod(made, 0o711)
    return await realpath(folder)
  } catch (error) {
    throw new EmbeddedPostgresProblem(
      `The database folder ${folder} cannot be made: ${(error as Error).message}. Name a writable one in DATA_DIR.`,
      { cause: error },
    )
  }
}

const foldersBetween = (top: string, bottom: string): string[] =>
  bottom.length > top.length ? [...foldersBetween(top, dirname(bottom)), bottom] : [bottom]
