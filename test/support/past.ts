import { sql } from 'drizzle-orm'
import { transact } from '../../server/db/transact.ts'
import type { Scorecard } from '../../shared/partners.ts'
import type { World } from './world.ts'

/** One made-up offer and what became of it. Moments are ISO 8601. */
export interface Past {
  partnerId: string
  mode: 'exclusive' | 'assign'
  status: 'accepted' | 'declined' | 'expired' | 'withdrawn'
  madeAt: string
  answeredAt: string
  workingMinutes: number
  opportunity: null | {
    status: 'open' | 'postponed' | 'won' | 'lost' | 'returned'
    firstContactAt: string | null
    closedAt: string | null
    amount: number | null
    orderValue: number | null
    currency: string
    stage: 'qualification' | 'needs_analysis' | 'proposal'
    probability: number | null
  }
}

/** The same past every time: a generator of Lehmer's, seeded by the number of rows. */
export function madeUpPast(partnerIds: string[], rows: number, from: string, days: number): Past[] {
  let state = rows + 7
  const below = (n: number) => (state = (state * 48271) % 2147483647) % n
  const after = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()
  const one = <T>(choices: readonly T[]) => choices[below(choices.length)]!
  return Array.from({ length: rows }, () => {
    const madeAt = after(`${from}T00:00:00Z`, below(days * 1440))
    const mode = below(8) === 0 ? 'assign' : 'exclusive'
    const status =
      mode === 'assign'
        ? 'accepted'
        : one(['accepted', 'accepted', 'declined', 'expired', 'withdrawn'] as const)
    const answeredAt = mode === 'assign' ? madeAt : after(madeAt, 1 + below(600))
    const outcome = one(['open', 'postponed', 'won', 'won', 'lost', 'returned'] as const)
    const finished = outcome === 'won' || outcome === 'lost' || outcome === 'returned'
    return {
      partnerId: one(partnerIds),
      mode,
      status,
      madeAt,
      answeredAt,
      workingMinutes: below(400),
      opportunity:
        status === 'accepted'
          ? {
              status: outcome,
              firstContactAt: below(3) ? after(answeredAt, below(3000)) : null,
              closedAt: finished ? after(answeredAt, below(40 * 1440)) : null,
              amount: below(4) ? below(100_000) / 100 : null,
              orderValue: outcome === 'won' ? below(1_000_000) / 100 : null,
              currency: one(['CHF', 'EUR']),
              stage: one(['qualification', 'needs_analysis', 'proposal'] as const),
              probability: below(5) ? null : below(101),
            }
          : null,
    }
  })
}

/** Writes the rows as they are: history that no use case could have made in one evening. */
export async function writePast(world: World, tenantId: string, past: Past[]): Promise<void> {
  const rows = past.map((row) => ({
    ...row,
    offer: world.runtime.newId(),
    lead: world.runtime.newId(),
    opportunityId: world.runtime.newId(),
    o: row.opportunity,
  }))
  const list = sql`jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) r`
  await transact(world.runtime, { tenantId }, async (tx) => {
    await tx.execute(sql`
      insert into leads (tenant_id, id, received_at, status, status_reason, status_at, partner_id, events, country, consents, custom)
      select ${tenantId}, (r ->> 'lead')::uuid, (r ->> 'madeAt')::timestamptz, 'closed', 'test', (r ->> 'madeAt')::timestamptz,
        null, 0, 'DE', '[]', '{}' from ${list}`)
    await tx.execute(sql`
      insert into offers (tenant_id, id, lead_id, partner_id, mode, status, attempt, made_at, steps, step, answered_at,
        working_minutes, decline_reason)
      select ${tenantId}, (r ->> 'offer')::uuid, (r ->> 'lead')::uuid, (r ->> 'partnerId')::uuid, r ->> 'mode', r ->> 'status', 1,
        (r ->> 'madeAt')::timestamptz, '[]', 0, (r ->> 'answeredAt')::timestamptz, (r ->> 'workingMinutes')::int,
        case when r ->> 'status' = 'declined' then 'spam' end from ${list}`)
    await tx.execute(sql`
      insert into opportunities (tenant_id, id, lead_id, partner_id, offer_id, pipeline_id, status, stage, stage_at, accepted_at,
        first_contact_at, last_activity_at, amount, currency, pushes, checks, closed_at, close_reason, order_value,
        postponed_until, nudges, version, probability)
      select ${tenantId}, (r ->> 'opportunityId')::uuid, (r ->> 'lead')::uuid, (r ->> 'partnerId')::uuid, (r ->> 'offer')::uuid,
        (select id from pipelines where tenant_id = ${tenantId} and is_default), r -> 'o' ->> 'status', r -> 'o' ->> 'stage',
        (r ->> 'answeredAt')::timestamptz, (r ->> 'answeredAt')::timestamptz, (r -> 'o' ->> 'firstContactAt')::timestamptz,
        (r ->> 'answeredAt')::timestamptz, (r -> 'o' ->> 'amount')::numeric, r -> 'o' ->> 'currency', 0, '{}',
        (r -> 'o' ->> 'closedAt')::timestamptz, case when r -> 'o' ->> 'status' in ('won', 'lost') then 'other' end,
        (r -> 'o' ->> 'orderValue')::numeric, case when r -> 'o' ->> 'status' = 'postponed' then '2027-01-01'::date end, 0, 1,
        (r -> 'o' ->> 'probability')::int
      from ${list} where r ->> 'status' = 'accepted'`)
  })
}

const stageProbability = { qualification: 10, needs_analysis: 25, proposal: 50 }

/** A scorecard reckoned row by row from product.md's definitions, for days of a zone, both included. */
export function recount(past: Past[], from: string, to: string, zone: string): Scorecard {
  const dayOf = (at: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.parse(at))
  const inside = (at: string) => dayOf(at) >= from && dayOf(at) <= to
  const minutes = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 60_000
  const days = (a: string, b: string) => (Date.parse(dayOf(b)) - Date.parse(dayOf(a))) / 86_400_000
  const cohort = past.filter(({ madeAt }) => inside(madeAt))
  const having = (status: Past['status']) => cohort.filter((row) => row.status === status)
  const accepted = having('accepted')
  const [declined, expired] = [having('declined'), having('expired')]
  const answered = [...accepted, ...declined].filter(({ mode }) => mode !== 'assign')
  const wall = answered.map(({ madeAt, answeredAt }) => minutes(madeAt, answeredAt))
  const working = answered.map(({ workingMinutes }) => workingMinutes)
  const contacts = accepted.flatMap(({ answeredAt, opportunity }) =>
    opportunity?.firstContactAt ? [minutes(answeredAt, opportunity.firstContactAt)] : [],
  )
  const closed = past.filter(({ opportunity }) => opportunity?.closedAt && inside(opportunity.closedAt))
  const ending = (status: 'won' | 'lost') =>
    closed.filter(({ opportunity }) => opportunity!.status === status)
  const [won, lost] = [ending('won'), ending('lost')]
  const cycles = (rows: Past[]) => rows.map((row) => days(row.answeredAt, row.opportunity!.closedAt!))
  const open = past.flatMap(({ opportunity: o }) =>
    o && ['open', 'postponed'].includes(o.status) ? [o] : [],
  )
  const share = (part: number, whole: number) => (whole ? part / whole : null)
  const sums = <R extends { currency: string }, S>(rows: R[], sum: (rows: R[]) => S) =>
    ['CHF', 'EUR'].flatMap((currency) => {
      const own = rows.filter((row) => row.currency === currency)
      return own.length ? [{ currency, ...sum(own) }] : []
    })
  const total = (values: number[]) => Math.round(values.reduce((a, b) => a + b, 0) * 100) / 100
  return {
    offered: cohort.length,
    accepted: accepted.length,
    declined: declined.length,
    expired: expired.length,
    withdrawn: having('withdrawn').length,
    open: 0,
    acceptanceRate: share(accepted.length, accepted.length + declined.length + expired.length),
    responseMinutesMedian: percentile(wall, 0.5),
    responseMinutesP90: percentile(wall, 0.9),
    workingResponseMinutesMedian: percentile(working, 0.5),
    workingResponseMinutesP90: percentile(working, 0.9),
    firstContactMinutesMedian: percentile(contacts, 0.5),
    conversionRate: share(
      accepted.filter(({ opportunity }) => opportunity!.status === 'won').length,
      accepted.length,
    ),
    won: won.length,
    lost: lost.length,
    winRate: share(won.length, won.length + lost.length),
    wonValue: sums(
      won.map(({ opportunity }) => opportunity!),
      (rows) => ({ amount: total(rows.map((row) => row.orderValue!)) }),
    ),
    daysToWinMedian: percentile(cycles(won), 0.5),
    daysToLoseMedian: percentile(cycles(lost), 0.5),
    openOpportunities: open.length,
    customersAsked: 0,
    customersAnswered: 0,
    notReached: 0,
    notReachedRate: null,
    pipeline: sums(open, (rows) => ({
      amount: total(rows.map(({ amount }) => amount ?? 0)),
      weighted: total(
        rows.map((row) => ((row.amount ?? 0) * (row.probability ?? stageProbability[row.stage])) / 100),
      ),
    })),
  }
}

/** Between the two nearest ranks by share, as percentile_cont reckons it. */
function percentile(values: number[], fraction: number): number | null {
  if (!values.length) return null
  const sorted = [...values].sort((a, b) => a - b)
  const rank = (sorted.length - 1) * fraction
  const low = sorted[Math.floor(rank)]!
  return low + (sorted[Math.ceil(rank)]! - low) * (rank - Math.floor(rank))
}
