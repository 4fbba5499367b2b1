import { sql } from 'drizzle-orm'
import type { OpportunityStatus } from '../../shared/opportunities.ts'
import type { Tx } from '../db/transact.ts'

/** An opportunity with a past that was lived elsewhere; it has no offer. Days `YYYY-MM-DD`. */
export interface PastOpportunityRow {
  id: string
  externalId: string
  leadId: string
  partnerId: string
  pipelineId: string
  status: OpportunityStatus
  stage: string
  acceptedAt: Date
  firstContactAt: Date | null
  closedAt: Date | null
  lastActivityAt: Date
  nudgeAt: Date | null
  amount: number | null
  orderValue: number | null
  currency: string
  probability: number | null
  expectedClose: string | null
  postponedUntil: string | null
  nextStep: string | null
  nextStepDue: string | null
  closeReason: string | null
  closeNote: string | null
  productLine: string | null
}

/** Writes opportunities as they came to be elsewhere. One statement whatever their number. */
export const insertPast = (tx: Tx, tenantId: string, rows: PastOpportunityRow[]) =>
  tx.execute(sql`
    insert into opportunities (
      tenant_id, id, external_id, lead_id, partner_id, offer_id, pipeline_id, status, stage, stage_at, accepted_at,
      first_contact_at, last_activity_at, amount, currency, expected_close, pushes, next_step, next_step_due, product_line,
      probability, checks, closed_at, close_reason, close_note, order_value, postponed_until, nudge_at, nudges, version)
    select ${tenantId}, id, "externalId", "leadId", "partnerId", null, "pipelineId", status, stage, "acceptedAt", "acceptedAt",
      "firstContactAt", "lastActivityAt", amount, currency, "expectedClose", 0, "nextStep", "nextStepDue", "productLine",
      probability, '{}', "closedAt", "closeReason", "closeNote", "orderValue", "postponedUntil", "nudgeAt", 0, 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as o(id uuid, "externalId" text, "leadId" uuid,
      "partnerId" uuid, "pipelineId" uuid, status text, stage text, "acceptedAt" timestamptz, "firstContactAt" timestamptz,
      "closedAt" timestamptz, "lastActivityAt" timestamptz, "nudgeAt" timestamptz, amount numeric, "orderValue" numeric,
      currency text, probability int, "expectedClose" date, "postponedUntil" date, "nextStep" text, "nextStepDue" date,
      "closeReason" text, "closeNote" text, "productLine" text)`)
