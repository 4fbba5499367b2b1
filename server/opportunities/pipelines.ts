import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { defaultLostReasons, defaultPipelines, defaultWonReasons } from './default-pipelines.ts'
import { insertPipelines } from './store.ts'

/** Gives a new manufacturer its two pipelines, `standard` (the default) and `simple`, with their close reasons. */
export const createDefaultPipelines = (
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  now: Date,
): Promise<void> =>
  insertPipelines(
    tx,
    defaultPipelines.map((plan) => ({
      ...plan,
      tenantId,
      id: runtime.newId(),
      wonReasons: defaultWonReasons,
      lostReasons: defaultLostReasons,
      createdAt: now,
    })),
  )
