import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { ConfigProblem, projectRoot, readConfig } from './config.ts'
import type { Database } from './database.ts'
import { openDatabase } from './database.ts'
import { openDemo } from './demo/open.ts'
import { openLog } from './log.ts'
import type { OpenRuntime } from './open-runtime.ts'
import { openRuntime } from './open-runtime.ts'
import { seedPlaces } from './places/seed.ts'
import { portIsTaken } from './port.ts'
import { portalRoutes } from './portal.ts'
import { startSweepClock } from './sweeps/clock.ts'
import { startUpkeep } from './sweeps/upkeep.ts'
import { deliveries, sweeps } from './sweeps.ts'

const tell = (message: string) => void process.stdout.write(`${message}\n`)

async function start(config: Config): Promise<void> {
  if (await portIsTaken(config.port)) {
    tell(`Port ${config.port} is taken. Stop what listens there, or choose another: PORT=3001 npm start`)
    process.exitCode = 1
    return
  }
  const log = openLog(config.logLevel)
  const database = await openDatabase(config, tell)
  const runtime = await openRuntime(config, database, log)
  await seedPlaces(runtime)
  const server = await listen(runtime, config.port)
  // Before the sweeps, which would take the offers of the demo's past for overdue.
  const demo = await openDemo(runtime, config.demo, tell)
  const clocks = [startSweepClock(runtime, sweeps), startSweepClock(runtime, deliveries)]
  const upkeep = startUpkeep(runtime)
  runtime.onWake = () => clocks.forEach((clock) => clock.wake())
  tell(`Baton is ready: ${config.baseUrl}`)
  stopOnSignal(log, async () => {
    await demo.stop()
    await new Promise((resolve) => server.close(resolve))
    await Promise.all([...clocks, upkeep].map((one) => one.stop()))
    await close(runtime, database)
  })
}

function listen(runtime: OpenRuntime, port: number) {
  const app = buildApp(runtime)
  app.route('/', portalRoutes(join(projectRoot, 'dist/portal')))
  return new Promise<ReturnType<typeof serve>>((resolve) => {
    const server = serve({ fetch: app.fetch, port }, () => resolve(server))
  })
}

async function close(runtime: OpenRuntime, database: Database): Promise<void> {
  await runtime.close()
  await database.close()
}

/** The first signal lets work under way finish; after ten seconds, or at the second, the process ends as it is. */
function stopOnSignal(log: { error(facts: object, message: string): void }, stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), 10_000).unref()
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ error }, 'could not stop in order')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

try {
  await start(readConfig(process.env))
} catch (error) {
  tell(
    error instanceof ConfigProblem || isOurs(error)
      ? (error as Error).message
      : String((error as Error).stack),
  )
  process.exit(1)
}

/** Problems that we worded for whoever starts the server. */
function isOurs(error: unknown): boolean {
  return (
    error instanceof Error &&
    ['EmbeddedPostgresProblem', 'Error'].includes(error.constructor.name) &&
    !('code' in error)
  )
}
