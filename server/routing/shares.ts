import type { RoutingPartner } from '../partners/partner.ts'

/**
 * What one partner has had of one rule's leads. `turn` is the tenant's turn at which it was last chosen, 0 for never;
 * `stamp` the turn at which this was last written, so that servers learn of each other's; `levelledAt` in
 * milliseconds since 1970.
 */
export interface Share {
  given: number
  turn: number
  stamp: number
  levelledAt: number
}

/** The shares of a tenant, by rule key and partner id, with what has changed since they were last written. */
export interface Ledger {
  turn: number
  readonly shares: Map<string, Map<string, Share>>
  readonly changed: Map<string, { ruleKey: string; partnerId: string; share: Share }>
}

export const newLedger = (): Ledger => ({ turn: -1, shares: new Map(), changed: new Map() })

export const sharesOf = ({ shares }: Ledger, ruleKey: string) => {
  const found = shares.get(ruleKey) ?? new Map<string, Share>()
  shares.set(ruleKey, found)
  return found
}

/**
 * The partner's share, set level with the others of the pool when it is new to the rule or back from an absence: it
 * starts where the one furthest behind stands, so it neither catches up nor waits.
 *
 * @param pool made for one lead: what was found of it holds for that lead alone
 * @param sinceOf since when a partner takes leads, in milliseconds since 1970
 */
export function shareOf(
  ledger: Ledger,
  ruleKey: string,
  partner: RoutingPartner,
  pool: readonly RoutingPartner[],
  sinceOf: (partner: RoutingPartner) => number,
): Share {
  const shares = sharesOf(ledger, ruleKey)
  const own = shares.get(partner.id)
  const since = sinceOf(partner)
  if (own && own.levelledAt >= since) return own
  const level = lowestLevel(shares, pool, sinceOf)
  return keep(ledger, ruleKey, partner.id, {
    given: Math.max(own?.given ?? 0, level * partner.weight),
    turn: own?.turn ?? 0,
    levelledAt: since,
  })
}

const levels = new WeakMap<readonly RoutingPartner[], { of: Map<string, Share>; level: number }>()

/** Found once a pool: a newcomer that is set level with the lowest does not move it. */
function lowestLevel(
  shares: Map<string, Share>,
  pool: readonly RoutingPartner[],
  sinceOf: (partner: RoutingPartner) => number,
): number {
  const known = levels.get(pool)
  if (known?.of === shares) return known.level
  let lowest = Infinity
  for (const partner of pool) {
    const share = shares.get(partner.id)
    if (share && share.levelledAt >= sinceOf(partner)) lowest = Math.min(lowest, share.given / partner.weight)
  }
  const level = lowest === Infinity ? 0 : lowest
  levels.set(pool, { of: shares, level })
  return level
}

/**
 * What every partner of the pool is to have had of the rule's leads at least: that part of an equal share.
 *
 * @param floor 0 to 1
 */
export function floorOf(
  pool: readonly RoutingPartner[],
  floor: number,
  givenTo: (partner: RoutingPartner) => number,
) {
  const total = pool.reduce((sum, partner) => sum + givenTo(partner), 0)
  return (floor * total) / pool.length
}

/** Counts one lead of the rule for the partner. */
export function give(ledger: Ledger, ruleKey: string, partner: RoutingPartner): void {
  const share = sharesOf(ledger, ruleKey).get(partner.id)!
  keep(ledger, ruleKey, partner.id, { ...share, given: share.given + 1, turn: ledger.turn + 1 })
}

function keep(ledger: Ledger, ruleKey: string, partnerId: string, next: Omit<Share, 'stamp'>): Share {
  ledger.turn += 1
  const share = { ...next, stamp: ledger.turn }
  sharesOf(ledger, ruleKey).set(partnerId, share)
  ledger.changed.set(`${ruleKey} ${partnerId}`, { ruleKey, partnerId, share })
  return share
}
