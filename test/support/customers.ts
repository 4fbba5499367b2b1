import { sql } from 'drizzle-orm'
import { transact } from '../../server/db/transact.ts'
import { signLink } from '../../server/identity/links.ts'
import type { Client } from './people.ts'
import { clientOf } from './people.ts'
import type { World } from './world.ts'

export const bothMails = { introduce: true, check: true, checkAfterDays: 4, checkAfterDaysBusiness: 10 }

/** The customer of a lead: whoever holds the link of its mails. */
export const aCustomer = (world: World, tenantId: string, leadId: string): Client => {
  const expiresAt = new Date(world.clock.now().getTime() + 365 * 24 * 3600_000)
  const link = {
    purpose: 'customer',
    tenantId,
    partnerId: null,
    subjectId: leadId,
    userId: null,
    expiresAt,
  } as const
  return clientOf(world, { 'x-baton-link': signLink(link, world.runtime.secret) })
}

export interface WrittenMail extends Record<string, unknown> {
  kind: string
  to: string
  name: string
  subject: string
  text: string
  html: string
}

/** Every mail that was written, the oldest first. */
export const mailsOf = (world: World, tenantId: string): Promise<WrittenMail[]> =>
  transact(world.runtime, { tenantId }, (tx) =>
    tx.execute<WrittenMail>(sql`
      select kind, to_address as "to", to_name as name, subject, text, html from mails
      where tenant_id = ${tenantId} order by created_at, id`),
  )
