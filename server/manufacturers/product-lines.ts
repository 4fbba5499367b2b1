import type { z } from 'zod'
import type { productLineList, productLineView } from '../../shared/manufacturers.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { ProductLineRow } from './store.ts'
import { addLine, deleteLine, readLines } from './store.ts'

export const listProductLines = (runtime: Runtime, actor: Actor): Promise<z.infer<typeof productLineList>> =>
  transact(runtime, scopeOf(actor), async (tx) => ({
    rows: (await readLines(tx, actor.tenantId)).map((row) => viewOf(actor, row)),
    can: allows(actor, 'settings:manage') ? ['add'] : [],
  }))

/** @throws Refused `invalid` when a product line has this name already, in whatever case */
export const addProductLine = (runtime: Runtime, actor: Actor, name: string) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const row = { id: runtime.newId(), name, createdAt: now }
    if (!(await addLine(tx, actor.tenantId, row))) throw new Refused(taken)
    await record(tx, runtime, actor, [{ kind: 'product_line_added', data: { productLineId: row.id } }], now)
    return viewOf(actor, row)
  })

/** Leads keep the name that they came with; from now on it is shown as unknown. @throws Refused `not_found` */
export const removeProductLine = (runtime: Runtime, actor: Actor, productLineId: string) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    if (!(await deleteLine(tx, actor.tenantId, productLineId))) throw new Refused(refuse('not_found'))
    await record(
      tx,
      runtime,
      actor,
      [{ kind: 'product_line_removed', data: { productLineId } }],
      runtime.now(),
    )
  })

const taken = refuse('invalid', {}, [
  { pointer: '/name', code: 'taken', message: 'is the name of a product line already; choose another' },
])

const viewOf = (actor: Actor, row: ProductLineRow): z.infer<typeof productLineView> => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  can: allows(actor, 'settings:manage') ? ['remove'] : [],
})
