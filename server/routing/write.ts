import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { insertOffers } from '../offers/store.ts'
import { openOpportunities } from '../opportunities/open.ts'
import { saveDays } from '../partners/days-store.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import { firstContactDue } from '../opportunities/first-contact.ts'
import { givenIn } from './aftermath.ts'
import type { Memory } from './memory.ts'
import type { Route } from './plan.ts'
import { insertDecisions } from './decision-store.ts'
import { saveShares } from './store.ts'

/** Writes decisions, offers, shares, counted days, and the opportunities of leads that were assigned without asking. */
export async function writeRoutes(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  routes: Route[],
  memory: Memory,
  now: Date,
): Promise<void> {
  for (const { lead, decision } of routes)
    if (decision.reason === 'routing_fault')
      runtime.log.error(
        { tenantId: actor.tenantId, leadId: lead.id, fault: decision.fault },
        'a lead could not be routed and is held',
      )
  const offers = routes.flatMap((route) => givenIn(route).map(({ offer }) => offer))
  await Promise.all([
    insertDecisions(tx, actor.tenantId, routes, memory, now),
    insertOffers(tx, actor.tenantId, offers),
    saveShares(tx, actor.tenantId, memory.ledger),
    saveDays(tx, actor.tenantId, memory.days),
  ])
  await openAssigned(tx, runtime, actor, routes, memory, now)
}

async function openAssigned(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  routes: Route[],
  memory: Memory,
  now: Date,
) {
  const openings = routes.flatMap(({ status, lead, partner, offer }) =>
    status === 'accepted' && partner && offer
      ? [
          {
            leadId: lead.id,
            partnerId: partner.id,
            offerId: offer.id,
            pipelineKey: offer.pipeline,
            productLine: lead.productLine,
            amount: lead.budget,
            currency: lead.currency ?? memory.settings.currency,
            firstContactDue: firstContactDue(calendarOf(partner, memory.settings), lead.grade, now),
          },
        ]
      : [],
  )
  await openOpportunities(tx, runtime, actor, openings, now)
}
