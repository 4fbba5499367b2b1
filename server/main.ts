import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { ConfigProblem, projectRoot, readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { openDemo } from './demo/open.ts'
import { openLog } from './log.ts'
import type { OpenRuntime } from './open-runtime.ts'
import { newPulse, openRuntime } from './open-runtime.ts'
import { metricsRoutes } from './operations/routes.ts'
import { watchMailbox } from './replies/watch-mailbox.ts'
import { seedPlaces } from './places/seed.ts'
import { portIsTaken } from './port.ts'
import { portalRoutes } from './portal.ts'
import { stopSimulations } from './simulations/work.ts'
import { startSweepClock } from './sweeps/clock.ts'
import { startUpkeep } from './sweeps/upkeep.ts'
import { calls, deliveries, simulations, sweeps } from './sweeps.ts'

const tell = (message: string) => void process.stdout.write(`${message}\n`)

async function start(config: Config): Promise<void> {
  if (await portIsTaken(config.port)) {
    tell(`Port ${config.port} is taken. Stop what listens there, or choose another: PORT=3001 npm start`)
    process.exitCode = 1
    return
  }
  const log = openLog(config.logLevel)
  const pulse = newPulse()
  // What has been opened, the last to be closed first; a signal may come while the rest is still being opened.
  const opened: (() => Promise<unknown>)[] = []
  stopOnSignal(log, async () => {
    pulse.stopping = true
    for (const close of opened.reverse()) await close()
  })
  const database = await openDatabase(config, tell)
  opened.push(() => database.close())
  const runtime = await openRuntime(config, database, log, pulse)
  opened.push(() => runtime.close())
  await seedPlaces(runtime)
  const server = await listen(runtime, config)
  opened.push(() => new Promise((resolve) => server.close(resolve)))
  // Before the sweeps, which would take the offers of the demo's past for overdue.
  const demo = await openDemo(runtime, config.demo, tell)
  opened.push(() => demo.stop())
  const clocks = [sweeps, deliveries, calls, simulations].map((each) => startSweepClock(runtime, each))
  const upkeep = startUpkeep(runtime)
  opened.push(() => Promise.all([...[...clocks, upkeep].map((one) => one.stop()), stopSimulations(runtime)]))
  if (config.imapUrl) {
    const mailbox = watchMailbox(runtime, config.imapUrl)
    opened.push(() => mailbox.stop())
  }
  runtime.onWake = () => clocks.forEach((clock) => clock.wake())
  tell(`Baton is ready: ${config.baseUrl}`)
}

function listen(runtime: OpenRuntime, { port, metricsToken }: Config) {
  const app = buildApp(runtime)
  app.route('/', metricsRoutes(runtime, metricsToken))
  app.route('/', portalRoutes(join(projectRoot, 'dist/portal')))
  return new Promise<ReturnType<typeof serve>>((resolve) => {
    const server = serve({ fetch: app.fetch, port }, () => resolve(server))
  })
}

let stopping = false

/** The first signal lets work under way finish; after ten seconds, or at the second, the process ends as it is. */
function stopOnSignal(log: { error(facts: object, message: string): void }, stop: () => Promise<void>): void {
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
  // What was being opened fails when a signal closes what it stands on; the signal ends the process.
  if (!stopping) giveUp(error)
}

function giveUp(error: unknown): never {
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
