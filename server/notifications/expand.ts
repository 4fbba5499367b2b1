import { leadTitle } from '../../shared/lead-title.ts'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { checkedData, compose } from './compose.ts'
import { linkOf } from './link.ts'
import { short } from './plain.ts'
import { recipientsOf } from './recipients.ts'
import type { Member, Recipient } from './recipients.ts'
import { claimOwed, finishOwed, insertMails, manufacturerOf, membersOf, tenantsOwing } from './store.ts'
import type { Manufacturer, NewMail, Outcome, OwedRow } from './store.ts'

const batch = 500

/**
 * Turns owed notifications into one mail a recipient. What cannot be worded is set aside as `failed` with its error,
 * and the rest go on.
 */
export const expandOutbox: Sweep = {
  name: 'notifications.expand',
  due: tenantsOwing,
  work: (runtime, tenantId) =>
    transact(runtime, { tenantId }, async (tx) => {
      const rows = await claimOwed(tx, tenantId, batch)
      if (!rows.length) return 0
      const manufacturer = await manufacturerOf(tx, tenantId)
      const partners = [...new Set(rows.flatMap((row) => row.partnerId ?? []))]
      const people = [...new Set(rows.flatMap((row) => row.userId ?? []))]
      const members = await membersOf(tx, tenantId, partners, people, runtime.now())
      const letters = rows.map((row) => expand(runtime, tenantId, row, manufacturer, members))
      const mails = letters.flatMap((letter) => letter.mails)
      await insertMails(tx, tenantId, mails, runtime.mailer ? 'owed' : 'kept', runtime.now())
      await finishOwed(
        tx,
        tenantId,
        letters.map((letter) => letter.outcome),
      )
      tell(runtime, tenantId, letters)
      return rows.length
    }),
}

interface Expanded {
  mails: NewMail[]
  outcome: Outcome
}

function expand(
  runtime: Runtime,
  tenantId: string,
  row: OwedRow,
  manufacturer: Manufacturer,
  members: Member[],
): Expanded {
  const outcome = (status: Outcome['status'], error: string | null): Outcome => ({
    id: row.id,
    status,
    error,
  })
  try {
    const data = checkedData(row.kind, row.data)
    const readers = recipientsOf({ ...row, data }, members, manufacturer)
    const mails = readers.map((reader) => mailTo(runtime, tenantId, { ...row, data }, manufacturer, reader))
    return { mails, outcome: outcome('done', mails.length ? null : 'nobody to tell') }
  } catch (error) {
    return { mails: [], outcome: outcome('failed', (error as Error).message.slice(0, 500)) }
  }
}

function mailTo(
  runtime: Runtime,
  tenantId: string,
  row: OwedRow,
  manufacturer: Manufacturer,
  reader: Recipient,
): NewMail {
  const id = runtime.newId()
  // The title is said in the reader's language where the lead is known.
  const data = row.lead ? { ...row.data, title: leadTitle(row.lead, reader.locale) } : row.data
  const written = compose(row.kind, data as never, {
    ...reader,
    manufacturer: manufacturer.name,
    at: row.createdAt,
    link: linkOf({ ...row, tenantId, data: row.data }, reader, runtime),
  })
  return {
    id,
    outboxId: row.id,
    kind: row.kind,
    leadId: row.leadId,
    toName: short(reader.name, 120),
    toAddress: reader.address,
    messageId: `<${id}@${new URL(runtime.baseUrl).hostname}>`,
    ...written,
  }
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
