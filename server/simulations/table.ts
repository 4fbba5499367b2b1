import type { Table } from '../routing/decide.ts'
import { tableOf } from '../routing/plan.ts'
import type { Recall } from './recall.ts'
import type { Course, Network } from './replay.ts'

const unheld = new Map<string, number>()
const noId = () => ''
const unknown = { given: 0, turn: 0, taken: null, performance: 0, behind: 0 }

/** What deciding reads at a moment of the simulation: the record where it tells, the course where it does not. */
export function tableAt(course: Course, network: Network, now: Date, recall: Recall | null): Table {
  const { settings, gazetteer, rules, work, turns, days } = course
  const memory = { at: now, settings, ...network, ...rules, canary: null, ledger: turns.ledger, days }
  const table = tableOf({ memory, gazetteer, openWork: unheld, newId: noId, now })
  return {
    ...table,
    standing(step, partner, pool) {
      const recalled = recall?.(step, partner)
      // Nothing is to be found out.
      if (recalled?.miss !== undefined) return { ...unknown, openWork: 0, recalled }
      const standing = table.standing(step, partner, pool)
      standing.openWork = work.simulated(partner.id)
      if (recalled) standing.recalled = recalled
      return standing
    },
  }
}
