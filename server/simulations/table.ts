import { newDayLedger } from '../partners/days.ts'
import type { Table } from '../routing/decide.ts'
import { tableOf } from '../routing/plan.ts'
import type { Recall } from './recall.ts'
import type { Course, Network } from './replay.ts'

const unheld = new Map<string, number>()
const noId = () => ''
const unknown = { given: 0, turn: 0, taken: null, performance: 0, behind: 0 }

/** What deciding reads at a moment of the simulation: the record where it tells, the course where it does not. */
export function tableAt(course: Course, network: Network, now: Date, recall: Recall): Table {
  const { settings, gazetteer, rules, work, turns } = course
  const memory = {
    at: now,
    settings,
    ...network,
    ...rules,
    canary: null,
    ledger: turns.ledger,
    days: newDayLedger(),
  }
  const table = tableOf({ memory, gazetteer, openWork: unheld, newId: noId, now })
  return {
    ...table,
    standing(step, partner, pool) {
      const recalled = recall(step, partner)
      const openWork = work.simulated(partner.id)
      if (recalled?.figures || recalled?.miss) return { ...unknown, openWork, recalled }
      return { ...table.standing(step, partner, pool), openWork }
    },
  }
}
