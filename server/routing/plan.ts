import type { LeadStatus } from '../../shared/leads.ts'
import type { Why } from '../../shared/why.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Distribute } from '../../rules/distribute.ts'
import { defaultWindow, dueSteps } from '../escalation/ladder.ts'
import type { NewOffer } from '../offers/store.ts'
import { calendarOf } from '../partners/hours.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { attendanceAt } from './attendance.ts'
import { sideOf } from './canary.ts'
import type { Decision, Table } from './decide.ts'
import { decide } from './decide.ts'
import type { Memory } from './memory.ts'
import type { RoutableLead } from './need.ts'
import { factsOf, keptFacts, needOf } from './need.ts'
import { give, shareOf } from './shares.ts'
import { whyOf } from './why.ts'

/** What is to be written for one lead. */
export interface Route {
  lead: RoutableLead
  decision: Decision
  /** The version that decided: the live one, or the canary. */
  ruleSetVersion: number | null
  decisionId: string
  facts: Facts
  asked: string[]
  why: Why[]
  partner: RoutingPartner | null
  offer: NewOffer | null
  status: LeadStatus
  statusReason: string | null
}

export interface Planning {
  memory: Memory
  gazetteer: Gazetteer
  /** Open offers and opportunities by partner id; counted up as the plan goes on. */
  openWork: Map<string, number>
  newId(): string
  now: Date
}

/** A lead to route, with the partners that have been asked for it. */
export interface Routable {
  lead: RoutableLead
  asked: readonly string[]
}

/** Routes leads one after the other, each seeing what the one before was given. Pure but for the memory it counts in. */
export function planRoutes(routables: readonly Routable[], planning: Planning): Route[] {
  const table = tableOf(planning)
  const timetable = new Map<string, NewOffer['steps']>()
  return routables.map((routable) => route(routable, planning, table, timetable))
}

function route(
  { lead, asked }: Routable,
  planning: Planning,
  table: Table,
  timetable: Map<string, NewOffer['steps']>,
): Route {
  const { memory, gazetteer, newId } = planning
  const facts = factsOf(lead, memory.settings.timeZone)
  const need = needOf(lead, new Set(asked), gazetteer)
  const { version, rules, tiers } = sideOf(memory, lead)
  const decision = decide(facts, need, rules === table.rules ? table : { ...table, rules, tiers })
  const partner = decision.partnerId ? memory.byId.get(decision.partnerId)! : null
  if (partner) count(planning, decision, partner)
  const place = [lead.postalCode, lead.town].filter(Boolean).join(' ') || lead.country
  const decisionId = newId()
  return {
    lead,
    decision,
    ruleSetVersion: version,
    decisionId,
    facts: keptFacts(facts),
    asked: [...asked],
    why: partner ? whyOf(decision, need, partner, place) : [],
    partner,
    offer: partner && offerOf(lead, decision, partner, decisionId, asked.length + 1, planning, timetable),
    status: statusAfter[decision.outcome],
    statusReason: decision.reason,
  }
}

const statusAfter = {
  offered: 'offered',
  assigned: 'accepted',
  unassigned: 'unassigned',
  held: 'held',
  closed: 'closed',
} as const

function count({ memory, openWork }: Planning, decision: Decision, partner: RoutingPartner): void {
  openWork.set(partner.id, (openWork.get(partner.id) ?? 0) + 1)
  if (decision.then && takesTurns(decision.then)) give(memory.ledger, decision.ruleKey!, partner)
}

/** Whether an order compares what each partner has had. */
export const takesTurns = ({ orders }: Distribute) =>
  orders.includes('round_robin') || orders.includes('weighted')

function offerOf(
  lead: RoutableLead,
  { then, outcome, ruleKey, choice }: Decision,
  partner: RoutingPartner,
  decisionId: string,
  attempt: number,
  { memory, newId, now }: Planning,
  timetable: Map<string, NewOffer['steps']>,
): NewOffer {
  const base = {
    id: newId(),
    leadId: lead.id,
    partnerId: partner.id,
    decisionId,
    ruleKey,
    pipeline: then?.pipeline ?? null,
    attempt,
    distanceKm: choice?.winner?.figures.km ?? null,
    madeAt: now,
  }
  if (outcome === 'assigned') return { ...base, mode: 'assign', steps: [] }
  const window = then?.window ?? defaultWindow(lead)
  const slot = `${partner.id} ${window.minutes} ${window.clock}`
  const steps = timetable.get(slot) ?? dueSteps(now, window, calendarOf(partner, memory.settings))
  timetable.set(slot, steps)
  return { ...base, mode: 'exclusive', steps }
}

/** What deciding reads, over the tenant's memory and the counters of this batch. */
export function tableOf({ memory, openWork, now }: Planning): Table {
  const attendance = attendanceAt(memory.settings, now)
  return {
    rules: memory.rules,
    tiers: memory.tiers,
    partners: memory.partners,
    byId: memory.byId,
    coverage: memory.coverage,
    attendance,
    standing({ key, then }, partner, pool) {
      const open = openWork.get(partner.id) ?? 0
      if (!takesTurns(then)) return { openWork: open, given: 0, turn: 0 }
      const { given, turn } = shareOf(memory.ledger, key, partner, pool, attendance.since)
      return { openWork: open, given, turn }
    },
  }
}
