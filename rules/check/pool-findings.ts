import type { Check, CheckedPartner, PoolInCheck } from './context.ts'
import { openingsOver, outsideHours, windowsOf } from './hours.ts'
import type { SoonestOpen } from './hours.ts'
import type { Distribute } from '../distribute.ts'
import type { Path } from '../faults.ts'
import { pointerTo } from '../faults.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import type { Region } from './region.ts'
import { everyLead, someLead } from './region.ts'

/** A rule that distributes, or the fallback, with where it stands. */
interface Distribution {
  ruleKey: string | null
  then: Distribute
  pools: readonly PoolInCheck[]
  regions: readonly Region[]
  path: Path
}

/** What rules want of partners that the network does not have: anybody, enough for a race, somebody in time. */
export function checkPools(check: Check): Finding[] {
  const soonest = openingsOver()
  const { fallback } = check.ruleSet
  const distributions = check.rules.flatMap(({ rule, index, pools, regions }): Distribution[] => {
    const { key, then } = rule
    if (then.do !== 'distribute') return []
    return [{ ruleKey: key, then, pools, regions: regions ?? [], path: ['rules', index, 'then'] }]
  })
  if (fallback) {
    const { fallback: pools } = check
    distributions.push({ ruleKey: null, then: fallback, pools, regions: [everyLead], path: ['fallback'] })
  }
  return distributions.flatMap((one) => ofDistribution(one, soonest, check))
}

function ofDistribution(
  { ruleKey, then, pools, regions, path }: Distribution,
  soonest: (pools: readonly ReadonlySet<CheckedPartner>[]) => SoonestOpen,
  { space }: Check,
): Finding[] {
  const asked = new Set(pools.flatMap(({ partners }) => [...partners]))
  const about = { ruleKey, witness: firstOf(regions, (region) => someLead(region, space)) }
  if (asked.size === 0) {
    return [finding('nobody_in_pool', {}, { ...about, pointer: pointerTo([...path, 'pool']) })]
  }
  const { mode, raceTo } = then
  const findings: Finding[] = []
  if (mode === 'race' && raceTo !== undefined && asked.size < raceTo) {
    const pointer = pointerTo([...path, 'raceTo'])
    const partners = [...asked].map(({ name }) => name)
    findings.push(finding('race_too_small', { raceTo, partners }, { ...about, pointer }))
  }
  // Where only open partners are asked, nobody is asked out of hours.
  if (mode === 'assign' || then.pool.openNow) return findings
  for (const [field, window] of windowsOf(then)) {
    const openings = soonest(pools.map(({ partners }) => partners))
    const late = outsideHours(window, openings, regions, space)
    if (late) findings.push({ ...late, ruleKey, pointer: pointerTo([...path, ...field]) })
  }
  return findings
}

function firstOf<T, R>(list: readonly T[], find: (one: T) => R | null): R | null {
  for (const one of list) {
    const found = find(one)
    if (found !== null) return found
  }
  return null
}
