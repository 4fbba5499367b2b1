import { escalateDue } from '../escalation/escalate.ts'
import { distributeWaiting } from '../routing/distribute.ts'
import { MINUTE } from '../time/day.ts'
import { answer } from './answers.ts'
import { careers } from './careers.ts'
import { chanceOf } from './chance.ts'
import { responseTo } from './habits.ts'
import type { Life } from './past.ts'
import { runtimeAt } from './past.ts'
import type { OpenOffer } from './store.ts'
import { readOpenOffers } from './store.ts'

const grid = 30 * MINUTE
const onGrid = (at: Date) => new Date(Math.ceil(at.getTime() / grid) * grid)

/** Keeps an eye on open offers: plans their answers, and lets their ladder climb every half hour. */
export function watchOffers(life: Life) {
  const { past, network, chance, agenda } = life
  const { runtime } = past
  const { tenantId } = network
  const open = new Map<string, OpenOffer>()
  const looks = new Set<number>()

  const see = async (since: Date) => {
    for (const offer of await readOpenOffers(runtime, tenantId, since)) {
      if (open.has(offer.id)) continue
      open.set(offer.id, offer)
      planAnswer(offer)
      for (const step of offer.steps) look(onGrid(step))
    }
  }
  const planAnswer = (offer: OpenOffer) => {
    const partner = network.partners.get(offer.partnerId)
    const response = partner && responseTo(offer, partner.habit, partner.calendar, chance)
    if (!response) return
    const { at, decline } = response
    if (decline)
      return agenda.put(at, async () => {
        if (!open.delete(offer.id)) return
        await answer(runtime, partner, offer.id, decline)
        await routeAgain()
      })
    const career = careers(life, partner, chanceOf(`${chance.next()}`))
    agenda.putBeside(at, async () => {
      if (!open.delete(offer.id)) return
      const opportunityId = await answer(
        runtimeAt(runtime, () => at),
        partner,
        offer.id,
        null,
      )
      if (opportunityId) career.begin(opportunityId, at)
    })
  }
  const look = (at: Date) => {
    if (looks.has(at.getTime())) return
    looks.add(at.getTime())
    agenda.put(at, climb)
  }
  const climb = async () => {
    const now = runtime.now()
    const due = [...open.values()].filter(({ steps }) =>
      steps.some((step) => onGrid(step).getTime() === now.getTime()),
    )
    if (!due.length) return
    while (await escalateDue(runtime, tenantId)) continue
    const expired = due.filter(({ respondBy }) => respondBy <= now)
    for (const { id } of expired) open.delete(id)
    if (expired.length) await routeAgain()
  }
  const routeAgain = async () => {
    while (await distributeWaiting(runtime, tenantId)) continue
    await see(past.now())
  }
  return { see, routeAgain }
}
