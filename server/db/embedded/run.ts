import { spawn } from 'node:child_process'
import type { RunAs } from './run-as.ts'

export interface Surroundings {
  /** undefined: the user of this process */
  as: RunAs | undefined
  cwd: string
}

export interface Outcome {
  /** null when the program could not be started at all */
  code: number | null
  output: string
}

/**
 * Runs a program to its end in a process group of its own, so that a terminal's ctrl-C does not reach it.
 *
 * @param heard false when the program leaves a daemon behind, which would hold the pipes open
 */
export function run(
  program: string,
  args: string[],
  { as, cwd }: Surroundings,
  heard = true,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: environment(),
      stdio: heard ? ['ignore', 'pipe', 'pipe'] : 'ignore',
      detached: true,
      windowsHide: true,
      ...(as && { uid: as.uid, gid: as.gid }),
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on(heard ? 'close' : 'exit', (code: number | null) => resolve({ code, output: output.trim() }))
  })
}

/** PG… variables would redirect the programs, locale variables change their words, and secrets do not concern them. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'SystemDrive', 'TEMP', 'TMP', 'USERPROFILE', 'LOCALAPPDATA', 'APPDATA']
  const inherited = kept.filter((name) => process.env[name] !== undefined)
  return { ...Object.fromEntries(inherited.map((name) => [name, process.env[name]])), LC_ALL: 'C', TZ: 'UTC' }
}
