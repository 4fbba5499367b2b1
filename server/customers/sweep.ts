import { leadTitle } from '../../shared/lead-title.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { scopeOf, systemActor } from '../identity/actor.ts'
import type { Notification } from '../notifications/owe.ts'
import { owe } from '../notifications/owe.ts'
import { short } from '../notifications/plain.ts'
import { usualHoursOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { workingCalendar } from '../time/calendar.ts'
import type { Written } from './due.ts'
import { dueForCustomer } from './due.ts'
import type { DueOpportunity, Writer } from './due-store.ts'
import { claimDue, readWriter, tenantsWithCustomers } from './due-store.ts'
import { insertAsked, setNext } from './store.ts'

const batch = 500

/** Writes to customers: who will call, and later whether somebody has. */
export const customerMails: Sweep = {
  name: 'customers',
  due: tenantsWithCustomers,
  work: (runtime, tenantId) =>
    transact(runtime, scopeOf(systemActor(tenantId)), async (tx) => {
      const now = runtime.now()
      const claimed = await claimDue(tx, tenantId, now, batch)
      if (claimed.length) await write(tx, runtime, tenantId, claimed, now)
      return claimed.length
    }),
}

type One = DueOpportunity & Written

async function write(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  claimed: DueOpportunity[],
  now: Date,
): Promise<void> {
  const writer = await readWriter(tx, tenantId)
  const calendar = workingCalendar(usualHoursOf({ country: writer.country, region: null }, writer))
  const judged = claimed.map((one): One => ({ ...one, ...dueForCustomer(one, writer.mails, calendar, now) }))
  await setNext(
    tx,
    tenantId,
    judged.map(({ id, next }) => ({ id, at: next?.toISOString() ?? null })),
  )
  const sent = judged.filter(({ send }) => send !== null)
  const asked = sent.map(({ id: opportunityId, leadId, partnerId, send }) => ({
    id: runtime.newId(),
    opportunityId,
    leadId,
    partnerId,
    kind: send!,
  }))
  await insertAsked(tx, tenantId, asked, now)
  const changes = judged.flatMap((one) => changeOf(one, writer) ?? [])
  await record(tx, runtime, systemActor(tenantId), changes, now)
  await owe(
    tx,
    runtime,
    tenantId,
    sent.map((one) => mailOf(one, writer, now)),
    now,
  )
}

/** What the timeline tells: what was written, or that there was no address to write to. */
function changeOf({ id: opportunityId, leadId, partnerId, send, live, hasAddress }: One, { mails }: Writer) {
  const unreachable = mails !== null && live && !hasAddress ? 'customer_unreachable' : null
  const kinds = { introduction: 'customer_introduced', check: 'customer_asked' } as const
  const kind = send ? kinds[send] : unreachable
  return kind && { kind, leadId, partnerId, data: { opportunityId } }
}

function mailOf(one: One, { locale }: Writer, now: Date): Notification {
  const { id: opportunityId, leadId, partnerId, firstContactAt, firstContactDue, phone } = one
  const about = { audience: 'customer' as const, leadId, opportunityId, partnerId }
  const title = leadTitle(one.need, locale)
  const partnerName = short(one.partnerName, 120)
  if (one.send === 'check') return { ...about, kind: 'customer_check', data: { title, partnerName, phone } }
  const due = firstContactAt === null && firstContactDue !== null && firstContactDue > now
  const by = due ? firstContactDue.toISOString() : null
  const person = one.person && short(one.person, 120)
  return { ...about, kind: 'customer_introduction', data: { title, partnerName, person, phone, by } }
}
