import type { Pool } from '../../rules/distribute.ts'
import type { RoutingPartner } from '../partners/partner.ts'

/** Who may carry a product, by its name in lower case: partners by their place, in the network's order. */
export interface Carriers {
  /** A superset of those that a pool takes for the product; null where it does not ask, or all may be meant. */
  of(portfolio: Pool['portfolio'], productLine: string | null): readonly number[] | null
}

export function carriersOf(partners: readonly RoutingPartner[]): Carriers {
  const carried = new Map<string, number[]>()
  const certified = new Map<string, number[]>()
  const everything: number[] = []
  const add = (map: Map<string, number[]>, line: string, nth: number) => {
    const list = map.get(line.toLowerCase())
    if (!list) map.set(line.toLowerCase(), [nth])
    else if (list.at(-1) !== nth) list.push(nth)
  }
  for (const [nth, { portfolio, certifications }] of partners.entries()) {
    if (portfolio === null) everything.push(nth)
    for (const line of portfolio ?? []) add(carried, line, nth)
    for (const { productLine } of certifications) {
      add(certified, productLine, nth)
      if (portfolio !== null) add(carried, productLine, nth)
    }
  }
  return {
    of(portfolio, productLine) {
      if (portfolio === 'any' || productLine === null) return null
      const line = productLine.toLowerCase()
      if (portfolio === 'must_be_certified') return certified.get(line) ?? []
      const named = carried.get(line) ?? []
      return everything.length ? merged(everything, named) : named
    },
  }
}

/** Two lists in order as one; nobody stands in both. */
function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  if (!b.length) return a
  const all: number[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length;)
    all.push((a[i] ?? Infinity) < (b[j] ?? Infinity) ? a[i++]! : b[j++]!)
  return all
}
