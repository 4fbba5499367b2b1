import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { learnGrowth } from '../../server/db/learn.ts'
import { openPool } from '../../server/db/pool.ts'
import { transact } from '../../server/db/transact.ts'
import { escalation } from '../../server/escalation/sweep.ts'
import { distributeWaiting } from '../../server/routing/distribute.ts'
import type { Runtime } from '../../server/runtime.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import type { Arena } from './arena.ts'
import { openArena, openStage } from './arena.ts'
import { expireFrom, offerLeads } from './due-offers.ts'
import { setScene } from './scene.ts'
import { openMeter } from '../../server/meter.ts'

// S5 of the figures: offers that are due in the same second, swept by one process and by two, then routed again.
// npx tsx test/bench/escalation.ts [offers]
const offers = Number(process.argv[2] ?? 20_000)
const start = Date.parse('2026-03-02T09:00:00Z')
const due = new Date(start + 400 * 60_000)

if (process.send) await sweepHere()
else await bench()

async function bench(): Promise<void> {
  const arena = await openArena()
  try {
    const rows: Record<string, object> = {}
    for (const processes of [1, 2])
      rows[`${processes} process${processes > 1 ? 'es' : ''}`] = await measure(arena, processes)
    console.table(rows)
  } finally {
    await arena.close()
  }
}

async function measure(arena: Arena, processes: number) {
  const stage = await openStage(arena, `baton_bench_s5_${processes}`)
  const runtime: Runtime = { ...stage.runtime, now: () => new Date(start) }
  const scene = await setScene(runtime)
  await offerLeads(runtime, scene, offers)
  await expireFrom(runtime, scene.tenantId, due, 0)
  const later: Runtime = { ...runtime, now: () => due }
  const expired = await timed(() => sweepIn(processes, stage.url))
  const left = await count(later, scene.tenantId, sql`status = 'open'`)
  const twice = await outboxTwice(later, scene.tenantId)
  await learnGrowth(runtime.pool)
  const routed = await timed(async () => {
    while (await distributeWaiting(later, scene.tenantId)) continue
  })
  await stage.close()
  return {
    offers,
    'expired/s': Math.round(offers / expired),
    'routed again/s': Math.round(offers / routed),
    left,
    twice,
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

async function sweepIn(processes: number, url: string): Promise<void> {
  const children = Array.from({ length: processes }, () =>
    fork(fileURLToPath(import.meta.url), [], { execArgv: process.execArgv }),
  )
  await Promise.all(children.map((child) => once(child, 'message')))
  const done = children.map((child) => once(child, 'exit'))
  for (const child of children) child.send({ url })
  await Promise.all(done)
}

async function sweepHere(): Promise<void> {
  process.send!('ready')
  const [{ url }] = (await once(process, 'message')) as [{ url: string }]
  const pool = openPool(url, { size: 4 })
  const { uuidv7 } = await import('../../server/uuid.ts')
  const quiet = () => undefined
  const runtime: Runtime = {
    pool,
    meter: openMeter(),
    pulse: { stopping: false, rounds: new Map() },
    mailer: null,
    now: () => due,
    newId: () => uuidv7(Date.now()),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    baseUrl: '',
    secret: '',
    wake: quiet,
  }
  await sweepAll(runtime, [escalation])
  await pool.close()
  process.exit(0)
}

async function count(runtime: Runtime, tenantId: string, where: ReturnType<typeof sql>): Promise<number> {
  const [row] = await transact(runtime, { tenantId }, (tx) =>
    tx.execute<{ count: number }>(
      sql`select count(*)::int as count from offers where tenant_id = ${tenantId} and ${where}`,
    ),
  )
  return row!.count
}

/** Offers of which the partner was told more than once that they expired. */
async function outboxTwice(runtime: Runtime, tenantId: string): Promise<number> {
  const rows = await transact(runtime, { tenantId }, (tx) =>
    tx.execute(sql`
      select offer_id from outbox where tenant_id = ${tenantId} and kind = 'offer_expired' group by offer_id having count(*) > 1`),
  )
  return rows.length
}
