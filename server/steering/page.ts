import { sql } from 'drizzle-orm'
import type { LeadView } from '../../shared/leads.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { timelineOf } from '../audit/timeline.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { explain } from '../routing/explain.ts'
import { networkOf } from '../routing/memory.ts'
import type { Settings } from '../routing/store.ts'
import { decisionsOf } from '../routing/decision-store.ts'
import { loadNetwork, loadRuleSet, readSettings } from '../routing/store.ts'
import type { Runtime } from '../runtime.ts'
import { steersFor } from './steer.ts'

type Page = Omit<LeadView, 'title' | 'decisions' | 'can'> & { quantity: number | null }

/** One lead with everything that was decided about it. @throws Refused `not_found` */
export async function showLead(runtime: Runtime, actor: Actor, id: string): Promise<LeadView> {
  const gazetteer = await loadGazetteer(runtime)
  return transact(runtime, scopeOf(actor), async (tx) => {
    const page = await readPage(tx, actor.tenantId, id)
    if (!page) throw new Refused(refuse('not_found'))
    const { contact, need, place } = page
    const steers = allows(actor, 'leads:steer')
    const person = [contact.firstName, contact.lastName].filter(Boolean).join(' ')
    return {
      ...page,
      title: contact.company ?? (person || leadTitle({ ...need, ...place }, actor.locale)),
      decisions: await explained(tx, actor, id, contact.company, gazetteer, runtime.now()),
      merges: page.merges.map((merge) => ({
        ...merge,
        at: iso(merge.at)!,
        undoneAt: iso(merge.undoneAt),
        can: steers && !merge.undoneAt ? ['undo' as const] : [],
      })),
      can: steers ? [...steersFor(page.status), ...(page.status === 'closed' ? [] : ['merge' as const])] : [],
    }
  })
}

/** Everything that happened since the lead came in. @throws Refused `not_found` */
export const showTimeline = (runtime: Runtime, actor: Actor, id: string) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const [found] = await tx.execute(
      sql`select 1 from leads where tenant_id = ${actor.tenantId} and id = ${id}`,
    )
    if (!found) throw new Refused(refuse('not_found'))
    return timelineOf(tx, actor, id)
  })

async function explained(
  tx: Tx,
  actor: Actor,
  leadId: string,
  company: string | null,
  gazetteer: Gazetteer,
  now: Date,
) {
  const settings = await readSettings(tx, actor.tenantId, now)
  const networks = new Map<number, readonly RoutingPartner[]>()
  const views = []
  for (const decision of await decisionsOf(tx, actor.tenantId, leadId)) {
    const partners =
      networks.get(decision.networkVersion) ??
      networkOf(await loadNetwork(tx, actor.tenantId, decision.networkVersion)).partners
    networks.set(decision.networkVersion, partners)
    const ruleSet = await ruleSetOf(tx, actor.tenantId, decision.ruleSetVersion)
    views.push(
      explain(
        { decision, ruleSet, partners, settings: settings as Settings, gazetteer, company },
        actor.locale,
      ),
    )
  }
  return views
}

const ruleSetOf = (tx: Tx, tenantId: string, version: number | null) =>
  version === null ? null : loadRuleSet(tx, tenantId, version)

async function readPage(tx: Tx, tenantId: string, id: string): Promise<Page | null> {
  const [row] = await tx.execute<{ page: Page }>(sql`
    select json_build_object(
      'id', l.id, 'externalId', l.external_id, 'receivedAt', l.received_at, 'status', l.status, 'statusReason', l.status_reason,
      'contact', json_build_object('firstName', c.first_name, 'lastName', c.last_name, 'email', c.email, 'phone', c.phone,
        'company', c.company, 'website', c.website, 'street', c.street, 'message', c.message),
      'need', json_build_object('productLine', l.product_line, 'productKnown', l.product_line is null or exists (
          select from product_lines p where p.tenant_id = ${tenantId} and lower(p.name) = lower(l.product_line)),
        'quantity', l.quantity, 'budget', l.budget, 'currency', l.currency, 'timeline', l.timeline),
      'place', json_build_object('country', l.country, 'region', l.region, 'postalCode', l.postal_code, 'town', l.town),
      'companySize', l.company_size, 'customerType', l.customer_type, 'language', l.language, 'grade', l.grade, 'score', l.score, 'scored', l.scored,
      'source', l.source, 'campaign', l.campaign, 'utm', l.utm, 'consents', l.consents, 'custom', l.custom,
      'duplicateOf', l.duplicate_of,
      'duplicates', coalesce((select json_agg(json_build_object('id', d.id, 'status', d.status,
          'title', coalesce(dc.company, nullif(concat_ws(' ', dc.first_name, dc.last_name), ''), d.product_line, d.country)))
        from leads d join lead_contacts dc on dc.tenant_id = ${tenantId} and dc.lead_id = d.id
        where d.tenant_id = ${tenantId} and (d.duplicate_of = l.id or d.id = l.duplicate_of)), '[]'),
      'offers', coalesce((select json_agg(json_build_object('id', o.id,
          'partner', json_build_object('id', p.id, 'name', p.name), 'status', o.status, 'madeAt', o.made_at,
          'respondBy', o.respond_by, 'answeredAt', o.answered_at, 'declineReason', o.decline_reason,
          'declineNote', o.decline_note, 'returnedAt', o.returned_at) order by o.made_at desc, o.id desc)
        from offers o join partners p on p.tenant_id = ${tenantId} and p.id = o.partner_id
        where o.tenant_id = ${tenantId} and o.lead_id = l.id), '[]'),
      'merges', coalesce((select json_agg(json_build_object('id', g.id, 'kept', g.kept_id = l.id,
          'other', json_build_object('id', x.id, 'title', coalesce(xc.company,
            nullif(concat_ws(' ', xc.first_name, xc.last_name), ''), x.product_line, x.country)),
          'reason', g.reason, 'at', g.merged_at, 'by', (select u.name from users u where u.id = g.merged_by),
          'undoneAt', g.undone_at) order by g.merged_at desc, g.id desc)
        from lead_merges g
        join leads x on x.tenant_id = ${tenantId} and x.id = case when g.kept_id = l.id then g.merged_id else g.kept_id end
        join lead_contacts xc on xc.tenant_id = ${tenantId} and xc.lead_id = x.id
        where g.tenant_id = ${tenantId} and (g.kept_id = l.id or g.merged_id = l.id)), '[]'),
      'opportunityId', (select op.id from opportunities op where op.tenant_id = ${tenantId} and op.lead_id = l.id
        and op.status not in ('returned', 'reclaimed'))) as page
    from leads l join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
    where l.tenant_id = ${tenantId} and l.id = ${id}`)
  if (!row) return null
  const { page } = row
  return { ...page, receivedAt: iso(page.receivedAt)!, offers: page.offers.map(withMoments) }
}

const iso = (moment: string | null) => moment && new Date(moment).toISOString()

const withMoments = (offer: LeadView['offers'][number]) => ({
  ...offer,
  madeAt: iso(offer.madeAt)!,
  respondBy: iso(offer.respondBy),
  answeredAt: iso(offer.answeredAt),
  returnedAt: iso(offer.returnedAt),
})
