import { compile } from '../../rules/compile.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { accountKey } from '../partners/company.ts'
import type { DayLedger } from '../partners/days.ts'
import { newDayLedger } from '../partners/days.ts'
import { loadDays, lockDistributor } from '../partners/days-store.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Runtime } from '../runtime.ts'
import type { RulesInMemory } from './canary.ts'
import type { Coverage } from './coverage.ts'
import { coverageOf } from './coverage.ts'
import type { Ledger } from './shares.ts'
import { newLedger } from './shares.ts'
import type { Settings } from './store.ts'
import { loadNetwork, loadRuleSet, loadShares, readSettings } from './store.ts'

/** What the distributor keeps of a tenant between batches; each part carries the version that proves it current. */
export interface Memory extends RulesInMemory {
  /** The moment of this batch: what routes is what was live then, and its decisions are made then. */
  at: Date
  settings: Settings
  partners: readonly RoutingPartner[]
  byId: ReadonlyMap<string, RoutingPartner>
  /** A partner's place in the network's order. */
  placeOf: ReadonlyMap<string, number>
  coverage: Coverage
  /** The rules of `settings.canary`. */
  canary: RulesInMemory | null
  ledger: Ledger
  /** What capped partners have been given on which day. */
  days: DayLedger
  /** Whose named account a company is: the partner's id by account key. */
  accounts: ReadonlyMap<string, string>
  /** The mean of the published scores: where a partner begins that has none; 0 before the first. */
  performance: number
  /** Ids of the partners that have caps. */
  capped: readonly string[]
}

const memories = new WeakMap<Runtime, Map<string, Memory>>()
const queues = new WeakMap<Runtime, Map<string, Promise<unknown>>>()

/**
 * Runs `work` as the tenant's one distributor: one at a time in this process by a queue, and among servers by an
 * advisory lock that ends with the transaction. What it changes in memory is forgotten when the transaction fails.
 */
export function asDistributor<T>(
  runtime: Runtime,
  tenantId: string,
  work: (tx: Tx, memory: Memory) => Promise<T>,
): Promise<T> {
  const waiting = of(queues, runtime)
  const before = waiting.get(tenantId) ?? Promise.resolve()
  const turn = before.then(() => distributeNow(runtime, tenantId, work))
  waiting.set(
    tenantId,
    turn.catch(() => undefined),
  )
  return turn
}

async function distributeNow<T>(
  runtime: Runtime,
  tenantId: string,
  work: (tx: Tx, memory: Memory) => Promise<T>,
): Promise<T> {
  const known = of(memories, runtime)
  // Taken out until the commit: what fails, or is tried again after a deadlock, starts from the rows.
  let old = known.get(tenantId)
  let memory: Memory | undefined
  known.delete(tenantId)
  const result = await transact(runtime, { tenantId }, async (tx) => {
    // One after the other: a statement sent together with the lock may run before it, and see what is no longer so.
    await lockDistributor(tx, tenantId)
    const at = runtime.now()
    const settings = await readSettings(tx, tenantId, at)
    memory = await refresh(tx, tenantId, old, settings, at)
    old = undefined
    return work(tx, memory)
  })
  if (memory) known.set(tenantId, memory)
  return result
}

/** The memory of a moment; what of the old one is current still is kept. */
export async function refresh(
  tx: Tx,
  tenantId: string,
  old: Memory | undefined,
  settings: Settings,
  at: Date,
): Promise<Memory> {
  const sameNetwork = old?.settings.networkVersion === settings.networkVersion
  // A turn that went back means that a transaction was undone after it had changed the shares here.
  const ledger = old && old.ledger.turn <= settings.turn ? old.ledger : newLedger()
  if (ledger.turn < settings.turn) await loadShares(tx, tenantId, ledger, settings.turn)
  const network = sameNetwork
    ? pick(old!)
    : networkOf(await loadNetwork(tx, tenantId, settings.networkVersion))
  // A partner that has caps now has been counted all the while.
  const days = sameNetwork ? old!.days : newDayLedger()
  if (days.stamp < settings.dayStamp) await loadDays(tx, tenantId, days, network.capped, at)
  days.stamp = settings.dayStamp
  // Rules are compiled for the fields that were declared then.
  const known = old?.settings.fieldsVersion === settings.fieldsVersion ? old : undefined
  return {
    at,
    settings,
    ...network,
    ...(await rulesOf(tx, tenantId, settings.ruleSetVersion, known, settings.declared)),
    canary:
      settings.canary && (await rulesOf(tx, tenantId, settings.canary.version, known, settings.declared)),
    ledger,
    days,
  }
}

/** Learns of leads that this transaction has taken back from partners. */
export const refreshDays = (tx: Tx, tenantId: string, { days, capped, at }: Memory) =>
  loadDays(tx, tenantId, days, capped, at)

const pick = ({ partners, byId, placeOf, coverage, accounts, performance, capped }: Memory) => ({
  partners,
  byId,
  placeOf,
  coverage,
  accounts,
  performance,
  capped,
})

/** A version's rules, from memory where they are: a canary that is promoted is compiled already. */
async function rulesOf(
  tx: Tx,
  tenantId: string,
  version: number | null,
  old: Memory | undefined,
  declared: Settings['declared'],
): Promise<RulesInMemory> {
  if (old && old.settings.ruleSetVersion === version) return { rules: old.rules, tiers: old.tiers }
  if (old?.canary && old.settings.canary?.version === version) return old.canary
  const ruleSet = await loadRuleSet(tx, tenantId, version)
  return { rules: compile(ruleSet, declared), tiers: ruleSet.tiers ?? [] }
}

/** The network in its fixed order: by partner id. */
export function networkOf(partners: RoutingPartner[]) {
  const ordered = [...partners].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    partners: ordered,
    byId: new Map(ordered.map((partner) => [partner.id, partner])),
    placeOf: new Map(ordered.map((partner, place) => [partner.id, place])),
    coverage: coverageOf(ordered),
    accounts: accountsOf(ordered),
    performance: meanOf(ordered.flatMap(({ performance }) => performance ?? [])),
    capped: ordered.filter(({ caps }) => caps).map(({ id }) => id),
  }
}

const meanOf = (scores: number[]) =>
  scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : 0

/** An account that two partners name is the earlier one's; saving the second is refused. */
function accountsOf(partners: readonly RoutingPartner[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const { id, accounts, status } of partners) {
    if (status === 'ended') continue
    for (const account of accounts) {
      const key = accountKey(account)
      if (key && !owners.has(key)) owners.set(key, id)
    }
  }
  return owners
}

function of<V>(store: WeakMap<Runtime, Map<string, V>>, runtime: Runtime): Map<string, V> {
  const found = store.get(runtime) ?? new Map<string, V>()
  store.set(runtime, found)
  return found
}
