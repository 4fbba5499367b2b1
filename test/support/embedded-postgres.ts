import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { build } from 'esbuild'

/** A folder that any user may enter, as a project in /srv would be. */
export function aFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'baton-embedded-')))
  chmodSync(folder, 0o755)
  return folder
}

/** Ends the postmaster of a cluster, if one lives, and removes the folder. */
export async function clearAway(folder: string, dataDir: string): Promise<void> {
  const pid = postmasterOf(dataDir)
  if (pid) await gone(pid, 'SIGQUIT')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

export function postmasterOf(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]) || undefined
  } catch {
    return undefined
  }
}

/** Sends the signal and waits until the process is dead, be it buried or not. */
export async function gone(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal)
  for (;;) {
    try {
      process.kill(pid, 0)
      if (process.platform === 'linux' && /^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')))
        return
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A process of its own that starts the embedded database and stays; resolves with its first answer. */
export async function aServer(
  folder: string,
  dataDir: string,
): Promise<{ process: ChildProcess; adopted: boolean }> {
  const script = join(folder, 'server.mjs')
  await build({
    stdin: {
      contents: `import { startEmbeddedPostgres } from './server/db/embedded/postgres.ts'
        const { adopted } = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => undefined })
        process.send({ adopted })
        setInterval(() => undefined, 60_000)`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
    define: { 'import.meta.url': JSON.stringify(new URL('../../package.json', import.meta.url).href) },
    banner: { js: "import { createRequire as cr } from 'node:module'; const require = cr('/');" },
    logLevel: 'error',
  })
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve({ process: child, ...(message as { adopted: boolean }) }))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

export async function ask<T>(url: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await question(sql)
  } finally {
    await sql.end()
  }
}
