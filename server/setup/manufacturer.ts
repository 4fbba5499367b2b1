import { transact } from '../db/transact.ts'
import type { Tx } from '../db/transact.ts'
import { addMember } from '../identity/add-member.ts'
import { hashPassword } from '../identity/passwords.ts'
import { createManufacturer } from '../manufacturers/create.ts'
import type { NewManufacturer } from '../manufacturers/create.ts'
import { createDefaultPipelines } from '../opportunities/pipelines.ts'
import type { Runtime } from '../runtime.ts'
import type { Locale } from '../../shared/text.ts'

export interface NewAdmin {
  name: string
  email: string
  password: string
  locale: Locale
}

/**
 * A manufacturer that can begin: with its pipelines and an admin who can sign in. An admin whose address is known
 * here keeps the password it has.
 */
export async function setUpManufacturer(
  runtime: Runtime,
  { manufacturer, admin }: { manufacturer: Omit<NewManufacturer, 'id'>; admin: NewAdmin },
): Promise<{ tenantId: string; userId: string; membershipId: string }> {
  const { name, email, password, locale } = admin
  const passwordHash = await hashPassword(password)
  const tenantId = runtime.newId()
  return transact(runtime, { tenantId }, async (tx) => {
    const now = runtime.now()
    await foundManufacturer(tx, runtime, { ...manufacturer, id: tenantId }, now)
    const user = { name, email, locale, timeZone: manufacturer.timeZone, passwordHash }
    const member = await addMember(tx, runtime, { tenantId, partnerId: null, role: 'admin', user }, now)
    return { tenantId, ...member }
  })
}

/** A manufacturer with its default pipelines and nobody in it yet; the transaction is of its scope. */
export async function foundManufacturer(tx: Tx, runtime: Runtime, manufacturer: NewManufacturer, now: Date) {
  await createManufacturer(tx, runtime, manufacturer, now)
  await createDefaultPipelines(tx, runtime, manufacturer.id, now)
}
