import type {
  OutcomeCounts,
  PartnerResult,
  SimulatedMove,
  SimulationResult,
  SimulationSide,
} from '../../shared/simulations.ts'
import type { History } from './history.ts'
import { figuresFrom, meanOver } from './history.ts'
import type { Decision } from '../routing/decide.ts'
import type { Recorded } from './recorded.ts'
import { differingParts, textOf } from './recorded.ts'
import type { Network, Replayed } from './replay.ts'
import type { RulesAtWork } from './rules-at-work.ts'

/** How many moves and faults are kept with a simulation; all are counted. */
export const movesKept = 5000
const examplesKept = 20

interface Beside {
  outcomes: OutcomeCounts
  unassigned: Record<string, number>
  capacityHit: number
  capHit: number
  leads: Map<string, number>
  passedOver: Map<string, number>
}

/** What is counted while leads are replayed. */
export interface Tally {
  add(
    recorded: Recorded,
    replayed: Replayed,
    network: Network,
    recordedRules: RulesAtWork,
    rules: RulesAtWork,
  ): void
  fail(leadId: string, message: string): void
  /** The moves since it was asked last. */
  takeMoves(): SimulatedMove[]
  result(histories: ReadonlyMap<string | null, History>): SimulationResult
}

/** @param version the published version that is simulated; null for a draft */
export function newTally(version: number | null): Tally {
  const before = nothingYet()
  const after = nothingYet()
  const faults: SimulationResult['faults'] = { count: 0, first: [] }
  const reproduced = { of: 0, exact: 0, first: [] as { leadId: string; differs: string }[] }
  const sum = { leads: 0, moved: 0, lost: 0, otherRule: 0, kept: 0 }
  let moves: SimulatedMove[] = []

  function compare({ leadId, decision }: Recorded, again: Replayed) {
    if (version === null || decision.ruleSetVersion !== version) return
    reproduced.of += 1
    const differs = differingParts(decision, again.kept())
    if (!differs.length) reproduced.exact += 1
    else if (reproduced.first.length < examplesKept)
      reproduced.first.push({ leadId, differs: differs.join(', ') })
  }

  return {
    add(recorded, replayed, network, recordedRules, rules) {
      const { decision } = recorded
      sum.leads += 1
      const full = (test: 'capacity_left' | 'cap_left') =>
        (decision.missed[test] ?? []).map((place) => network.partners[place]!.id)
      count(before, decision, { capacity_left: full('capacity_left'), cap_left: full('cap_left') })
      count(after, replayed.decided, replayed.decided.choice?.missed ?? {})
      compare(recorded, replayed)
      if (!replayed.moved) {
        if (decision.partnerId !== null && decision.ruleKey !== replayed.decided.ruleKey) sum.otherRule += 1
        return
      }
      sum.moved += 1
      if (decision.partnerId !== null && replayed.decided.outcome === 'unassigned') sum.lost += 1
      if (sum.kept >= movesKept) return
      sum.kept += 1
      moves.push(moveOf(recorded, replayed.decided, recordedRules, rules))
    },
    fail(leadId, message) {
      faults.count += 1
      if (faults.first.length < examplesKept) faults.first.push({ leadId, message: message.slice(0, 300) })
    },
    takeMoves() {
      const taken = moves
      moves = []
      return taken
    },
    result: (histories) => ({
      leads: sum.leads,
      moved: sum.moved,
      lost: sum.lost,
      otherRule: sum.otherRule,
      movesKept: sum.kept,
      before: sideOf(before, histories),
      after: sideOf(after, histories),
      partners: partnersOf(before, after, histories),
      faults,
      reproduced: version === null ? null : reproduced,
    }),
  }
}

const nothingYet = (): Beside => ({
  outcomes: { offered: 0, assigned: 0, unassigned: 0, held: 0, closed: 0 },
  unassigned: {},
  capacityHit: 0,
  capHit: 0,
  leads: new Map(),
  passedOver: new Map(),
})

type End = Pick<Decision, 'outcome' | 'reason' | 'partnerId'>

function count(
  beside: Beside,
  { outcome, reason, partnerId }: End,
  { capacity_left: full = [], cap_left: capped = [] }: Partial<Record<string, readonly string[]>>,
): void {
  beside.outcomes[outcome] += 1
  if (partnerId !== null) more(beside.leads, partnerId)
  if (outcome === 'unassigned') {
    const why = reason ?? 'nobody_eligible'
    beside.unassigned[why] = (beside.unassigned[why] ?? 0) + 1
  }
  if (full.length) beside.capacityHit += 1
  if (capped.length) beside.capHit += 1
  for (const id of full) more(beside.passedOver, id)
  for (const id of capped) more(beside.passedOver, id)
}

const more = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1)

type Ending = End & Pick<Decision, 'ruleKey' | 'widened'>

function moveOf(
  { leadId, decision }: Recorded,
  after: Ending,
  recordedRules: RulesAtWork,
  rules: RulesAtWork,
): SimulatedMove {
  const { facts } = decision
  const decided = ({ outcome, reason, ruleKey, partnerId, widened }: Ending, by: RulesAtWork) => ({
    outcome,
    reason,
    ruleKey,
    ruleName: ruleKey === null ? null : by.nameOf(ruleKey),
    partnerId,
    widened,
  })
  return {
    leadId,
    at: decision.at,
    lead: {
      productLine: textOf(facts, 'productLine'),
      quantity: typeof facts.quantity === 'number' ? facts.quantity : null,
      country: textOf(facts, 'country') ?? '',
      postalCode: textOf(facts, 'postalCode'),
      town: textOf(facts, 'town'),
    },
    before: decided(decision, recordedRules),
    after: decided(after, rules),
  }
}

const sideOf = (beside: Beside, histories: ReadonlyMap<string | null, History>): SimulationSide => ({
  outcomes: beside.outcomes,
  unassigned: beside.unassigned,
  capacityHit: beside.capacityHit,
  capHit: beside.capHit,
  acceptMinutes: meanOver(beside.leads, (id) => figuresFrom(histories.get(id)).acceptMinutes.value),
  conversionRate: meanOver(beside.leads, (id) => figuresFrom(histories.get(id)).conversionRate.value),
})

/** Every partner that has leads or is passed over on either side; most leads first. */
function partnersOf(
  before: Beside,
  after: Beside,
  histories: ReadonlyMap<string | null, History>,
): PartnerResult[] {
  const ids = new Set(
    [before, after].flatMap(({ leads, passedOver }) => [...leads.keys(), ...passedOver.keys()]),
  )
  const given = ({ leads }: Beside) => [...leads.values()].reduce((sum, one) => sum + one, 0)
  const [all, allAfter] = [given(before), given(after)]
  const beside = ({ leads, passedOver }: Beside, of: number, id: string) => ({
    leads: leads.get(id) ?? 0,
    share: of === 0 ? null : (leads.get(id) ?? 0) / of,
    passedOver: passedOver.get(id) ?? 0,
  })
  return [...ids]
    .map((partnerId) => ({
      partnerId,
      before: beside(before, all, partnerId),
      after: beside(after, allAfter, partnerId),
      ...figuresFrom(histories.get(partnerId)),
    }))
    .sort((a, b) => b.after.leads - a.after.leads || (a.partnerId < b.partnerId ? -1 : 1))
}
