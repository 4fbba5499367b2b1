import type { CustomerMailPreview } from '../../shared/customers.ts'
import type { Locale } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Composed } from '../notifications/compose.ts'
import { compose } from '../notifications/compose.ts'
import { manufacturerOf } from '../notifications/store.ts'
import type { Runtime } from '../runtime.ts'
import { DAY } from '../time/day.ts'
import { somePartner } from './due-store.ts'

const samples: Record<Locale, { title: string; person: string; partnerName: string }> = {
  en: { title: 'Heat pump, 80331 Munich', person: 'Vera Huber', partnerName: 'Huber Building Services' },
  de: { title: 'Wärmepumpe, 80331 München', person: 'Vera Huber', partnerName: 'Huber Haustechnik' },
}

/** Both mails in one language, with a partner of the network where there is one, and links that lead nowhere. */
export async function previewMails(
  runtime: Runtime,
  actor: Actor,
  locale: Locale,
): Promise<Record<'introduction' | 'check', Composed>> {
  const { tenantId } = actor
  const { manufacturer, partner } = await transact(runtime, scopeOf(actor), async (tx) => ({
    manufacturer: await manufacturerOf(tx, tenantId),
    partner: await somePartner(tx, tenantId),
  }))
  const now = runtime.now()
  const sample = samples[locale]
  const { title, person } = sample
  const known = { title, partnerName: partner?.name ?? sample.partnerName, phone: partner?.phone ?? null }
  const reader = {
    name: '…',
    locale,
    timeZone: manufacturer.timeZone,
    desk: 'customer' as const,
    manufacturer: manufacturer.name,
    link: `${runtime.baseUrl}/status#`,
    at: now.toISOString(),
  }
  const by = new Date(now.getTime() + DAY).toISOString()
  return {
    introduction: compose('customer_introduction', { ...known, person, by }, reader),
    check: compose('customer_check', known, reader),
  }
}

/** What of it the portal reads as text; the pages are framed. */
export const previewOf = ({
  introduction,
  check,
}: Record<'introduction' | 'check', Composed>): CustomerMailPreview => ({
  introduction: { subject: introduction.subject, text: introduction.text },
  check: { subject: check.subject, text: check.text },
})
