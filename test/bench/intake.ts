import { openArena, openStage, startServer } from './arena.ts'
import { post } from './load.ts'
import { referenceHundred, referenceOne } from './reference.ts'
import { aLead, setScene } from './scene.ts'

// S1 and S2 of the figures: leads over HTTP beside what PostgreSQL alone does, in the same run.
// npx tsx test/bench/intake.ts [seconds]
const seconds = Number(process.argv[2] ?? 10)
const port = Number(process.env.BENCH_PORT ?? 3988)

const arena = await openArena()
try {
  const stage = await openStage(arena, 'baton_bench_intake')
  const scene = await setScene(stage.runtime)
  await stage.close()
  const server = await startServer(stage.url, port)
  try {
    const url = `http://127.0.0.1:${port}/api/leads`
    const single = () => JSON.stringify(aLead(scene))
    const batch = () => JSON.stringify({ leads: Array.from({ length: 100 }, () => aLead(scene)) })
    await post(url, scene.apiKey, single, { connections: 64, seconds: 3 })
    const s1 = await post(url, scene.apiKey, single, { connections: 64, seconds })
    const half = await post(url, scene.apiKey, single, {
      connections: 64,
      seconds,
      rate: Math.round(s1.perSecond / 2),
    })
    const s2 = await post(`${url}/batch`, scene.apiKey, batch, { connections: 4, seconds })
    const one = await referenceOne(arena, seconds)
    const hundred = await referenceHundred(arena, seconds)
    console.table({
      'S1 leads/s': {
        figure: Math.round(s1.perSecond),
        reference: Math.round(one),
        ratio: ratio(s1.perSecond, one),
        p50: s1.p50,
        p99: s1.p99,
        failed: s1.failed,
      },
      'S1 at half load': {
        figure: Math.round(half.perSecond),
        p50: half.p50,
        p99: half.p99,
        failed: half.failed,
      },
      'S2 leads/s': {
        figure: Math.round(s2.perSecond * 100),
        reference: Math.round(hundred),
        ratio: ratio(s2.perSecond * 100, hundred),
        p50: s2.p50,
        p99: s2.p99,
        failed: s2.failed,
      },
    })
  } finally {
    await server.stop()
  }
} finally {
  await arena.close()
}

function ratio(figure: number, reference: number): number {
  return Math.round((figure / reference) * 100) / 100
}
