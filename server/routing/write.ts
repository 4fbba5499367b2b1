import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import type { Change } from '../audit/record.ts'
import type { Notification } from '../notifications/owe.ts'
import { insertOffers } from '../offers/store.ts'
import { openOpportunities } from '../opportunities/open.ts'
import type { CounterChange } from '../partners/counters.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import { firstContactDue } from '../opportunities/first-contact.ts'
import type { Memory } from './memory.ts'
import type { Route } from './plan.ts'
import { offerNews } from './plan.ts'
import { insertDecisions, saveShares } from './store.ts'

/** What follows from routes besides their own rows; the caller writes it with what it has itself to tell. */
export interface Aftermath {
  changes: Change[]
  notifications: Notification[]
  counters: CounterChange[]
}

/** Writes decisions, offers, shares, and the opportunities of leads that were assigned without asking. */
export async function writeRoutes(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  routes: Route[],
  memory: Memory,
  now: Date,
): Promise<Aftermath> {
  const offers = routes.flatMap((route) => route.offer ?? [])
  await insertDecisions(tx, actor.tenantId, routes, memory, now)
  await Promise.all([insertOffers(tx, actor.tenantId, offers), saveShares(tx, actor.tenantId, memory.ledger)])
  await openAssigned(tx, runtime, actor, routes, memory, now)
  return {
    changes: routes.map(changeOf),
    notifications: routes.flatMap((route) => newsOf(route, memory)),
    counters: routes.flatMap(({ partner, status }) =>
      partner
        ? [{ partnerId: partner.id, offers: status === 'offered' ? 1 : 0, opportunities: status === 'accepted' ? 1 : 0 }]
        : [],
    ),
  }
}

async function openAssigned(tx: Tx, runtime: Runtime, actor: Actor, routes: Route[], memory: Memory, now: Date) {
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

function changeOf({ lead, decision, decisionId, partner, offer, status, asked }: Route): Change {
  if (!partner || !offer)
    return { kind: `lead_${status}`, leadId: lead.id, data: { decisionId, reason: decision.reason } }
  return {
    kind: status === 'accepted' ? 'lead_assigned' : 'offer_made',
    leadId: lead.id,
    partnerId: partner.id,
    data: {
      decisionId,
      offerId: offer.id,
      partnerId: partner.id,
      rule: decision.ruleKey,
      attempt: asked.length + 1,
      respondBy: offer.steps.at(-1)?.at ?? null,
    },
  }
}

function newsOf(route: Route, { settings }: Memory): Notification[] {
  const { lead, partner, offer, status, statusReason } = route
  const title = leadTitle(lead, settings.locale)
  if (partner && offer && status === 'offered')
    return [
      {
        kind: 'offer_made',
        audience: 'partner',
        partnerId: partner.id,
        leadId: lead.id,
        offerId: offer.id,
        data: offerNews(route, offer, settings.locale),
      },
    ]
  if (partner && offer)
    return [
      {
        kind: 'offer_accepted',
        audience: 'partner',
        partnerId: partner.id,
        leadId: lead.id,
        offerId: offer.id,
        data: { title, partnerName: partner.name, opportunity: null },
      },
    ]
  if (status === 'unassigned')
    return [
      {
        kind: 'lead_unassigned',
        audience: 'channel_managers',
        leadId: lead.id,
        data: { title, reason: statusReason ?? 'nobody_eligible' },
      },
    ]
  return []
}
