import type { Runtime } from '../runtime.ts'
import { uuidv7 } from '../uuid.ts'
import type { Agenda } from './agenda.ts'
import type { Chance } from './chance.ts'
import { unhurried } from './lock.ts'
import type { DemoNetwork } from './network.ts'

/** A clock that is moved through the past, and a runtime that goes by it; nothing is sent from there. */
export interface Past {
  runtime: Runtime
  now(): Date
  moveTo(at: Date): void
}

export function pastOf(runtime: Runtime, start: Date): Past {
  let at = start
  const now = () => at
  const moveTo = (moment: Date) => {
    if (moment > at) at = moment
  }
  return { now, moveTo, runtime: { ...runtimeAt(runtime, now), pool: unhurried(runtime.pool) } }
}

/** The same runtime by another clock. */
export const runtimeAt = (runtime: Runtime, now: () => Date): Runtime => ({
  ...runtime,
  now,
  newId: () => uuidv7(now().getTime()),
  mailer: null,
  wake: () => undefined,
})

/** The past as it is being lived through: every use case finds the clock where its moment is. */
export interface Life {
  past: Past
  network: DemoNetwork
  chance: Chance
  agenda: Agenda
  /** Leads that came back wait: somebody must route them. */
  routeAgain(): Promise<void>
}
