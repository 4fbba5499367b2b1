import type { Distribute } from '../../rules/distribute.ts'
import { defaultPerformanceFloor } from '../../rules/distribute.ts'
import { takenBy } from '../partners/days.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { attendanceAt } from './attendance.ts'
import type { Table } from './decide.ts'
import type { Standing } from './eligibility.ts'
import type { Planning } from './plan.ts'
import { floorOf, shareOf } from './shares.ts'

/** Whether an order compares what each partner has had. */
export const takesTurns = ({ orders }: Distribute) =>
  orders.includes('round_robin') || orders.includes('weighted') || orders.includes('best_performing')

/** What deciding reads, over the tenant's memory and the counters of this batch. */
export function tableOf(
  { memory, openWork, now }: Planning,
  attendance = attendanceAt(memory.settings, now),
): Table {
  const { rules, tiers, partners, byId, coverage } = memory
  const floors = new WeakMap<readonly RoutingPartner[], number>()
  return {
    rules,
    tiers,
    partners,
    byId,
    coverage,
    attendance,
    standing({ key, then }, partner, pool) {
      const shareIn = (one: RoutingPartner) => shareOf(memory.ledger, key, one, pool, attendance.since)
      const standing: Standing = {
        openWork: openWork.get(partner.id) ?? 0,
        taken: partner.caps && takenBy(memory.days, partner.id, attendance.today(partner)),
        given: 0,
        turn: 0,
        performance: 0,
        behind: 0,
      }
      if (!takesTurns(then)) return standing
      const { given, turn } = shareIn(partner)
      if (!then.orders.includes('best_performing')) return { ...standing, given, turn }
      const floor =
        floors.get(pool) ??
        floorOf(pool, then.performanceFloor ?? defaultPerformanceFloor, (one) => shareIn(one).given)
      floors.set(pool, floor)
      const performance = partner.performance ?? memory.performance
      return { ...standing, given, turn, performance, behind: Math.max(0, floor - given) }
    },
  }
}
