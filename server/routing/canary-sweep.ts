import type { Sweep } from '../sweeps/sweep.ts'
import { tenantsToJudge } from './canary-store.ts'
import { judgeCanary } from './judge-canary.ts'

/** Canaries that are compared with the live version; those that fail their guard are rolled back. */
export const canaries: Sweep = { name: 'routing.canaries', due: tenantsToJudge, work: judgeCanary }
