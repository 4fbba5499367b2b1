import { isPartnerRole } from '../../shared/roles.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import { nextDigest } from '../channels/digest-moment.ts'
import { quietUntil } from '../channels/quiet.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { setDigestAt } from '../identity/store.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { localDate } from '../time/local.ts'
import { compose } from './compose.ts'
import type { NotificationData } from './data.ts'
import { digestOf } from './digest.ts'
import type { Waits } from './digest.ts'
import type { DigestReader, Gathered } from './digest-store.ts'
import {
  digestsDue,
  fold,
  gatheredFor,
  insertDigest,
  lockReaders,
  setAsideOrphans,
  tenantsWithDigests,
} from './digest-store.ts'
import { linkOf } from './link.ts'
import { short } from './plain.ts'
import { messageIdOf, pathOf } from './reach.ts'
import { insertMails, manufacturerOf } from './store.ts'
import type { Manufacturer } from './store.ts'
import { waitingForManufacturer, waitingForPartner } from './waiting-store.ts'
import type { WaitingRow } from './waiting-store.ts'

const batch = 20

/**
 * Writes the digests that are due: what needs an answer, read afresh, and what was gathered. The membership is locked
 * while its digest is written and then waits for the next day, so that any number of servers write one.
 */
export const writeDigests: Sweep = {
  name: 'notifications.digest',
  due: tenantsWithDigests,
  work: (runtime, tenantId) =>
    transact(runtime, { tenantId }, async (tx) => {
      const orphans = await setAsideOrphans(tx, tenantId, runtime.now())
      const ids = await digestsDue(tx, tenantId, batch, runtime.now())
      if (!ids.length) return orphans
      const readers = await lockReaders(tx, tenantId, ids)
      const manufacturer = await manufacturerOf(tx, tenantId)
      for (const reader of readers) await digestFor(tx, runtime, tenantId, manufacturer, reader)
      return orphans + readers.length
    }),
}

async function digestFor(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  manufacturer: Manufacturer,
  reader: DigestReader,
): Promise<void> {
  const now = runtime.now()
  const daily = reader.digestAt !== null && new Date(reader.digestAt) <= now
  const gathered = await gatheredFor(tx, tenantId, reader.userId, now)
  if (daily)
    await setDigestAt(tx, tenantId, reader.membershipId, nextDigest(now, reader.preferences, reader.timeZone))
  if (!daily && !gathered.length) return
  const rows = reader.partnerId
    ? await waitingForPartner(tx, tenantId, reader.partnerId, localDate(now, manufacturer.timeZone), now)
    : await waitingForManufacturer(tx, tenantId, now)
  const data = digestOf(
    rows.map((row) => waitsOf(row, runtime, tenantId, reader)),
    gathered.map((mail) => happenedOf(mail, runtime, reader)),
  )
  if (data) await write(tx, runtime, tenantId, { manufacturer, reader, data, gathered })
}

const deskOf = ({ role }: DigestReader) => (isPartnerRole(role) ? 'partner' : 'manufacturer')

function waitsOf(row: WaitingRow, runtime: Runtime, tenantId: string, reader: DigestReader): Waits {
  const { what, id, leadId, at, day, who } = row
  const desk = deskOf(reader)
  const about = { leadId, offerId: null, opportunityId: null }
  const { partnerId } = reader
  const target = { ...about, tenantId, partnerId, createdAt: runtime.now().toISOString() }
  const url =
    what === 'offer'
      ? linkOf(
          { ...target, kind: 'offer_made', offerId: id, data: { respondBy: at! } },
          { ...reader, desk },
          runtime,
        )
      : runtime.baseUrl +
        pathOf({ ...about, kind: 'digest', opportunityId: ofLead.has(what) ? null : id }, desk)
  const title = leadTitle(row.lead, reader.locale)
  return { what, title, at, day, who, url, about: what.startsWith('lead_') ? [leadId] : [id] }
}

const ofLead: ReadonlySet<string> = new Set(['lead_unassigned', 'lead_held', 'offer_expiring'])

const happenedOf = (mail: Gathered, { baseUrl }: Runtime, reader: DigestReader) => ({
  kind: mail.kind,
  text: mail.subject,
  url: baseUrl + pathOf(mail, deskOf(reader)),
  about: [mail.offerId, mail.opportunityId, mail.kind === 'lead_unassigned' ? mail.leadId : null].filter(
    (id) => id !== null,
  ),
})

async function write(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  digest: {
    manufacturer: Manufacturer
    reader: DigestReader
    data: NotificationData['digest']
    gathered: Gathered[]
  },
): Promise<void> {
  const { manufacturer, reader, data, gathered } = digest
  const { userId, partnerId, name, address, preferences, timeZone } = reader
  const now = runtime.now()
  const [outboxId, id] = [runtime.newId(), runtime.newId()]
  const desk = deskOf(reader)
  const written = compose('digest', data, {
    ...reader,
    desk,
    manufacturer: manufacturer.name,
    at: now.toISOString(),
    link: `${runtime.baseUrl}${desk === 'partner' ? '/inbox' : '/today'}`,
  })
  await insertDigest(tx, tenantId, { id: outboxId, partnerId, userId, data }, now)
  const mail = {
    id,
    outboxId,
    userId,
    toName: short(name, 120),
    toAddress: address,
    leadId: null,
    kind: 'digest' as const,
    messageId: messageIdOf(id, runtime),
    ...written,
    status: runtime.mailer ? ('owed' as const) : ('kept' as const),
    // A server that was off may write it in the night.
    dueAt: preferences?.quiet ? quietUntil(now, preferences.quiet, timeZone) : now,
  }
  await insertMails(tx, tenantId, [mail], now)
  const ids = gathered.map((one) => one.id)
  if (ids.length) await fold(tx, tenantId, ids, id)
}
