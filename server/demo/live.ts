import { takeIn } from '../intake/group-commit.ts'
import { readOpportunity } from '../opportunities/read.ts'
import type { Runtime } from '../runtime.ts'
import { MINUTE } from '../time/day.ts'
import { answer } from './answers.ts'
import type { Chance } from './chance.ts'
import { chanceOf } from './chance.ts'
import { responseTo } from './habits.ts'
import type { LeadWish } from './leads.ts'
import { greetingRef, inventLead, liveCampaign } from './leads.ts'
import type { DemoNetwork } from './network.ts'
import { partnerPlans } from './partners.ts'
import { findDueOpportunity, readLastLead, readOpenOffers } from './store.ts'
import { every } from './every.ts'
import { cast } from './users.ts'
import { work } from './work.ts'

/** A demo that was forgotten must not fill the disk. */
const mostLeads = 2000

/**
 * What goes on while somebody watches: leads come in, and partners answer and work as is their habit. What belongs to
 * the partners whose sign-ins are told is left to whoever signs in.
 */
export function startLive(runtime: Runtime, network: DemoNetwork): { stop(): Promise<void> } {
  const started = runtime.now().getTime()
  const chance = chanceOf(`live ${started}`)
  const pause = () =>
    runtime.now().getTime() - started < 60 * MINUTE ? chance.between(15_000, 25_000) : 4 * MINUTE
  const loops = [
    every(runtime, pause, async () => {
      if (await othersBring(runtime, network)) return
      await bringLeads(runtime, network, chance, 'L-', [wishOf(chance)])
    }),
    every(
      runtime,
      () => 2_000,
      () => answerOffers(runtime, network),
    ),
    every(
      runtime,
      () => 20_000,
      () => workOne(runtime, network, chance),
    ),
  ]
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** Of several servers on one database one brings the leads, or there would be too many. */
async function othersBring(runtime: Runtime, { tenantId }: DemoNetwork): Promise<boolean> {
  const { at } = await readLastLead(runtime, tenantId)
  return runtime.now().getTime() - at.getTime() < 12_000
}

/** A few leads at once for whoever comes: something to accept, and three that race against two minutes. */
export const greet = (runtime: Runtime, network: DemoNetwork): Promise<void> =>
  bringLeads(runtime, network, chanceOf(`greeting ${runtime.now().getTime()}`), greetingRef, [
    ...placesOfCast.flatMap((place) => [
      { place, consumer: true },
      { place, consumer: true },
    ]),
    ...Array.from({ length: 3 }, () => ({ campaign: liveCampaign })),
  ])

type Wish = Omit<LeadWish, 'nth' | 'ref'>

const placesOfCast = partnerPlans
  .filter(({ ref }) => cast.some(({ partner }) => partner === ref))
  .map(({ country, postalCode }) => ({ country, postalCode }))

/** Most have two minutes; some go the usual way, a few of them to whoever is signed in. */
function wishOf(chance: Chance): Wish {
  if (chance.happens(0.7)) return { campaign: liveCampaign }
  return chance.happens(0.5) ? { place: chance.pick(placesOfCast), consumer: true } : {}
}

async function bringLeads(
  runtime: Runtime,
  { tenantId, website }: DemoNetwork,
  chance: Chance,
  prefix: string,
  wishes: Wish[],
) {
  const { count } = await readLastLead(runtime, tenantId)
  if (!website || count + wishes.length > mostLeads) return
  const leads = wishes.map((wish, index) => {
    const nth = count + index
    return { input: inventLead(chance, { ...wish, nth, ref: `${prefix}${10_000 + nth}` }), actor: website }
  })
  await takeIn(runtime, tenantId, { key: null, leads })
  runtime.wake()
}

/** Each offer has its answer from the beginning, drawn by its id; it is given when its time has come. */
async function answerOffers(runtime: Runtime, { tenantId, partners }: DemoNetwork): Promise<void> {
  const now = runtime.now()
  for (const offer of await readOpenOffers(runtime, tenantId, new Date(0))) {
    const partner = partners.get(offer.partnerId)
    if (!partner || partner.leftToPeople) continue
    const response = responseTo(offer, partner.habit, partner.calendar, chanceOf(offer.id))
    if (response && response.at <= now) await answer(runtime, partner, offer.id, response.decline)
  }
}

async function workOne(runtime: Runtime, { tenantId, partners }: DemoNetwork, chance: Chance): Promise<void> {
  const busy = [...partners.values()].filter(({ leftToPeople }) => !leftToPeople)
  const due = await findDueOpportunity(
    runtime,
    tenantId,
    busy.map(({ id }) => id),
  )
  const partner = due && partners.get(due.partnerId)
  if (partner) await work(runtime, partner, await readOpportunity(runtime, partner.actor, due.id), chance)
}
