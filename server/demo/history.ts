import { escalateDue } from '../escalation/escalate.ts'
import { followUps } from '../follow-ups/sweep.ts'
import { takeIn } from '../intake/group-commit.ts'
import { expandOutbox } from '../notifications/expand.ts'
import { distributeWaiting } from '../routing/distribute.ts'
import type { Runtime } from '../runtime.ts'
import { DAY, MINUTE } from '../time/day.ts'
import { newAgenda } from './agenda.ts'
import type { Agenda } from './agenda.ts'
import { answer } from './answers.ts'
import type { Arrival } from './arrivals.ts'
import { arrivalsOf } from './arrivals.ts'
import { careers } from './careers.ts'
import type { Chance } from './chance.ts'
import { chanceOf } from './chance.ts'
import { responseTo } from './habits.ts'
import { inventLead } from './leads.ts'
import type { DemoNetwork } from './network.ts'
import type { Past } from './make.ts'
import { runtimeAt } from './make.ts'
import type { OpenOffer } from './store.ts'
import { readOpenOffers } from './store.ts'

/** The past as it is being lived through: every use case finds the clock where its moment is. */
export interface Life {
  past: Past
  network: DemoNetwork
  chance: Chance
  agenda: Agenda
  /** Leads that came back wait: somebody must route them. */
  routeAgain(): Promise<void>
}

/**
 * Lives through the days up to a moment by the product's own use cases: leads come in, partners answer and work, the
 * clockwork does what is due. What concerns one offer or opportunity alone goes on beside the rest.
 *
 * @param leads how many have come in before
 */
export async function liveThrough(
  past: Past,
  network: DemoNetwork,
  chance: Chance,
  { to, leads }: { to: Date; leads: number },
): Promise<void> {
  const { runtime } = past
  const from = past.now()
  const agenda = newAgenda()
  const offers = offersOf({ past, network, chance, agenda, routeAgain: () => offers.routeAgain() })
  await offers.see(new Date(0))
  for (const arrival of arrivalsOf(from, to, leads, chance))
    agenda.put(arrival.at, async () => {
      await receive(runtime, network, chance, arrival)
      await offers.see(past.now())
    })
  for (let day = 1; from.getTime() + day * DAY < to.getTime(); day++)
    agenda.put(new Date(from.getTime() + day * DAY), () => tidy(runtime, network.tenantId))
  await agenda.liveUntil(to, past.moveTo)
  past.moveTo(to)
  await tidy(runtime, network.tenantId)
}

async function receive(
  runtime: Runtime,
  { tenantId, website }: DemoNetwork,
  chance: Chance,
  arrival: Arrival,
) {
  const leads = arrival.numbers.map((nth) => ({
    input: inventLead(chance, { nth, ref: `W-${10_000 + nth}` }),
    actor: website!,
  }))
  await takeIn(runtime, tenantId, { key: null, leads })
}

/** What may wait for a day: nudges, and the mails of the hours before. */
async function tidy(runtime: Runtime, tenantId: string): Promise<void> {
  while (await followUps.work(runtime, tenantId)) continue
  while (await expandOutbox.work(runtime, tenantId)) continue
}

const grid = 30 * MINUTE
const onGrid = (at: Date) => new Date(Math.ceil(at.getTime() / grid) * grid)

/** Keeps an eye on open offers: plans their answers, and lets their ladder climb every half hour. */
function offersOf(life: Life) {
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
