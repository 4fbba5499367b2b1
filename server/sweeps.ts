import { followUps } from './follow-ups/sweep.ts'
import type { Sweep } from './sweeps/sweep.ts'

/** Everything that time brings, in the order in which one makes work for the next. */
export const sweeps: Sweep[] = [followUps]
