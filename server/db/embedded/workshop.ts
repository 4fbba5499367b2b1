import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './processes.ts'

/**
 * A fresh folder of mode 0700 beside the data, where something is made whole before it gets its name. What killed
 * processes left in theirs is swept out.
 */
export async function workshopIn(dataDir: string): Promise<string> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(/^new-(\d+)-/.exec(name)?.[1])
    if (pid && !isAlive(pid)) await rm(join(dataDir, name), { recursive: true, force: true })
  }
  return mkdtemp(join(dataDir, `new-${process.pid}-`))
}
