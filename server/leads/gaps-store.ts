import { sql } from 'drizzle-orm'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'

/**
 * What leads that were merged into an earlier one say beyond it is said there too: it fills what the earlier one leaves
 * empty and changes nothing else. Half a place or an amount in another's currency would be neither's, so those go whole.
 * Two statements whatever their number.
 *
 * @param ids of the merged leads, each with the earlier one in `duplicate_of`
 */
export async function fillGaps(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await tx.execute(sql`
    update leads k set product_line = coalesce(k.product_line, n.product_line), quantity = coalesce(k.quantity, n.quantity),
      budget = coalesce(k.budget, n.budget), currency = case when k.budget is null and n.budget is not null then n.currency else k.currency end,
      timeline = coalesce(k.timeline, n.timeline), company_size = coalesce(k.company_size, n.company_size),
      customer_type = coalesce(k.customer_type, n.customer_type), language = coalesce(k.language, n.language),
      consents = (k.consents::jsonb || n.consents::jsonb)::json, custom = (n.custom::jsonb || k.custom::jsonb)::json
    from leads n
    where n.tenant_id = ${tenantId} and n.id = ${anyOf(ids)} and k.tenant_id = ${tenantId} and k.id = n.duplicate_of`)
  await tx.execute(sql`
    update lead_contacts k set first_name = coalesce(k.first_name, n.first_name), last_name = coalesce(k.last_name, n.last_name),
      email = coalesce(k.email, n.email), phone = coalesce(k.phone, n.phone), company = coalesce(k.company, n.company),
      website = coalesce(k.website, n.website), street = coalesce(k.street, n.street), message = coalesce(k.message, n.message),
      email_key = coalesce(k.email_key, n.email_key), phone_key = coalesce(k.phone_key, n.phone_key),
      company_key = coalesce(k.company_key, n.company_key), domain_key = coalesce(k.domain_key, n.domain_key)
    from leads m join lead_contacts n on n.tenant_id = ${tenantId} and n.lead_id = m.id
    where m.tenant_id = ${tenantId} and m.id = ${anyOf(ids)} and k.tenant_id = ${tenantId} and k.lead_id = m.duplicate_of`)
}
