import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * Where the embedded database keeps its files: `DATA_DIR` if set, else `.data` in the project. PostgreSQL
 * refuses to run as root, and the user it runs as instead cannot enter a project below a private home such as
 * /root; then it is /var/lib/baton.
 *
 * @param uid the user id of this process; undefined on Windows
 */
export function defaultDataDir(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  uid: number | undefined,
): string {
  if (env.DATA_DIR) return resolve(cwd, env.DATA_DIR)
  return uid === 0 && isBelowPrivateFolder(cwd) ? '/var/lib/baton' : join(cwd, '.data')
}

function isBelowPrivateFolder(folder: string): boolean {
  const othersMayEnter = (statSync(folder).mode & 0o001) !== 0
  if (!othersMayEnter) return true
  return dirname(folder) !== folder && isBelowPrivateFolder(dirname(folder))
}
