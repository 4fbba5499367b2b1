import type { StageSum } from '../../shared/opportunities.ts'

export interface CurrencySum {
  readonly currency: string
  readonly count: number
  readonly amount: number
  readonly weighted: number
}

/** Sums by currency, the largest first; currencies are never added to each other. */
export function byCurrency(sums: readonly StageSum[]): readonly CurrencySum[] {
  const totals = new Map<string, CurrencySum>()
  for (const { currency, count, amount, weighted } of sums) {
    const sum = totals.get(currency) ?? { currency, count: 0, amount: 0, weighted: 0 }
    totals.set(currency, {
      currency,
      count: sum.count + count,
      amount: sum.amount + amount,
      weighted: sum.weighted + weighted,
    })
  }
  return [...totals.values()].sort((a, b) => b.amount - a.amount)
}

export const countOf = (sums: readonly StageSum[]): number => sums.reduce((all, { count }) => all + count, 0)
