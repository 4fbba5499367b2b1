import { sql } from 'drizzle-orm'
import { learnGrowth } from '../../server/db/learn.ts'
import { transact } from '../../server/db/transact.ts'
import { systemActor } from '../../server/identity/actor.ts'
import { takeIn } from '../../server/intake/group-commit.ts'
import type { Runtime } from '../../server/runtime.ts'
import { newLead } from '../../shared/leads.ts'
import type { Scene } from './scene.ts'
import { aLead } from './scene.ts'

/** So many leads taken in and offered. */
export async function offerLeads(runtime: Runtime, scene: Scene, count: number): Promise<void> {
  const actor = systemActor(scene.tenantId)
  for (let made = 0; made < count; made += 500) {
    const leads = Array.from({ length: Math.min(500, count - made) }, () => ({
      input: newLead.parse(aLead(scene)),
      actor,
    }))
    await takeIn(runtime, scene.tenantId, { key: null, leads })
    if (made % 4000 === 0) await learnGrowth(runtime.pool)
  }
}

/** Lets every open offer expire: the first at `from`, the others after it, `apartMs` from one to the next. */
export async function expireFrom(
  runtime: Runtime,
  tenantId: string,
  from: Date,
  apartMs: number,
): Promise<void> {
  await transact(runtime, { tenantId }, (tx) =>
    tx.execute(sql`
      with due as (
        select id, ${from.toISOString()}::timestamptz + (row_number() over (order by id) - 1) * ${apartMs}::float8 * interval '1 ms' as at
        from offers where tenant_id = ${tenantId} and status = 'open'
      )
      update offers o set respond_by = due.at, next_step_at = due.at, step = 2,
        steps = json_build_array(steps->0, steps->1, json_build_object('at', due.at, 'step', 'expire'))
      from due where o.tenant_id = ${tenantId} and o.id = due.id`),
  )
  await learnGrowth(runtime.pool)
}
