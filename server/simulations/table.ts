import type { Table } from '../routing/decide.ts'
import { tableOf } from '../routing/table.ts'
import type { Recall } from './recall.ts'
import type { Course, Network } from './replay.ts'

/** What deciding reads at a moment of the simulation: the record where it tells, the course where it does not. */
export type TableAt = (network: Network, at: number, recall: Recall | null) => Table

const unheld = new Map<string, number>()
const noId = () => ''
const unknown = { given: 0, turn: 0, taken: null, performance: 0, behind: 0 }

/** Leads that came in one call share what holds for their moment: who is away, who is open. */
export function tablesOf(course: Omit<Course, 'table'>): TableAt {
  let last: { network: Network; at: number; table: Table } | null = null
  let recall: Recall | null = null
  return (network, at, recalled) => {
    recall = recalled
    if (last?.network !== network || last.at !== at)
      last = { network, at, table: tableAt(course, network, new Date(at), () => recall) }
    return last.table
  }
}

function tableAt(
  { settings, gazetteer, rules, work, turns, days }: Omit<Course, 'table'>,
  network: Network,
  now: Date,
  recalling: () => Recall | null,
): Table {
  const memory = { at: now, settings, ...network, ...rules, canary: null, ledger: turns.ledger, days }
  const table = tableOf({ memory, gazetteer, openWork: unheld, newId: noId, now })
  return {
    ...table,
    standing(step, partner, pool) {
      const recalled = recalling()?.(step, partner)
      // Nothing is to be found out.
      if (recalled?.miss !== undefined) return { ...unknown, openWork: 0, recalled }
      const standing = table.standing(step, partner, pool)
      standing.openWork = work.simulated(partner.id)
      if (recalled) standing.recalled = recalled
      return standing
    },
  }
}
