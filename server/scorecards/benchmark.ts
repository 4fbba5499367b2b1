import type { z } from 'zod'
import type { Scorecard } from '../../shared/partners.ts'
import { benchmark } from '../../shared/partners.ts'

export type Benchmark = z.infer<typeof benchmark>

/** With fewer partners one could reckon another's figures from one's own and the network's. */
const fewestPartners = 4

/** What a partner learns of the network: rates and medians, no totals, and nothing where few partners make them. */
export function benchmarkOf(network: Scorecard, partnersAsked: number): Benchmark {
  if (partnersAsked >= fewestPartners) return benchmark.parse(network)
  const names = Object.keys(benchmark.shape) as (keyof Benchmark)[]
  return Object.fromEntries(names.map((name) => [name, null])) as unknown as Benchmark
}
