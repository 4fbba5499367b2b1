import { schedule } from 'node-cron'
import type { Runtime } from '../runtime.ts'
import { sweepAll } from './run.ts'
import type { Sweep } from './sweep.ts'

export interface SweepClock {
  /** Sweeps now, or again right after the run that is under way. */
  wake(): void
  /** Lets the run that is under way finish its batch, and starts no other. */
  stop(): Promise<void>
}

/** Wakes the sweeps every second. The cron only wakes: the rows say what is due, and `runtime.now()` judges it. */
export function startSweepClock(runtime: Runtime, sweeps: Sweep[]): SweepClock {
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  const wake = () => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = sweepAll(runtime, sweeps, () => stopped)
      .then(() => undefined)
      .catch((error) => runtime.log.error({ error }, 'the sweeps could not run'))
      .finally(() => {
        running = null
        if (again) {
          again = false
          wake()
        }
      })
  }
  const task = schedule('* * * * * *', wake, { timezone: 'UTC', noOverlap: true })
  return {
    wake,
    async stop() {
      stopped = true
      await task.destroy()
      await running
    },
  }
}
