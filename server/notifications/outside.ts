import { leadTitle } from '../../shared/lead-title.ts'
import { groupOfKind } from '../../shared/notification-groups.ts'
import { eventId } from '../channels/event.ts'
import type { Listener, NewDispatch } from '../channels/store.ts'
import type { Runtime } from '../runtime.ts'
import { compose } from './compose.ts'
import { deadlineOf, pathOf } from './reach.ts'
import type { Manufacturer, OwedRow } from './store.ts'

/** What the places outside are told of one notification: those that listen to its kind, and the one that it names. */
export function toldOutside(
  { baseUrl, now }: Pick<Runtime, 'baseUrl' | 'now'>,
  row: OwedRow,
  manufacturer: Manufacturer,
  listeners: readonly Listener[],
): NewDispatch[] {
  const listening = listeners.filter((one) =>
    row.audience === 'webhook'
      ? one.id === row.webhookId
      : groupOfKind[row.kind] !== 'always' && one.events.includes(row.kind),
  )
  if (!listening.length) return []
  const payload = eventOf(row, manufacturer, baseUrl)
  return listening.map(({ id: targetId }) => ({
    id: eventId(targetId, row.audience === 'webhook' ? { ...payload, at: row.id } : payload),
    outboxId: row.id,
    channel: 'webhook' as const,
    targetId,
    due: now().toISOString(),
    payload,
  }))
}

function eventOf(row: OwedRow, manufacturer: Manufacturer, baseUrl: string) {
  const { locale, timeZone, name } = manufacturer
  const url = `${baseUrl}${pathOf(row, 'manufacturer')}`
  // What somebody typed stays inside: a note or a reason may name the customer.
  const data = row.lead ? { ...row.data, title: leadTitle(row.lead, locale) } : row.data
  const { subject } = compose(row.kind, data as never, {
    name: '',
    desk: 'manufacturer',
    manufacturer: name,
    at: row.createdAt,
    link: url,
    locale,
    timeZone,
  })
  return {
    kind: row.kind,
    at: row.createdAt,
    text: subject,
    locale,
    timeZone,
    manufacturer: name,
    partner: row.partnerId && row.partnerName ? { id: row.partnerId, name: row.partnerName } : null,
    leadId: row.leadId,
    offerId: row.offerId,
    opportunityId: row.opportunityId,
    respondBy: deadlineOf(row)?.toISOString() ?? null,
    url,
  }
}
