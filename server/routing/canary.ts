import { createHash } from 'node:crypto'
import type { CompiledRuleSet } from '../../rules/compile.ts'
import type { CanaryFigures, CanaryGuard, CanarySide } from '../../shared/rules.ts'
import type { Memory } from './memory.ts'

/** The version that takes a share of the leads beside the live one. */
export interface Canary {
  version: number
  /** 0 to 1. */
  share: number
  /** Since when, ISO 8601. */
  since: string
}

export interface RulesInMemory {
  rules: CompiledRuleSet
  tiers: readonly string[]
}

/** The rules by which one lead goes, and their version. */
export interface Side extends RulesInMemory {
  version: number | null
}

/**
 * Whether a lead goes by the canary: decided by its id alone, so that it stays with its side when it comes back after a
 * decline, on whichever server. Leads that came in before the canary began finish by the live version.
 */
export const takesCanary = ({ share, since }: Canary, lead: { id: string; receivedAt: Date }): boolean =>
  lead.receivedAt >= new Date(since) && placeOf(lead.id) < share

/** A place from 0 to 1, spread evenly over ids. */
const placeOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32

/** The rules by which a lead goes: the canary's for its share of the leads, the live ones for all others. */
export function sideOf(memory: Memory, lead: { id: string; receivedAt: Date }): Side {
  const { settings, canary, rules, tiers } = memory
  return canary && settings.canary && takesCanary(settings.canary, lead)
    ? { version: settings.canary.version, ...canary }
    : { version: settings.ruleSetVersion, rules, tiers }
}

/** A median below a minute is taken for one: between two instant answers there is no slower one. */
const shortest = 1

/**
 * Why the canary is to be rolled back, or null. Nothing is said before both sides have the guard's `minLeads` answered.
 */
export function failsGuard(
  { live, canary }: Pick<CanaryFigures, 'live' | 'canary'>,
  guard: CanaryGuard,
): CanaryFigures['why'] {
  if (Math.min(live.answered, canary.answered) < guard.minLeads) return null
  if (refusedPart(canary) - refusedPart(live) > guard.declinesMoreBy / 100) return 'declines'
  const [slow, usual] = [canary.acceptMinutesMedian, live.acceptMinutesMedian]
  if (slow === null || usual === null) return null
  return Math.max(slow, shortest) > guard.slowerThan * Math.max(usual, shortest) ? 'slower' : null
}

/** Declined and expired ÷ answered; 0 where nothing was answered. */
const refusedPart = ({ accepted, refused }: CanarySide) =>
  accepted + refused ? refused / (accepted + refused) : 0
