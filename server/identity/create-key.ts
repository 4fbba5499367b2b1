import type { Permission } from '../../shared/roles.ts'
import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { hashOf, newSecret } from './secrets.ts'
import { apiKeys } from './tables.ts'

/** How much of a key is kept readable, so that people can tell their keys apart. */
const prefixLength = 12

/** Makes an API key of a manufacturer. @returns the key itself, which nobody can read again */
export async function createKey(
  tx: Tx,
  runtime: Runtime,
  { tenantId, name, scopes }: { tenantId: string; name: string; scopes: Permission[] },
  now: Date,
): Promise<{ id: string; key: string }> {
  const id = runtime.newId()
  const key = `baton_${newSecret()}`
  await tx.insert(apiKeys).values({
    tenantId,
    id,
    name,
    scopes,
    prefix: key.slice(0, prefixLength),
    keyHash: hashOf(key),
    createdAt: now,
  })
  return { id, key }
}
