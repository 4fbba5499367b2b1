import { and, eq, sql } from 'drizzle-orm'
import type { ResponseWindow } from '../../rules/distribute.ts'
import type { Locale } from '../../shared/text.ts'
import type { Why } from '../../shared/why.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId } from '../identity/actor.ts'
import type { Extended } from './extension.ts'
import type { Answer, Offer } from './offer.ts'
import type { DueStep } from './tables.ts'
import { offers } from './tables.ts'

/** An offer about to be made; `steps` empty when nobody is asked: then it is accepted as it is made. */
export interface NewOffer {
  id: string
  leadId: string
  partnerId: string
  decisionId: string | null
  ruleKey: string | null
  pipeline: string | null
  mode: 'exclusive' | 'race' | 'assign'
  attempt: number
  distanceKm: number | null
  /** Of a race, why this partner is asked; else its decision tells. */
  why: Why[] | null
  madeAt: Date
  /** The day of the partner's zone on which it counts for its caps, `YYYY-MM-DD`. */
  day: string
  steps: DueStep[]
  /** The time that the partner may ask for, once; 0 minutes are none. */
  extension: ResponseWindow | null
}

/** Writes offers. One statement whatever their number. */
export async function insertOffers(tx: Tx, tenantId: string, made: readonly NewOffer[]): Promise<void> {
  if (!made.length) return
  const rows = made.map((offer) => ({
    ...offer,
    status: offer.mode === 'assign' ? 'accepted' : 'open',
    answeredAt: offer.mode === 'assign' ? offer.madeAt : null,
    respondBy: offer.steps.at(-1)?.at ?? null,
    nextStepAt: offer.steps[0]?.at ?? null,
  }))
  await tx.execute(sql`
    insert into offers (tenant_id, id, lead_id, partner_id, decision_id, rule_key, pipeline, mode, status, attempt, distance_km,
      why, made_at, day, respond_by, steps, extension, step, next_step_at, answered_at)
    select ${tenantId}, id, "leadId", "partnerId", "decisionId", "ruleKey", pipeline, mode, status, attempt, "distanceKm",
      why, "madeAt", day, "respondBy", steps, extension, 0, "nextStepAt", "answeredAt"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as o(id uuid, "leadId" uuid, "partnerId" uuid,
      "decisionId" uuid, "ruleKey" text, pipeline text, mode text, status text, attempt int,
      "distanceKm" float8, why json, "madeAt" timestamptz, day date,
      "respondBy" timestamptz, steps json, extension json, "nextStepAt" timestamptz, "answeredAt" timestamptz)`)
}

/** The offer, locked until the transaction ends; null when there is none that this scope may see. */
export async function lockOffer(
  tx: Tx,
  tenantId: string,
  partnerId: string | null,
  id: string,
): Promise<Offer | null> {
  const [offer] = await tx
    .select({
      id: offers.id,
      leadId: offers.leadId,
      partnerId: offers.partnerId,
      pipeline: offers.pipeline,
      mode: offers.mode,
      status: offers.status,
      madeAt: offers.madeAt,
      respondBy: offers.respondBy,
      steps: offers.steps,
      extension: offers.extension,
      askedTimeAt: offers.askedTimeAt,
      answeredAt: offers.answeredAt,
      acceptUndoneAt: offers.acceptUndoneAt,
      returnedAt: offers.returnedAt,
      withdrawReason: offers.withdrawReason,
    })
    .from(offers)
    .where(
      and(
        eq(offers.tenantId, tenantId),
        eq(offers.id, id),
        partnerId ? eq(offers.partnerId, partnerId) : undefined,
      ),
    )
    .for('update')
  return offer ?? null
}

/** Writes an answer; the ladder stops. `workingMinutes` is what it took of the partner's working time. */
export async function saveAnswer(
  tx: Tx,
  tenantId: string,
  id: string,
  answer: Answer,
  answeredBy: string | null,
  workingMinutes: number,
): Promise<void> {
  await tx
    .update(offers)
    .set({ ...answer, answeredBy, workingMinutes, nextStepAt: null })
    .where(and(eq(offers.tenantId, tenantId), eq(offers.id, id), eq(offers.status, 'open')))
}

export const answererOf = (actor: Actor) => (actor.kind === 'system' ? null : actorId(actor))

/** The opportunity that an accepted offer opened. */
export async function opportunityOf(tx: Tx, tenantId: string, offerId: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select id from opportunities where tenant_id = ${tenantId} and offer_id = ${offerId}`)
  return row?.id ?? null
}

/** An accepted offer whose lead came back no longer holds it. */
export const markReturned = (tx: Tx, tenantId: string, offerId: string, now: Date) =>
  tx
    .update(offers)
    .set({ returnedAt: now })
    .where(and(eq(offers.tenantId, tenantId), eq(offers.id, offerId)))

interface About extends Record<string, unknown> {
  productLine: string | null
  quantity: number | null
  country: string
  postalCode: string | null
  town: string | null
  partnerName: string
  locale: Locale
}

/** What a mail about a lead and its partner is called. */
export async function titleAndPartner(
  tx: Tx,
  tenantId: string,
  leadId: string,
  partnerId: string,
): Promise<About> {
  const [row] = await tx.execute<About>(sql`
    select l.product_line as "productLine", l.quantity::float8 as quantity, l.country, l.postal_code as "postalCode", l.town,
      p.name as "partnerName", m.locale
    from leads l
    join partners p on p.tenant_id = ${tenantId} and p.id = ${partnerId}
    join manufacturers m on m.id = ${tenantId}
    where l.tenant_id = ${tenantId} and l.id = ${leadId}`)
  return row!
}

/** A later deadline with the steps on the way to it; the ladder begins again. */
export const saveExtension = (
  tx: Tx,
  tenantId: string,
  id: string,
  { respondBy, steps }: Extended,
  was: Date,
  now: Date,
) =>
  tx
    .update(offers)
    .set({
      respondBy,
      steps,
      step: 0,
      nextStepAt: steps[0] ? new Date(steps[0].at) : respondBy,
      askedTimeAt: now,
      firstRespondBy: was,
    })
    .where(and(eq(offers.tenantId, tenantId), eq(offers.id, id), eq(offers.status, 'open')))

export const saveSnooze = (tx: Tx, tenantId: string, id: string, snoozedUntil: Date | null) =>
  tx
    .update(offers)
    .set({ snoozedUntil })
    .where(and(eq(offers.tenantId, tenantId), eq(offers.id, id), eq(offers.status, 'open')))

/** An accepted offer is open again where its ladder stood; past its deadline the next sweep lets it expire. */
export const reopenOffer = (tx: Tx, tenantId: string, id: string, now: Date) =>
  tx.execute(sql`
    update offers set status = 'open', answered_at = null, answered_by = null, working_minutes = null,
      snoozed_until = null, accept_undone_at = ${now.toISOString()},
      next_step_at = coalesce((steps -> step ->> 'at')::timestamptz, respond_by)
    where tenant_id = ${tenantId} and id = ${id} and status = 'accepted'`)

/** Whether a mail about this opportunity has gone to the customer. */
export async function customerWasWritten(tx: Tx, tenantId: string, opportunityId: string): Promise<boolean> {
  const [row] = await tx.execute(sql`
    select 1 from customer_checks where tenant_id = ${tenantId} and opportunity_id = ${opportunityId} limit 1`)
  return row !== undefined
}
