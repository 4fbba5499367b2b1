import type { OpportunityView } from '../../shared/opportunities.ts'
import { Refused } from '../../shared/refusals.ts'
import { takeBack } from '../offers/give-back.ts'
import { readOpportunity } from '../opportunities/read.ts'
import { DAY } from '../time/day.ts'
import type { Chance } from './chance.ts'
import type { DemoPartner } from './network.ts'
import type { Life } from './past.ts'
import { runtimeAt } from './past.ts'
import { work } from './work.ts'

const workday = 480

/** From acceptance to the end: a partner works an opportunity at its own pace, or lets it lie. */
export function careers(life: Life, partner: DemoPartner, chance: Chance) {
  const { past, network, agenda, routeAgain } = life
  const { habit, calendar, actor } = partner

  const begin = (id: string, acceptedAt: Date) => {
    if (chance.happens(habit.neglects)) return neglect(id, acceptedAt)
    const at = calendar.add(acceptedAt, habit.stride[0] * chance.between(0.1, 1.3) * workday)
    if (at) agenda.putBeside(at, () => goOn(id, id, at))
  }
  const goOn = async (id: string, known: OpportunityView | string, at: Date): Promise<void> => {
    const after = await work(
      runtimeAt(past.runtime, () => at),
      partner,
      known,
      chance,
    )
    if (!after) return
    if (after === 'returned') return agenda.put(at, routeAgain)
    if (after.status === 'postponed') return wake(id, after.postponedUntil!)
    const next = calendar.add(at, chance.between(...habit.stride) * workday)
    if (next) agenda.putBeside(next, () => goOn(id, after, next))
  }
  const wake = (id: string, day: string) => {
    const at = new Date(Date.parse(day) + 1.4 * DAY)
    agenda.putBeside(at, async () => goOn(id, await readOpportunity(past.runtime, actor, id), at))
  }
  /** Nothing happens; the nudges come, and in the end the channel manager may take it back. */
  const neglect = (id: string, acceptedAt: Date) => {
    const { manager } = network
    if (!manager || chance.happens(0.5)) return
    agenda.put(new Date(acceptedAt.getTime() + chance.between(16, 24) * DAY), async () => {
      try {
        await takeBack(past.runtime, manager, id, 'reclaimed', 'No contact with the customer after two weeks')
      } catch (error) {
        if (!(error instanceof Refused)) throw error
      }
      await routeAgain()
    })
  }
  return { begin }
}
