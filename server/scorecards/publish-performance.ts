import type { PerformanceView } from '../../shared/partners.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import { savePerformance } from '../partners/performance-store.ts'
import { timeZoneOf } from '../partners/store.ts'
import type { Runtime } from '../runtime.ts'
import { localDate } from '../time/local.ts'
import { countScorecards } from './count.ts'
import { performanceOf } from './performance.ts'
import { lastDays } from './period.ts'
import { readPublished } from './store.ts'

/** The half year up to today: long enough for conversions, short enough to mend one's ways. */
const days = 180

/** What routing compares, and what it would compare if the figures of today were published. */
export const showPerformance = (runtime: Runtime, actor: Actor): Promise<PerformanceView> =>
  transact(runtime, scopeOf(actor), (tx) => viewOf(tx, actor, runtime.now()))

/** Publishes every partner's score; routing compares them from the next batch on, under one version of the network. */
export const publishPerformance = (runtime: Runtime, actor: Actor): Promise<PerformanceView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const { rows } = await viewOf(tx, actor, now)
    const scores = rows.map(({ partner, next }) => ({ id: partner.id, performance: next }))
    const { networkVersion, changed } = await savePerformance(tx, actor.tenantId, scores, now)
    await record(
      tx,
      runtime,
      actor,
      [{ kind: 'performance_published', data: { networkVersion, partners: changed } }],
      now,
    )
    return viewOf(tx, actor, now)
  })

async function viewOf(tx: Tx, actor: Actor, now: Date): Promise<PerformanceView> {
  const { tenantId } = actor
  const zone = await timeZoneOf(tx, tenantId)
  const period = lastDays(days, localDate(now, zone))
  const cards = await countScorecards(tx, { tenantId, period, zone, of: 'partners' })
  const network = cards.of(null)
  const partners = await readPublished(tx, tenantId)
  return {
    ...period,
    rows: partners.map(({ id, name, performance }) => {
      const own = cards.of(id)
      return {
        partner: { id, name },
        published: performance,
        next: performanceOf(own, network),
        answered: own.accepted + own.declined + own.expired,
      }
    }),
    can: allows(actor, 'rules:write') ? ['publish'] : [],
  }
}
