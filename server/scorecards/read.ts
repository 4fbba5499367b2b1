import type { z } from 'zod'
import type {
  Scorecard,
  ScorecardsView,
  ownScorecardView,
  partnerScorecardView,
  period,
} from '../../shared/partners.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { findPartner, timeZoneOf } from '../partners/store.ts'
import type { Runtime } from '../runtime.ts'
import type { Benchmark } from './benchmark.ts'
import { benchmarkOf } from './benchmark.ts'
import { countScorecards } from './count.ts'
import type { Period } from './period.ts'
import { periodBefore, periodOf } from './period.ts'
import type { Cut } from './store.ts'
import { partnerNames } from './store.ts'

type Asked = z.output<typeof period>

/** The network's figures, those of the period before, and every partner's. @throws Refused `forbidden` for partners */
export async function readScorecards(runtime: Runtime, actor: Actor, asked: Asked): Promise<ScorecardsView> {
  if (actor.partnerId) throw new Refused(refuse('forbidden'))
  const days = orRefuse(periodOf(asked))
  return transact(runtime, { tenantId: actor.tenantId }, async (tx) => {
    const zone = await timeZoneOf(tx, actor.tenantId)
    const all = await countScorecards(tx, { tenantId: actor.tenantId, period: days, zone, of: 'partners' })
    const partners = await partnerNames(tx, actor.tenantId)
    return {
      ...days,
      network: all.of(null),
      before: await countBefore(tx, { tenantId: actor.tenantId, period: days, zone, of: 'network' }),
      partners: partners.map((partner) => ({ partner, scorecard: all.of(partner.id) })),
    }
  })
}

/** One partner's figures beside the network's and its own before. @throws Refused `not_found`, also for partners */
export const readPartnerScorecard = (
  runtime: Runtime,
  actor: Actor,
  partnerId: string,
  asked: Asked,
): Promise<z.infer<typeof partnerScorecardView>> =>
  transact(runtime, { tenantId: actor.tenantId }, async (tx) => {
    if (actor.partnerId || !(await findPartner(tx, actor.tenantId, partnerId)))
      throw new Refused(refuse('not_found'))
    const { network, ...own } = await countOne(tx, actor.tenantId, partnerId, orRefuse(periodOf(asked)))
    return { ...own, network: network.of(null) }
  })

/**
 * A partner's own figures. Its transaction sees the whole network, so nothing but the benchmark leaves it.
 *
 * @throws Refused `forbidden` for whoever is no partner
 */
export async function readOwnScorecard(
  runtime: Runtime,
  { tenantId, partnerId }: Actor,
  asked: Asked,
): Promise<z.infer<typeof ownScorecardView>> {
  if (!partnerId) throw new Refused(refuse('forbidden'))
  const days = orRefuse(periodOf(asked))
  return transact(runtime, { tenantId }, async (tx) => {
    const { network, ...own } = await countOne(tx, tenantId, partnerId, days)
    const benchmark: Benchmark = benchmarkOf(network.of(null), network.partnersAsked, network.partnersClosed)
    return { ...own, network: benchmark }
  })
}

async function countOne(tx: Tx, tenantId: string, partnerId: string, period: Period) {
  const zone = await timeZoneOf(tx, tenantId)
  const cut: Cut = { tenantId, period, zone, of: { partnerId } }
  return {
    ...period,
    scorecard: (await countScorecards(tx, cut)).of(partnerId),
    before: await countBefore(tx, cut),
    network: await countScorecards(tx, { ...cut, of: 'network' }),
  }
}

/** The same cut of the period before; null where there is none. */
export async function countBefore(tx: Tx, cut: Cut): Promise<Scorecard | null> {
  const before = periodBefore(cut.period)
  if (!before) return null
  const counted = await countScorecards(tx, { ...cut, period: before })
  return counted.of(typeof cut.of === 'string' ? null : cut.of.partnerId)
}
