import { Refused, refuse } from '../../shared/refusals.ts'
import type { Permission } from '../../shared/roles.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { createKey } from '../identity/create-key.ts'
import { findKey, listKeys, revokeKey } from '../identity/store.ts'
import type { Runtime } from '../runtime.ts'
import { viewOfKey } from './view.ts'

export const showKeys = (runtime: Runtime, actor: Actor) =>
  transact(runtime, scopeOf(actor), async (tx) => ({
    rows: (await listKeys(tx, actor.tenantId)).map(viewOfKey),
  }))

/** Makes a key and shows it, once. @throws Refused `forbidden` when a key asks for more than it holds itself */
export const makeKey = (
  runtime: Runtime,
  actor: Actor,
  { name, scopes }: { name: string; scopes: Permission[] },
) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const beyond = actor.kind === 'api_key' && scopes.find((scope) => !actor.scopes.includes(scope))
    if (beyond) throw new Refused(refuse('forbidden', { permission: beyond }))
    const { tenantId } = actor
    const { id, key } = await createKey(tx, runtime, { tenantId, name, scopes: [...new Set(scopes)] }, now)
    await record(tx, runtime, actor, [{ kind: 'api_key_created', data: { keyId: id, scopes } }], now)
    return { ...viewOfKey((await findKey(tx, tenantId, id))!), key }
  })

/** Ends a key; it stays in the list. Ending it twice is ending it once. @throws Refused `not_found` */
export const endKey = (runtime: Runtime, actor: Actor, keyId: string) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const wasLive = await revokeKey(tx, actor.tenantId, keyId, now)
    if (wasLive) return record(tx, runtime, actor, [{ kind: 'api_key_revoked', data: { keyId } }], now)
    if (!(await findKey(tx, actor.tenantId, keyId))) throw new Refused(refuse('not_found'))
  })
