import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { buildApp } from '../../server/app.ts'
import { killUnderLoad } from '../support/racers-kills.ts'
import { aNetworkOf } from '../support/racers.ts'
import { standingClock } from '../support/world.ts'
import { openArena, openStage } from './arena.ts'

// Usage: DATABASE_URL=… npx tsx test/bench/soak-restarts.ts "pg_ctl -D … -m immediate -w restart" [times]
// Runs the command under load, 10 times unless told otherwise, while one real server goes on.
const [, , command, times = '10'] = process.argv
if (!command || !process.env.DATABASE_URL)
  throw new Error('Give the command that restarts the PostgreSQL of DATABASE_URL.')
const arena = await openArena()
const stage = await openStage(arena, 'baton_soak_restarts')
const world = {
  ...stage,
  clock: standingClock(new Date(Date.now()).toISOString()),
  app: buildApp(stage.runtime),
  logged: [],
  sweep: () => Promise.resolve(0),
}
try {
  const network = await aNetworkOf(world, [{}, {}, {}])
  const strike = () => promisify(execFile)('sh', ['-c', command])
  const { kills, answered, unanswered, faults } = await killUnderLoad(world, network, Number(times), {
    workers: 16,
    strike,
  })
  console.log(`${kills} restarts, ${answered} leads answered, ${unanswered} requests without an answer`)
  console.log(faults.length ? faults.join('\n') : 'every answered lead is there, every invariant holds')
  process.exitCode = faults.length ? 1 : 0
} finally {
  await stage.close()
  await arena.close()
}
