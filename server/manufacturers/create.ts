import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { manufacturers } from './tables.ts'

/** @property id made by the caller, whose transaction must already be of this tenant's scope */
export interface NewManufacturer {
  id: string
  name: string
  locale: Locale
  timeZone: string
  country: string
  currency: string
  demo?: boolean
}

/** Makes a manufacturer whose leads nobody has routed yet. @returns its id, the tenant's */
export async function createManufacturer(
  tx: Tx,
  _runtime: Runtime,
  input: NewManufacturer,
  now: Date,
): Promise<string> {
  await tx.insert(manufacturers).values({
    ...input,
    demo: input.demo ?? false,
    duplicatePolicy: 'hold',
    networkVersion: 1,
    createdAt: now,
  })
  return input.id
}
