import { leadTitle } from '../../shared/lead-title.ts'
import type { Locale } from '../../shared/text.ts'
import type { Change } from '../audit/record.ts'
import type { Notification } from '../notifications/owe.ts'
import type { NewOffer } from '../offers/store.ts'
import type { CounterChange } from '../partners/counters.ts'
import type { Memory } from './memory.ts'
import type { Route } from './plan.ts'

/** What follows from routes besides their own rows; the caller writes it with what it has itself to tell. */
export interface Aftermath {
  changes: Change[]
  notifications: Notification[]
  counters: CounterChange[]
}

export const aftermathOf = (routes: readonly Route[], memory: Memory): Aftermath => ({
  changes: routes.map(changeOf),
  notifications: routes.flatMap((route) => newsOf(route, memory)),
  counters: routes.flatMap(({ partner, status }) =>
    partner
      ? [
          {
            partnerId: partner.id,
            offers: status === 'offered' ? 1 : 0,
            opportunities: status === 'accepted' ? 1 : 0,
          },
        ]
      : [],
  ),
})

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

/** The words of an offer mail, without anything that says who the customer is. */
function offerNews({ lead, why, decision }: Route, offer: NewOffer, locale: Locale) {
  return {
    title: leadTitle(lead, locale),
    productLine: lead.productLine,
    quantity: lead.quantity,
    budget: lead.budget,
    currency: lead.currency,
    timeline: lead.timeline,
    companySize: lead.companySize,
    customerType: lead.customerType,
    grade: lead.grade,
    place: { country: lead.country, postalCode: lead.postalCode, town: lead.town },
    distanceKm: decision.choice?.winner?.figures.km ?? null,
    respondBy: offer.steps.at(-1)!.at,
    why,
  }
}
