import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { run } from './run.ts'

/** Whether the process is a postmaster of this cluster, another program that got its number, or gone. */
export async function whoIs(pid: number, cluster: string): Promise<'postmaster' | 'other' | 'nobody'> {
  if (!isAlive(pid)) return 'nobody'
  return isPostmaster(await commandLine(pid), cluster) ? 'postmaster' : 'other'
}

/** A postmaster keeps its command line, `…/postgres -D <cluster> …`; its children rewrite theirs. */
export function isPostmaster(command: string, cluster: string): boolean {
  if (process.platform === 'win32') return /\bpostgres\.exe\b/i.test(command)
  const [program = '', ...rest] = command.split(' -D ')
  return basename(program) === 'postgres' && `${rest.join(' -D ')} `.startsWith(`${cluster} `)
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Empty for a dead process that nobody has buried yet. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return raw.replaceAll('\0', ' ')
  }
  const ask: [string, string[]] =
    process.platform === 'win32'
      ? ['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']]
      : ['ps', ['-o', 'command=', '-p', String(pid)]]
  return (await run(...ask, { as: undefined, cwd: process.cwd() })).output
}
