import { sql } from 'drizzle-orm'
import type { OpportunityRow } from '../../shared/opportunities.ts'
import type { TodayView } from '../../shared/today.ts'
import { discrepancyRows, isOpen } from '../customers/list.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { leadRows } from '../leads/list.ts'
import { momentOf, pipelineOf } from '../opportunities/read.ts'
import type { Moment } from '../opportunities/rows.ts'
import { findRows } from '../opportunities/rows.ts'
import { orders } from '../opportunities/sort.ts'
import { pipelinesOf } from '../opportunities/store.ts'
import { rowOf } from '../opportunities/view.ts'
import type { Runtime } from '../runtime.ts'
import { countScorecards } from '../scorecards/count.ts'
import { lastDays, periodBefore } from '../scorecards/period.ts'
import { countExpiring, countLeads, countWaiting, findHelpWanted, findSilent } from './store.ts'
import { expiring } from './stuck.ts'

const mostRows = 20
const figureDays = 30

/** What is stuck, the most urgent first, and the figures of the last 30 days beside those of the 30 before. */
export const readToday = (runtime: Runtime, actor: Actor): Promise<TodayView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const moment = await momentOf(tx, runtime, actor.tenantId)
    const { now } = moment
    const waiting = await countWaiting(tx, actor.tenantId)
    const queue = (status: 'unassigned' | 'held') =>
      leadRows(tx, actor, sql`l.status = ${sql.raw(`'${status}'`)}`, sql`l.status_at, l.id`, mostRows)
    return {
      expiring: {
        count: await countExpiring(tx, actor.tenantId, now),
        rows: await leadRows(tx, actor, expiring(now), sql`o.respond_by, l.id`, mostRows),
      },
      unassigned: { count: waiting.unassigned, rows: await queue('unassigned') },
      held: { count: waiting.held, rows: await queue('held') },
      help: await inOrder(tx, actor, await findHelpWanted(tx, actor.tenantId, mostRows), moment),
      silent: await inOrder(tx, actor, await findSilent(tx, actor.tenantId, now, mostRows), moment),
      discrepancies: await discrepancyRows(tx, actor, isOpen, mostRows),
      figures: await figuresOf(tx, actor.tenantId, moment),
    }
  })

/** The opportunities of a work list, as they were found. */
async function inOrder(
  tx: Tx,
  actor: Actor,
  { count, ids }: { count: number; ids: string[] },
  moment: Moment,
): Promise<TodayView['silent']> {
  if (!ids.length) return { count, rows: [] }
  const pipelines = await pipelinesOf(tx, actor.tenantId)
  const page = { order: orders.newest, after: null, limit: mostRows }
  const found = await findRows(tx, actor, { ids }, moment, page)
  const rows = found.map((row): [string, OpportunityRow] => [
    row.opportunity.id,
    rowOf(row, pipelineOf(pipelines, row.opportunity.pipelineId), moment, actor),
  ])
  const byId = new Map(rows)
  return { count, rows: ids.flatMap((id) => byId.get(id) ?? []) }
}

async function figuresOf(
  tx: Tx,
  tenantId: string,
  { today, zone }: Moment & { zone: string },
): Promise<TodayView['figures']> {
  const days = lastDays(figureDays, today)
  const before = periodBefore(days) as typeof days
  const network = async (period: typeof days) =>
    (await countScorecards(tx, { tenantId, period, zone, of: 'network' })).of(null)
  return {
    ...days,
    leads: await countLeads(tx, tenantId, days, zone),
    leadsBefore: await countLeads(tx, tenantId, before, zone),
    now: await network(days),
    before: await network(before),
  }
}
