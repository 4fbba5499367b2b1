import { schedule } from 'node-cron'
import { learnGrowth } from '../db/learn.ts'
import type { Runtime } from '../runtime.ts'

/** Keeps the database's knowledge of its tables fresh while they grow, now and every five seconds. */
export function startUpkeep(runtime: Runtime): { stop(): Promise<void> } {
  let learning: Promise<unknown> | null = null
  const learn = () => {
    learning ??= learnGrowth(runtime.pool)
      .catch((error) => runtime.log.warn({ error }, 'the tables could not be read for their statistics'))
      .finally(() => (learning = null))
  }
  learn()
  const task = schedule('*/5 * * * * *', learn, { timezone: 'UTC' })
  return {
    async stop() {
      await task.destroy()
      await learning
    },
  }
}
