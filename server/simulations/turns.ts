import type { RoutingPartner } from '../partners/partner.ts'
import type { Ranked } from '../routing/choose.ts'
import type { Ledger } from '../routing/shares.ts'
import { give, newLedger, sharesOf } from '../routing/shares.ts'

/**
 * Whose turn it is under each rule. As long as a rule's leads go where they went, the recorded figures say it; from the
 * first lead on that goes elsewhere, the rule's turns are the simulation's own, counted on from where they stood.
 */
export interface Turns {
  readonly ledger: Ledger
  /** The rule's turns are no longer the recorded ones. */
  parted(ruleKey: string): boolean
  part(ruleKey: string): void
  /** Learns how the partners of a rule stood when a decision was recorded. */
  learn(
    ruleKey: string,
    ranking: readonly Ranked[],
    weightOf: (partnerId: string) => number,
    at: number,
  ): void
  give(ruleKey: string, partner: RoutingPartner, at: number): void
}

export function turnsOf(): Turns {
  const ledger = newLedger()
  const own = new Set<string>()
  return {
    ledger,
    parted: (ruleKey) => own.has(ruleKey),
    part: (ruleKey) => void own.add(ruleKey),
    learn(ruleKey, ranking, weightOf, at) {
      if (own.has(ruleKey)) return
      const shares = sharesOf(ledger, ruleKey)
      for (const { partnerId, figures } of ranking) {
        if (figures.share === undefined && figures.turn === undefined) return
        const known = shares.get(partnerId)
        const given = figures.share === undefined ? (known?.given ?? 0) : figures.share * weightOf(partnerId)
        const turn = figures.turn ?? known?.turn ?? 0
        shares.set(partnerId, { given, turn, stamp: turn, levelledAt: at })
        ledger.turn = Math.max(ledger.turn, turn)
      }
    },
    give(ruleKey, partner, at) {
      const shares = sharesOf(ledger, ruleKey)
      if (!shares.has(partner.id)) shares.set(partner.id, { given: 0, turn: 0, stamp: 0, levelledAt: at })
      give(ledger, ruleKey, partner)
      // Nothing is written from here, so nothing need be remembered for it.
      ledger.changed.clear()
    },
  }
}
