import { leadTitle } from '../../shared/lead-title.ts'
import type { Change } from '../audit/record.ts'
import type { Asking } from '../notifications/data.ts'
import type { Notification } from '../notifications/owe.ts'
import { givesTime } from '../offers/extension.ts'
import { offerNews } from '../offers/news.ts'
import type { CounterChange } from '../partners/counters.ts'
import type { Memory } from './memory.ts'
import type { Given, Route } from './plan.ts'

/** What follows from routes besides their own rows; the caller writes it with what it has itself to tell. */
export interface Aftermath {
  changes: Change[]
  notifications: Notification[]
  counters: CounterChange[]
}

/** @param asked who was asked for leads in vain, for the alarm of those that nobody is left for */
export const aftermathOf = (
  routes: readonly Route[],
  memory: Memory,
  asked: ReadonlyMap<string, Asking[]> = new Map(),
): Aftermath => ({
  changes: routes.flatMap(changesOf),
  notifications: routes.flatMap((route) => newsOf(route, memory, asked.get(route.lead.id))),
  counters: routes.flatMap((route) =>
    givenIn(route).map(({ partner }) => ({
      partnerId: partner.id,
      offers: route.status === 'offered' ? 1 : 0,
      opportunities: route.status === 'accepted' ? 1 : 0,
    })),
  ),
})

/** Every offer that a route makes: one, or several in a race. */
export const givenIn = ({ partner, offer, why, rivals }: Route): Given[] =>
  partner && offer ? [{ partner, offer, why }, ...rivals] : []

function changesOf(route: Route): Change[] {
  const { lead, decision, decisionId, status, asked } = route
  const given = givenIn(route)
  if (!given.length)
    return [{ kind: `lead_${status}`, leadId: lead.id, data: { decisionId, reason: decision.reason } }]
  return given.map(({ partner, offer }) => ({
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
  }))
}

function newsOf(route: Route, { settings }: Memory, history: Asking[] | undefined): Notification[] {
  const { lead, partner, offer, status, statusReason } = route
  const title = leadTitle(lead, settings.locale)
  if (status === 'offered')
    return givenIn(route).map((given) => ({
      kind: 'offer_made',
      audience: 'partner',
      partnerId: given.partner.id,
      leadId: lead.id,
      offerId: given.offer.id,
      data: offerNews(
        lead,
        {
          distanceKm: given.offer.distanceKm,
          why: given.why,
          respondBy: given.offer.steps.at(-1)!.at,
          mayAsk: givesTime(given.offer),
        },
        settings.locale,
      ),
    }))
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
        data: { title, reason: statusReason ?? 'nobody_eligible', ...(history && { history }) },
      },
    ]
  return []
}
