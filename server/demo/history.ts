import type { NewLead } from '../../shared/leads.ts'
import { followUps } from '../follow-ups/sweep.ts'
import { takeIn } from '../intake/group-commit.ts'
import { expandOutbox } from '../notifications/expand.ts'
import type { Runtime } from '../runtime.ts'
import { DAY } from '../time/day.ts'
import { newAgenda } from './agenda.ts'
import type { Arrival } from './arrivals.ts'
import { arrivalsOf } from './arrivals.ts'
import type { Chance } from './chance.ts'
import { inventLead } from './leads.ts'
import type { DemoNetwork } from './network.ts'
import type { Past } from './past.ts'
import { watchOffers } from './watch-offers.ts'

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
  const offers = watchOffers({ past, network, chance, agenda, routeAgain: () => offers.routeAgain() })
  await offers.see(new Date(0))
  const received: NewLead[] = []
  for (const arrival of arrivalsOf(from, to, leads, chance))
    agenda.put(arrival.at, async () => {
      await receive(runtime, network, chance, arrival, received)
      await offers.see(past.now())
    })
  for (let day = 1; from.getTime() + day * DAY < to.getTime(); day++)
    agenda.put(new Date(from.getTime() + day * DAY), () => tidy(runtime, network.tenantId))
  await agenda.liveUntil(to, past.moveTo)
  past.moveTo(to)
  await tidy(runtime, network.tenantId)
}

/** What a moment brings; now and then somebody asks a second time. */
async function receive(
  runtime: Runtime,
  { tenantId, website }: DemoNetwork,
  chance: Chance,
  { numbers }: Arrival,
  before: NewLead[],
): Promise<void> {
  const inputs = numbers.map((nth) => {
    const ref = `W-${10_000 + nth}`
    const earlier = chance.happens(0.03) ? before.at(-chance.whole(1, 12)) : undefined
    return earlier ? { ...earlier, externalId: ref, source: 'hotline' } : inventLead(chance, { nth, ref })
  })
  before.push(...inputs)
  const leads = inputs.map((input) => ({ input, actor: website! }))
  await takeIn(runtime, tenantId, { key: null, leads })
}

/** What may wait for a day: nudges, and the mails of the hours before. */
async function tidy(runtime: Runtime, tenantId: string): Promise<void> {
  while (await followUps.work(runtime, tenantId)) continue
  while (await expandOutbox.work(runtime, tenantId)) continue
}
