import type { NewDispatch } from '../channels/store.ts'
import type { Way } from '../channels/way.ts'
import { wayOf } from '../channels/way.ts'
import { groupOfKind } from '../../shared/notification-groups.ts'
import type { Runtime } from '../runtime.ts'
import type { Composed } from './compose.ts'
import { short } from './plain.ts'
import type { Recipient } from './recipients.ts'
import type { NewMail, OwedRow } from './store.ts'

/** What one notification makes. */
export interface Made {
  mails: NewMail[]
  dispatches: NewDispatch[]
}

/** The mail and the pushes by which one reader is told, as the reader's preferences have it. */
export function reach(runtime: Runtime, row: OwedRow, reader: Recipient, written: Composed): Made {
  const way = wayOf(
    groupOfKind[row.kind],
    {
      ...reader,
      digestAt: reader.digestAt ? new Date(reader.digestAt) : null,
      takesPushes: reader.devices.length > 0,
    },
    runtime.now(),
    deadlineOf(row),
  )
  return {
    mails: way.mail ? [mailOf(runtime, row, reader, written, way.mail)] : [],
    dispatches: way.push ? pushesOf(runtime, row, reader, written, way.push.due) : [],
  }
}

function mailOf(
  runtime: Runtime,
  row: OwedRow,
  reader: Recipient,
  written: Composed,
  { status, due }: NonNullable<Way['mail']>,
): NewMail {
  const id = runtime.newId()
  return {
    id,
    outboxId: row.id,
    kind: row.kind,
    leadId: row.leadId,
    userId: reader.userId,
    toName: short(reader.name, 120),
    toAddress: reader.address,
    messageId: messageIdOf(id, runtime),
    status: status === 'owed' && !runtime.mailer ? 'kept' : status,
    dueAt: due,
    ...written,
  }
}

export const messageIdOf = (id: string, { baseUrl }: Pick<Runtime, 'baseUrl'>): string =>
  `<${id}@${new URL(baseUrl).hostname}>`

const pushesOf = (
  runtime: Runtime,
  row: OwedRow,
  { devices, desk }: Recipient,
  { subject }: Composed,
  due: Date,
): NewDispatch[] =>
  devices.map((targetId) => ({
    id: runtime.newId(),
    outboxId: row.id,
    channel: 'push' as const,
    targetId,
    due: due.toISOString(),
    payload: {
      title: subject,
      body: '',
      path: pathOf(row, desk),
      tag: row.offerId ?? row.opportunityId ?? row.leadId ?? row.id,
      until: deadlineOf(row)?.toISOString() ?? null,
    },
  }))

/** Where a person who is signed in looks at it; no link that acts for its holder leaves by a push. */
export function pathOf(
  { offerId, opportunityId, leadId, kind }: Pick<OwedRow, 'offerId' | 'opportunityId' | 'leadId' | 'kind'>,
  desk: Recipient['desk'],
): string {
  if (kind === 'canary_rolled_back') return '/rules/versions'
  const gone = kind === 'opportunity_returned' || kind === 'opportunity_reclaimed'
  if (opportunityId && !gone) return `/opportunities/${opportunityId}`
  if (desk === 'partner') return offerId ? `/inbox/${offerId}` : '/inbox'
  return leadId ? `/leads/${leadId}` : '/'
}

/** Until when something is to be answered, where it says so. */
export function deadlineOf({ data }: Pick<OwedRow, 'data'>): Date | null {
  const { respondBy } = data as { respondBy?: unknown }
  const at = typeof respondBy === 'string' ? new Date(respondBy) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}
