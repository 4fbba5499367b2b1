import { sql } from 'drizzle-orm'
import { transact } from '../../server/db/transact.ts'
import { freePort } from '../support/server-process.ts'
import { openArena, openStage, startServer } from './arena.ts'
import { expireFrom, offerLeads } from './due-offers.ts'
import { setScene } from './scene.ts'

// S5 in steady state: offers that fall due one after the other for a minute, while servers sweep as they do in life.
// npx tsx test/bench/lateness.ts [offers] [seconds] [servers]; build first
const [offers = 6000, seconds = 60, servers = 1] = process.argv.slice(2).map(Number)

const arena = await openArena()
const stage = await openStage(arena, 'baton_bench_lateness')
const { runtime } = stage
try {
  const scene = await setScene(runtime)
  await offerLeads(runtime, scene, offers)
  const running = await Promise.all(
    Array.from({ length: servers }, async () => startServer(stage.url, await freePort())),
  )
  const from = new Date(Date.now() + 5000)
  await expireFrom(runtime, scene.tenantId, from, (seconds * 1000) / offers)
  await new Promise((resolve) => setTimeout(resolve, 5000 + seconds * 1000 + 5000))
  const [row] = await transact(runtime, { tenantId: scene.tenantId }, (tx) =>
    tx.execute(sql`
      select count(*) filter (where status = 'expired')::int as expired,
        count(*) filter (where status = 'open' and next_step_at <= now())::int as left,
        percentile_cont(0.5) within group (order by late) as "p50 s", percentile_cont(0.99) within group (order by late) as "p99 s",
        max(late) as "most s"
      from (select *, extract(epoch from answered_at - respond_by)::float8 as late from offers
            where tenant_id = ${scene.tenantId} and respond_by >= ${from.toISOString()}
              and (status = 'expired' or next_step_at <= now())) o`),
  )
  console.table([{ servers, 'due/s': Math.round(offers / seconds), ...row }])
  for (const server of running) await server.stop()
} finally {
  await stage.close()
  await arena.close()
}
