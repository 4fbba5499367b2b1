import type { z } from 'zod'
import { z as zod } from 'zod'
import type {
  OpportunityView,
  PipelineView,
  opportunityPage,
  opportunityQuery,
} from '../../shared/opportunities.ts'
import { opportunityStatus } from '../../shared/opportunities.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { timelineOf } from '../audit/timeline.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { cursorOf, readCursor } from '../http/cursor.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { declaredFields } from '../manufacturers/fields-store.ts'
import type { Runtime } from '../runtime.ts'
import { localDate } from '../time/local.ts'
import { orders } from './sort.ts'
import type { Filter, Moment } from './rows.ts'
import { findRows, sumStages } from './rows.ts'
import type { PipelineRecord } from './store.ts'
import { loggedKinds, pipelinesOf, zoneOf } from './store.ts'
import { pipelineViewOf, rowOf, viewOf } from './view.ts'
import { weigh } from './weigh.ts'

/** A page of opportunities with the sums of all that match, and the pipelines to draw them in. */
export const listOpportunities = (
  runtime: Runtime,
  actor: Actor,
  { status, sort = 'next_step', after, limit, ...filters }: z.output<typeof opportunityQuery>,
): Promise<z.output<typeof opportunityPage>> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const order = orders[sort]
    const position = readCursor(zod.tuple([order.place, zod.uuid()]), after)
    const filter: Filter = { ...filters, statuses: statusesOf(status) }
    const moment = await momentOf(tx, runtime, actor.tenantId)
    const pipelines = await pipelinesOf(tx, actor.tenantId)
    const found = await findRows(tx, actor, filter, moment, { order, after: position, limit: limit + 1 })
    const rows = found.slice(0, limit)
    const last = found.length > limit ? rows.at(-1)! : null
    return {
      rows: rows.map((row) => rowOf(row, pipelineOf(pipelines, row.opportunity.pipelineId), moment, actor)),
      next: last && cursorOf([last.position, last.opportunity.id]),
      sums: weigh(await sumStages(tx, actor, filter, moment), pipelines),
      pipelines: pipelines.map((pipeline) => pipelineViewOf(pipeline, actor.locale)),
    }
  })

export const listPipelines = (runtime: Runtime, actor: Actor): Promise<PipelineView[]> =>
  transact(runtime, scopeOf(actor), async (tx) =>
    (await pipelinesOf(tx, actor.tenantId)).map((pipeline) => pipelineViewOf(pipeline, actor.locale)),
  )

/** @throws Refused `not_found`, also for another's */
export const readOpportunity = (runtime: Runtime, actor: Actor, id: string): Promise<OpportunityView> =>
  transact(runtime, scopeOf(actor), (tx) => viewOpportunity(tx, runtime, actor, id))

export async function viewOpportunity(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<OpportunityView> {
  const moment = await momentOf(tx, runtime, actor.tenantId)
  const [source] = await findRows(tx, actor, { id }, moment, { order: orders.newest, after: null, limit: 1 })
  if (!source) throw new Refused(refuse('not_found'))
  const pipeline = pipelineOf(await pipelinesOf(tx, actor.tenantId), source.opportunity.pipelineId)
  const logged = await loggedKinds(tx, actor.tenantId, id)
  const timeline = await timelineOf(tx, actor, source.lead.id)
  const fields = await declaredFields(tx, actor.tenantId)
  return viewOf(source, pipeline, logged, timeline, fields, moment, actor)
}

export async function momentOf(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
): Promise<Moment & { zone: string }> {
  const now = runtime.now()
  const zone = await zoneOf(tx, tenantId)
  return { now, zone, today: localDate(now, zone) }
}

/** A foreign key says that it is there. */
export const pipelineOf = (pipelines: PipelineRecord[], id: string) => pipelines.find((p) => p.id === id)!

function statusesOf(text: string | undefined) {
  if (text === undefined) return undefined
  const parsed = zod.array(opportunityStatus).safeParse(text.split(','))
  if (parsed.success) return parsed.data
  const message = `must be one or several of ${opportunityStatus.options.join(', ')}, separated by commas`
  throw new Refused(refuse('invalid', {}, [{ pointer: '/status', code: 'status', message }]))
}
