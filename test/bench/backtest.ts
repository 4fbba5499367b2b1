import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { buildApp } from '../../server/app.ts'
import { transact } from '../../server/db/transact.ts'
import { systemActor } from '../../server/identity/actor.ts'
import { saveDraft } from '../../server/routing/draft.ts'
import { readVersion } from '../../server/routing/rules-store.ts'
import type { Runtime } from '../../server/runtime.ts'
import { showSimulation } from '../../server/simulations/read.ts'
import { startSimulation } from '../../server/simulations/start.ts'
import { simulations } from '../../server/sweeps.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import { openArena, openStage } from './arena.ts'
import type { Scene } from './scene.ts'
import { aLead, setScene } from './scene.ts'

/*
 * S7: a backtest of 100,000 leads on a draft of 100 rules and 500 partners. The leads come in through the product's own
 * batch intake, 1,000 a request and a day; every rule of the draft orders otherwise than the one that decided, so no
 * lead can be decided by what was recorded. Then the published version over the same leads, which must give the recorded
 * decisions byte for byte.
 */
const leads = Number(process.argv[2] ?? 100_000)
const perDay = 1000
const day = 86_400_000

const arena = await openArena()
const stage = await openStage(arena, 'baton_bench_backtest')
try {
  let now = Date.now() - (leads / perDay + 1) * day
  const runtime: Runtime = { ...stage.runtime, now: () => new Date(now) }
  const scene = await setScene(runtime)
  await takeIn(runtime, scene, () => (now += day))
  await saveDraft(runtime, systemActor(scene.tenantId), 0, await otherOrders(runtime, scene.tenantId))
  now = Date.now()
  const period = { from: dayOf(now - (leads / perDay + 2) * day), to: dayOf(now) }
  await measure('draft', runtime, scene.tenantId, period)
  await measure('published version', runtime, scene.tenantId, { ...period, version: 1 })
} finally {
  await stage.close()
  await arena.close()
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

async function takeIn(runtime: Runtime, scene: Scene, nextDay: () => void): Promise<void> {
  const app = buildApp(runtime)
  const headers = { authorization: `Bearer ${scene.apiKey}`, 'content-type': 'application/json' }
  const began = performance.now()
  for (let taken = 0; taken < leads; taken += perDay) {
    const body = JSON.stringify({ leads: Array.from({ length: perDay }, () => aLead(scene)) })
    const response = await app.request('/api/leads/batch', { method: 'POST', headers, body })
    if (!response.ok) throw new Error(await response.text())
    nextDay()
  }
  console.log(`${leads} leads taken in, in ${seconds(performance.now() - began)} s`)
}

/** Every rule with the next rule's orders. */
async function otherOrders(runtime: Runtime, tenantId: string) {
  const content = await transact(runtime, { tenantId }, (tx) => readVersion(tx, tenantId, 1))
  const rules = content!.rules
  const ordersAfter = (nth: number) => {
    const { then } = rules[(nth + 1) % rules.length]!
    return then.do === 'distribute' ? then.orders : ['nearest' as const]
  }
  return {
    ...content!,
    rules: rules.map((rule, nth) => ({ ...rule, then: { ...rule.then, orders: ordersAfter(nth) } })),
  }
}

async function measure(
  name: string,
  runtime: Runtime,
  tenantId: string,
  asked: { from: string; to: string; version?: number },
): Promise<void> {
  const actor = systemActor(tenantId)
  const { id } = await startSimulation(runtime, actor, asked)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const cpu = process.cpuUsage()
  const began = performance.now()
  delay.enable()
  await sweepAll(runtime, simulations)
  delay.disable()
  const wall = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  const { status, result } = await showSimulation(runtime, actor, id)
  console.log(
    `${name}: ${status}, ${result?.leads} leads, ${result?.moved} move, ${result?.faults.count} faults; ` +
      `${seconds(wall)} s, processor of server and thread ${seconds((user + system) / 1000)} s; ` +
      `event loop delay p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, at most ${(delay.max / 1e6).toFixed(1)} ms`,
  )
  if (result?.reproduced)
    console.log(
      `  reproduced: ${result.reproduced.exact} of ${result.reproduced.of}`,
      result.reproduced.first,
    )
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}
