import { customerMails } from './customers/sweep.ts'
import { deliverDispatches } from './channels/deliver.ts'
import { escalation } from './escalation/sweep.ts'
import { followUps } from './follow-ups/sweep.ts'
import { deliverMails } from './notifications/deliver.ts'
import { writeDigests } from './notifications/digest-sweep.ts'
import { expandOutbox } from './notifications/expand.ts'
import { canaries } from './routing/canary-sweep.ts'
import { routing } from './routing/sweep.ts'
import { watch } from './operations/watch.ts'
import { backtests } from './simulations/sweep.ts'
import type { Sweep } from './sweeps/sweep.ts'

/** Everything that time brings, in the order in which one makes work for the next. */
export const sweeps: Sweep[] = [
  escalation,
  routing,
  canaries,
  followUps,
  customerMails,
  watch,
  expandOutbox,
  writeDigests,
]

/** Mails leave on a clock of their own, so that a slow mail server holds up nothing else. */
export const deliveries: Sweep[] = [deliverMails]

/** Pushes and calls too: a slow place outside holds up no mail. */
export const calls: Sweep[] = [deliverDispatches]

/** Simulations take their time, and a clock of their own. */
export const simulations: Sweep[] = [backtests]
