import type { Receipt } from '../../shared/leads.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import type { Change } from '../audit/record.ts'
import type { Notification } from '../notifications/owe.ts'
import type { Memory } from '../routing/memory.ts'
import type { Route } from '../routing/plan.ts'
import type { Admitted } from './admit.ts'

/** Where a new lead stands once it is routed, joined to an earlier one or merged into it, or held beside it. */
export function stateOf(verdict: Admitted['verdict'], route: Route | undefined) {
  if (route) {
    const partnerId = route.status === 'accepted' ? route.partner!.id : null
    return { status: route.status, statusReason: route.statusReason, partnerId, duplicateOf: null }
  }
  const duplicateOf = verdict.do === 'route' ? null : verdict.of.leadId
  return verdict.do !== 'hold'
    ? { status: 'closed' as const, statusReason: 'joined', partnerId: null, duplicateOf }
    : { status: 'held' as const, statusReason: 'possible_duplicate', partnerId: null, duplicateOf }
}

export function duplicateChange(leadId: string, verdict: Admitted['verdict']): Change {
  if (verdict.do === 'join' || verdict.do === 'merge')
    return {
      kind: 'lead_closed',
      leadId,
      data: { reason: 'joined', leadId: verdict.of.leadId, by: verdict.of.by },
    }
  const of = verdict.do === 'hold' ? verdict.of : null
  return { kind: 'lead_held', leadId, data: { reason: 'possible_duplicate', leadId: of?.leadId, by: of?.by } }
}

/** The earlier lead's timeline shows the new one, and the partner who works it learns of it. */
export function joinedNews(
  { lead, verdict }: Admitted,
  { settings }: Memory,
): { change: Change; notification: Notification | null }[] {
  if (verdict.do === 'merge') {
    const { leadId, by } = verdict.of
    return [{ change: { kind: 'lead_merged', leadId, data: { leadId: lead.id, by } }, notification: null }]
  }
  if (verdict.do !== 'join') return []
  const { leadId, partnerId, by } = verdict.of
  const title = leadTitle(lead, settings.locale)
  return [
    {
      change: { kind: 'lead_joined', leadId, partnerId, data: { leadId: lead.id, by } },
      notification: {
        kind: 'lead_joined',
        audience: 'partner',
        partnerId,
        leadId,
        data: { title, what: title },
      },
    },
  ]
}

/** What whoever sent the lead is told. */
export function receiptOf({ lead, verdict }: Admitted, route: Route | undefined): Receipt {
  const { status, statusReason, duplicateOf } = stateOf(verdict, route)
  return {
    lead: { id: lead.id, externalId: lead.externalId, status, reason: statusReason },
    offer:
      route?.offer && route.partner
        ? {
            id: route.offer.id,
            partner: { id: route.partner.id, name: route.partner.name },
            respondBy: route.offer.steps.at(-1)?.at ?? null,
            status: route.status === 'accepted' ? 'accepted' : 'open',
          }
        : null,
    duplicateOf,
    replayed: false,
  }
}
