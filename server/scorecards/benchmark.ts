import type { z } from 'zod'
import type { Scorecard } from '../../shared/partners.ts'
import { benchmark } from '../../shared/partners.ts'

export type Benchmark = z.infer<typeof benchmark>

/** With fewer partners one could reckon another's figures from one's own and the network's. */
const fewestPartners = 4

const ofClosed: ReadonlySet<string> = new Set(['winRate', 'daysToWinMedian', 'daysToLoseMedian'])

/**
 * What a partner learns of the network: rates and medians, no totals, and nothing where few partners make them. Many
 * may be asked on a day on which one of them closes something, so what was closed has its own number of partners.
 */
export function benchmarkOf(network: Scorecard, partnersAsked: number, partnersClosed: number): Benchmark {
  const shown = Object.entries(benchmark.parse(network)).map(([name, value]) => {
    const partners = ofClosed.has(name) ? Math.min(partnersAsked, partnersClosed) : partnersAsked
    return [name, partners >= fewestPartners ? value : null]
  })
  return Object.fromEntries(shown) as Benchmark
}
