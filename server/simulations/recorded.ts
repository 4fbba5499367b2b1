import type { Facts } from '../../rules/facts.ts'
import type { Why } from '../../shared/why.ts'
import type { KeptDecision } from '../routing/decision-store.ts'

/** A lead's first decision as it was kept, with what is not kept of the lead: who it is about. */
export interface Recorded {
  leadId: string
  decision: KeptDecision & { why: Why[] }
  company: string | null
  domain: string | null
}

/** The parts of a decision by which two are held against each other. */
export const comparedParts = [
  'outcome',
  'reason',
  'ruleKey',
  'widened',
  'partnerId',
  'ranking',
  'moreRanked',
  'missed',
  'why',
  'fault',
] as const
export type Compared = Pick<Recorded['decision'], (typeof comparedParts)[number]>

/** The parts that differ, byte for byte; none where both decisions are the same. */
export const differingParts = (one: Compared, other: Compared): string[] =>
  comparedParts.filter((part) => canonical(one[part]) !== canonical(other[part]))

/** JSON with the keys of every object in order. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

export const textOf = (facts: Facts, name: string): string | null =>
  typeof facts[name] === 'string' ? facts[name] : null
