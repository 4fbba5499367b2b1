import type { Scorecard } from '../../shared/partners.ts'
import type { Tx } from '../db/transact.ts'
import { nobodyAsked, nothingClosed, nothingOffered, scorecardOf } from './figures.ts'
import type { Cut } from './store.ts'
import { countClosed, countCustomers, countOffers, sumPipeline, sumWon } from './store.ts'

/**
 * Scorecards by partner id, the network's under null; `partnersAsked` is how many partners had offers in the period,
 * `partnersClosed` how many won or lost something.
 */
export interface Scorecards {
  of(partnerId: string | null): Scorecard
  partnersAsked: number
  partnersClosed: number
}

/** Counts the scorecards of a cut; five statements whatever the number of partners. */
export async function countScorecards(tx: Tx, cut: Cut): Promise<Scorecards> {
  const offers = await countOffers(tx, cut)
  const closed = await countClosed(tx, cut)
  const customers = await countCustomers(tx, cut)
  const won = groupBy(await sumWon(tx, cut))
  const pipeline = groupBy(await sumPipeline(tx, cut))
  const offersOf = new Map(offers.map((row) => [row.partnerId, row]))
  const closedOf = new Map(closed.map((row) => [row.partnerId, row]))
  const customersOf = new Map(customers.map((row) => [row.partnerId, row]))
  return {
    of: (partnerId) =>
      scorecardOf({
        offers: offersOf.get(partnerId) ?? nothingOffered,
        closed: closedOf.get(partnerId) ?? nothingClosed,
        wonValue: (won.get(partnerId) ?? []).map(({ currency, amount }) => ({ currency, amount })),
        pipeline: pipeline.get(partnerId) ?? [],
        customers: customersOf.get(partnerId) ?? nobodyAsked,
      }),
    partnersAsked: offersOf.get(null)?.partners ?? 0,
    partnersClosed: closedOf.get(null)?.partners ?? 0,
  }
}

function groupBy<R extends { partnerId: string | null }>(rows: R[]): Map<string | null, R[]> {
  const groups = new Map<string | null, R[]>()
  for (const row of rows) groups.set(row.partnerId, [...(groups.get(row.partnerId) ?? []), row])
  return groups
}
