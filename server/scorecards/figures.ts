import type { Scorecard } from '../../shared/partners.ts'

/** What was counted of the offers made in a period. Times in minutes; null where there was none to measure. */
export interface OfferCounts {
  offered: number
  accepted: number
  declined: number
  expired: number
  withdrawn: number
  open: number
  /** Of the accepted ones, those whose opportunity has been won by now. */
  converted: number
  response: Spread
  workingResponse: Spread
  firstContactMedian: number | null
}

export interface Spread {
  median: number | null
  p90: number | null
}

/** What was counted of the opportunities closed in a period. Cycles in calendar days. */
export interface CloseCounts {
  won: number
  lost: number
  daysToWinMedian: number | null
  daysToLoseMedian: number | null
}

/**
 * What was counted of the customers asked in a period. A «no» that was settled as the partner's right, or as a
 * misunderstanding, is none.
 */
export interface CustomerCounts {
  asked: number
  answered: number
  notReached: number
}

export interface Counted {
  customers: CustomerCounts
  offers: OfferCounts
  closed: CloseCounts
  wonValue: Scorecard['wonValue']
  pipeline: (Scorecard['pipeline'][number] & { count: number })[]
}

export const nothingOffered: OfferCounts = {
  offered: 0,
  accepted: 0,
  declined: 0,
  expired: 0,
  withdrawn: 0,
  open: 0,
  converted: 0,
  response: { median: null, p90: null },
  workingResponse: { median: null, p90: null },
  firstContactMedian: null,
}

export const nothingClosed: CloseCounts = { won: 0, lost: 0, daysToWinMedian: null, daysToLoseMedian: null }

export const nobodyAsked: CustomerCounts = { asked: 0, answered: 0, notReached: 0 }

/** The figures of a scorecard, each by its one definition, from what was counted. */
export function scorecardOf({ offers, closed, wonValue, pipeline, customers }: Counted): Scorecard {
  const { offered, accepted, declined, expired, withdrawn, open } = offers
  return {
    offered,
    accepted,
    declined,
    expired,
    withdrawn,
    open,
    acceptanceRate: rate(accepted, accepted + declined + expired),
    responseMinutesMedian: offers.response.median,
    responseMinutesP90: offers.response.p90,
    workingResponseMinutesMedian: offers.workingResponse.median,
    workingResponseMinutesP90: offers.workingResponse.p90,
    firstContactMinutesMedian: offers.firstContactMedian,
    conversionRate: rate(offers.converted, accepted),
    won: closed.won,
    lost: closed.lost,
    winRate: rate(closed.won, closed.won + closed.lost),
    wonValue,
    daysToWinMedian: closed.daysToWinMedian,
    daysToLoseMedian: closed.daysToLoseMedian,
    openOpportunities: pipeline.reduce((sum, { count }) => sum + count, 0),
    customersAsked: customers.asked,
    customersAnswered: customers.answered,
    notReached: customers.notReached,
    notReachedRate: rate(customers.notReached, customers.answered),
    pipeline: pipeline.map(({ currency, amount, weighted }) => ({ currency, amount, weighted })),
  }
}

/** Between 0 and 1; null where there is nothing to divide by, which is not 0 %. */
export const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
