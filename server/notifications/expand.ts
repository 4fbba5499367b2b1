import { leadTitle } from '../../shared/lead-title.ts'
import { notificationKinds } from '../../shared/codes.ts'
import { groupOfKind } from '../../shared/notification-groups.ts'
import { insertDispatches, listeners } from '../channels/store.ts'
import type { Listener } from '../channels/store.ts'
import { calmed, stormMs } from '../channels/storm.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { checkedData, compose } from './compose.ts'
import type { Templates } from './compose.ts'
import { linkOf } from './link.ts'
import { toldOutside } from './outside.ts'
import { reach } from './reach.ts'
import type { Made } from './reach.ts'
import { recipientsOf } from './recipients.ts'
import type { Member, Recipient } from './recipients.ts'
import {
  claimOwed,
  finishOwed,
  insertMails,
  manufacturerOf,
  membersOf,
  tenantsOwing,
  writtenSince,
} from './store.ts'
import type { Manufacturer, NewMail, Outcome, OwedRow } from './store.ts'
import { templatesOf } from './template-store.ts'

const batch = 500

/**
 * Turns owed notifications into mails, pushes and calls, as each reader wants them. What cannot be worded is set aside
 * as `failed` with its error, and the rest go on.
 */
export const expandOutbox: Sweep = {
  name: 'notifications.expand',
  due: tenantsOwing,
  work: (runtime, tenantId) =>
    transact(runtime, { tenantId }, async (tx) => {
      const rows = await claimOwed(tx, tenantId, batch)
      if (!rows.length) return 0
      const told = await known(tx, tenantId, rows, runtime.now())
      const letters = rows.map((row) => expand(runtime, tenantId, row, told))
      const mails = letters.flatMap((letter) => letter.mails)
      await insertMails(tx, tenantId, await calm(tx, runtime, tenantId, mails, told), runtime.now())
      const dispatches = letters.flatMap((letter) => letter.dispatches)
      await insertDispatches(tx, tenantId, dispatches, runtime.now())
      await finishOwed(
        tx,
        tenantId,
        letters.map((letter) => letter.outcome),
      )
      tell(runtime, tenantId, letters)
      return rows.length
    }),
}

/** In whose name and words people are told. */
type Sender = Manufacturer & { templates: Templates }

/** Who and what is out there to be told. */
interface Known {
  manufacturer: Sender
  members: Member[]
  listeners: Listener[]
}

async function known(tx: Tx, tenantId: string, rows: OwedRow[], now: Date): Promise<Known> {
  const partners = [...new Set(rows.flatMap((row) => row.partnerId ?? []))]
  const people = [...new Set(rows.flatMap((row) => row.userId ?? []))]
  return {
    manufacturer: {
      ...(await manufacturerOf(tx, tenantId)),
      templates: await templatesOf(tx, tenantId),
    },
    members: await membersOf(tx, tenantId, partners, people, now),
    listeners: await listeners(tx, tenantId),
  }
}

const bearing = notificationKinds.filter((kind) => groupOfKind[kind] !== 'always')

/** Everything but an offer to a partner may wait a minute and come as one. */
async function calm(tx: Tx, runtime: Runtime, tenantId: string, mails: NewMail[], { members }: Known) {
  const now = runtime.now()
  const atPartners = new Set(members.flatMap((one) => (one.partnerId ? one.userId : [])))
  const bears = ({ kind, userId }: NewMail) =>
    groupOfKind[kind] !== 'always' && (groupOfKind[kind] !== 'offers' || !atPartners.has(userId ?? ''))
  const told = [...new Set(mails.flatMap((mail) => (bears(mail) ? (mail.userId ?? []) : [])))]
  const since = new Date(now.getTime() - stormMs)
  return calmed(mails, await writtenSince(tx, tenantId, told, bearing, since), bears, now)
}

interface Expanded extends Made {
  outcome: Outcome
}

function expand(
  runtime: Runtime,
  tenantId: string,
  row: OwedRow,
  { manufacturer, members, listeners }: Known,
): Expanded {
  const outcome = (status: Outcome['status'], error: string | null): Outcome => ({
    id: row.id,
    status,
    error,
  })
  try {
    const data = checkedData(row.kind, row.data)
    const outside = toldOutside(runtime, { ...row, data }, manufacturer, listeners)
    const readers = recipientsOf({ ...row, data }, members, manufacturer)
    const made = readers.map((reader) =>
      reach(runtime, row, reader, letterTo(runtime, tenantId, { ...row, data }, manufacturer, reader)),
    )
    const reached = row.audience === 'webhook' ? outside.length : made.length
    return {
      mails: made.flatMap(({ mails }) => mails),
      dispatches: [...made.flatMap(({ dispatches }) => dispatches), ...outside],
      outcome: outcome('done', reached ? null : 'nobody to tell'),
    }
  } catch (error) {
    return { mails: [], dispatches: [], outcome: outcome('failed', (error as Error).message.slice(0, 500)) }
  }
}

function letterTo(runtime: Runtime, tenantId: string, row: OwedRow, manufacturer: Sender, reader: Recipient) {
  // The title is said in the reader's language where the lead is known.
  const data = row.lead ? { ...row.data, title: leadTitle(row.lead, reader.locale) } : row.data
  const about = {
    ...reader,
    manufacturer: manufacturer.name,
    at: row.createdAt,
    link: linkOf({ ...row, tenantId, data: row.data }, reader, runtime),
  }
  const { fault, ...written } = compose(row.kind, data as never, about, manufacturer.templates)
  if (fault) {
    const facts = { tenantId, kind: row.kind, locale: reader.locale, fault }
    runtime.log.warn(facts, 'a template could not be used; the mail has the usual words')
  }
  return written
}

/** A notification that reaches nobody is somebody's business: the log says so, without names. */
function tell(runtime: Runtime, tenantId: string, letters: Expanded[]): void {
  for (const { outcome } of letters) {
    if (outcome.status === 'failed')
      runtime.log.error(
        { tenantId, outboxId: outcome.id, error: outcome.error },
        'a mail could not be written',
      )
    else if (outcome.error)
      runtime.log.warn({ tenantId, outboxId: outcome.id }, 'a notification had nobody to tell')
  }
}
