import type { DeclaredFact } from '../../rules/facts.ts'
import type { SimulationResult } from '../../shared/simulations.ts'
import { transact } from '../db/transact.ts'
import { newDayLedger } from '../partners/days.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import { networkOf } from '../routing/memory.ts'
import { loadNetwork, loadRuleSet, readSettings } from '../routing/store.ts'
import type { Runtime } from '../runtime.ts'
import { instantsOf } from '../scorecards/period.ts'
import { DAY } from '../time/day.ts'
import { holdingTimeOf } from './history.ts'
import { openWorkOf } from './open-work.ts'
import { readFirstDecisions, readHistories, readHolds, readRecorded, readTask } from './period-store.ts'
import type { Recorded } from './recorded.ts'
import type { Course, Network } from './replay.ts'
import { countOn, replay } from './replay.ts'
import type { RulesAtWork } from './rules-at-work.ts'
import { atWork } from './rules-at-work.ts'
import { deleteMoves, insertMoves } from './store.ts'
import { tablesOf } from './table.ts'
import { newTally } from './tally.ts'
import { turnsOf } from './turns.ts'

/** What partners made of the offers of a year says how they hold and answer leads. */
const historyDays = 365
const page = 1000

/**
 * Replays a period's leads on a simulation's rules, and keeps the moves. Reads what was recorded and writes nothing of
 * it; takes the processor for as long as it needs, so it is to run in a thread of its own.
 *
 * @param tell hears how far it is, 0 to 1
 */
export async function backtest(
  runtime: Runtime,
  tenantId: string,
  id: string,
  tell: (progress: number) => void,
): Promise<SimulationResult> {
  const gazetteer = await loadGazetteer(runtime)
  const { ids, version, histories, course } = await prepare(runtime, tenantId, id, gazetteer)
  const past = pastOf(runtime, tenantId, course.settings.declared)
  const tally = newTally(version)
  const read = (from: number) =>
    transact(runtime, { tenantId }, (tx) =>
      readRecorded(tx, tenantId, ids.slice(from, from + page), version !== null),
    )
  let kept = 0
  let next = read(0)
  for (let from = 0; from < ids.length; from += page) {
    const recorded = await next
    // The next page is read while this one is decided.
    next = from + page < ids.length ? read(from + page) : next
    for (const one of recorded) {
      try {
        const network = await past.network(one.decision.networkVersion)
        const rules = await past.rules(one.decision.ruleSetVersion)
        tally.add(one, replay(one, network, rules, course), network, rules, course.rules)
      } catch (error) {
        tally.fail(one.leadId, String((error as Error).message))
      }
    }
    const moves = tally.takeMoves()
    await transact(runtime, { tenantId }, (tx) => insertMoves(tx, tenantId, id, moves, kept))
    kept += moves.length
    tell(Math.min(1, (from + page) / ids.length))
  }
  return tally.result(histories)
}

async function prepare(runtime: Runtime, tenantId: string, id: string, gazetteer: Course['gazetteer']) {
  return transact(runtime, { tenantId }, async (tx) => {
    const settings = await readSettings(tx, tenantId, runtime.now())
    const task = await readTask(tx, tenantId, id)
    if (!task) throw new Error('the simulation is gone')
    const { start, end } = instantsOf(task.asked, settings.timeZone) as { start: Date; end: Date }
    const until = end < runtime.now() ? end : runtime.now()
    await deleteMoves(tx, tenantId, id)
    const histories = await readHistories(tx, tenantId, new Date(end.getTime() - historyDays * DAY), until)
    const holds = await readHolds(tx, tenantId, start, end)
    const days = newDayLedger()
    const course = {
      settings,
      gazetteer,
      rules: atWork(task.content, settings.declared),
      work: openWorkOf(holds, holdingTimeOf(histories), (partnerId, day, more) =>
        countOn(days, partnerId, day, more),
      ),
      turns: turnsOf(),
      days,
      regiven: new Set<string>(),
    }
    const ids = await readFirstDecisions(tx, tenantId, start, end)
    return {
      ids,
      version: task.asked.version ?? null,
      histories,
      course: { ...course, table: tablesOf(course) },
    }
  })
}

/** Networks and rule sets as they were, the latest kept: decisions come in their order, and so do versions. */
function pastOf(runtime: Runtime, tenantId: string, declared: readonly DeclaredFact[]) {
  let network: { version: number; is: Network } | null = null
  const rules = new Map<number | null, RulesAtWork>()
  return {
    async network(version: Recorded['decision']['networkVersion']): Promise<Network> {
      if (network?.version === version) return network.is
      const partners = await transact(runtime, { tenantId }, (tx) => loadNetwork(tx, tenantId, version))
      network = { version, is: networkOf(partners) }
      return network.is
    },
    async rules(version: number | null): Promise<RulesAtWork> {
      const known = rules.get(version)
      if (known) return known
      const ruleSet = await transact(runtime, { tenantId }, (tx) => loadRuleSet(tx, tenantId, version))
      const found = atWork(ruleSet, declared)
      rules.set(version, found)
      return found
    },
  }
}
