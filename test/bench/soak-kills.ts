import { buildApp } from '../../server/app.ts'
import { killUnderLoad } from '../support/racers-kills.ts'
import { aNetworkOf } from '../support/racers.ts'
import { standingClock } from '../support/world.ts'
import { openArena, openStage } from './arena.ts'

// Usage: npx tsx test/bench/soak-kills.ts [kills]. Kills the real server under load, 20 times unless told otherwise.
const kills = Number(process.argv[2] ?? 20)
const arena = await openArena()
const stage = await openStage(arena, 'baton_soak_kills')
try {
  const world = {
    ...stage,
    clock: standingClock(new Date(Date.now()).toISOString()),
    app: buildApp(stage.runtime),
    logged: [],
    sweep: () => Promise.resolve(0),
  }
  const network = await aNetworkOf(world, [{}, {}, {}])
  const { answered, unanswered, faults } = await killUnderLoad(world, network, kills, { workers: 16 })
  console.log(
    `${kills} kills, ${answered} leads answered, ${unanswered} requests without an answer and sent again`,
  )
  console.log(faults.length ? faults.join('\n') : 'every answered lead is there, every invariant holds')
  process.exitCode = faults.length ? 1 : 0
} finally {
  await stage.close()
  await arena.close()
}
