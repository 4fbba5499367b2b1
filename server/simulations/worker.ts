import { parentPort, workerData } from 'node:worker_threads'
import { openPool } from '../db/pool.ts'
import type { Runtime } from '../runtime.ts'
import { backtest } from './backtest.ts'
import type { Told } from './thread.ts'
import { openMeter } from '../meter.ts'

/** The thread in which a backtest is worked, so that the server goes on answering. */
const { url, tenantId, id, now } = workerData as { url: string; tenantId: string; id: string; now: number }

const pool = openPool(url, { size: 2, waitMs: 60_000 })
const silent = () => undefined
const runtime: Runtime = {
  pool,
  now: () => new Date(now),
  newId: () => {
    throw new Error('a simulation makes nothing new')
  },
  meter: openMeter(),
  pulse: { stopping: false, rounds: new Map() },
  mailer: null,
  log: { debug: silent, info: silent, warn: silent, error: silent },
  baseUrl: '',
  secret: '',
  wake: silent,
}
const tell = (message: Told) => parentPort!.postMessage(message, [])

try {
  tell({ result: await backtest(runtime, tenantId, id, (progress) => tell({ progress })) })
} finally {
  await pool.close()
}
