import { Worker } from 'node:worker_threads'
import type { SimulationResult } from '../../shared/simulations.ts'
import type { Runtime } from '../runtime.ts'

/** What the thread says: how far it is, 0 to 1, and at last what it found. */
export type Told = { progress: number } | { result: SimulationResult }

// Room for what a page of leads leaves behind: collecting it less often saves a fifth of the time.
const resourceLimits = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 128 }

/** A thread that works a backtest over a connection of its own. */
export function openThread(runtime: Runtime, tenantId: string, id: string): Worker {
  const workerData = { url: runtime.pool.url, tenantId, id, now: runtime.now().getTime() }
  const options = { workerData, resourceLimits }
  const isSource = import.meta.url.endsWith('.ts')
  if (!isSource) return new Worker(new URL('./simulation-worker.js', import.meta.url), options)
  // Node 20 reads no TypeScript: tsx is there wherever the sources run.
  const entry = new URL('./worker.ts', import.meta.url).href
  return new Worker(throughTsx, { ...options, workerData: { ...workerData, entry }, eval: true })
}

const throughTsx = `(async () => {
  const { register } = await import('tsx/esm/api')
  register()
  await import(require('node:worker_threads').workerData.entry)
})()`
