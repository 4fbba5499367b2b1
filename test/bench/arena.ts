import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { startEmbeddedPostgres } from '../../server/db/embedded/postgres.ts'
import { migrate } from '../../server/db/migrate.ts'
import { openPool } from '../../server/db/pool.ts'
import type { Runtime } from '../../server/runtime.ts'
import { uuidv7 } from '../../server/uuid.ts'
import { openMeter } from '../../server/meter.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A database server for one bench: the embedded PostgreSQL with its usual settings, or the one in DATABASE_URL. */
export interface Arena {
  /** Address of a database of that name, made empty. */
  database(name: string): Promise<string>
  close(): Promise<void>
}

export async function openArena(): Promise<Arena> {
  const own = process.env.DATABASE_URL
  const dataDir = join(tmpdir(), `baton-bench-${process.pid}`)
  const embedded = own
    ? null
    : await startEmbeddedPostgres({
        dataDir,
        log: () => undefined,
      })
  const server = own ?? embedded!.url
  const made: string[] = []
  return {
    async database(name) {
      const admin = postgres(server, { max: 1, onnotice: () => undefined })
      await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.unsafe(`create database ${name}`)
      await admin.end()
      made.push(name)
      const url = new URL(server)
      url.pathname = `/${name}`
      return url.href
    },
    async close() {
      const admin = postgres(server, { max: 1, onnotice: () => undefined })
      for (const name of made) await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.end()
      await embedded?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A migrated database with a runtime on it, for setting the scene and for sweeps in this process. */
export async function openStage(
  arena: Arena,
  name: string,
): Promise<{ runtime: Runtime; url: string; close(): Promise<void> }> {
  const url = await arena.database(name)
  await migrate(url, join(root, 'migrations'))
  const pool = openPool(url, { size: 8 })
  const quiet = () => undefined
  const runtime: Runtime = {
    pool,
    meter: openMeter(),
    pulse: { stopping: false, rounds: new Map() },
    mailer: null,
    now: () => new Date(),
    newId: () => uuidv7(Date.now()),
    log: { debug: quiet, info: quiet, warn: quiet, error: (facts, message) => console.error(message, facts) },
    baseUrl: 'http://localhost:3000',
    secret: 'a secret for benches that is long enough to be one',
    wake: quiet,
  }
  return { runtime, url, close: () => pool.close() }
}

/** The built server as a process of its own. */
export async function startServer(
  databaseUrl: string,
  port: number,
): Promise<{ pid: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['--max-semi-space-size=32', join(root, 'dist/server/main.js')], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), DEMO: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (/Baton is ready/.test(String(chunk))) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
  })
  return {
    pid: child.pid!,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
