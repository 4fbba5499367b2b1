import type { LeadStatus } from '../../shared/leads.ts'
import type { Why } from '../../shared/why.ts'
import type { Facts } from '../../rules/facts.ts'
import { ladderOf } from '../../rules/ladder.ts'
import type { NewOffer } from '../offers/store.ts'
import { countLead } from '../partners/days.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { attendanceAt } from './attendance.ts'
import { sideOf } from './canary.ts'
import type { Decision, Table } from './decide.ts'
import { askedBy, decide, nothing } from './decide.ts'
import type { Attendance } from './eligibility.ts'
import type { Memory } from './memory.ts'
import type { RoutableLead } from './need.ts'
import { factsOf, keptFacts, needOf, placeOf } from './need.ts'
import { scored } from './scored.ts'
import type { Timetable } from './offer-of.ts'
import { offerOf, timetableAt } from './offer-of.ts'
import { give } from './shares.ts'
import { tableOf, takesTurns } from './table.ts'
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
  /** The others of a race: each has its own offer, and whoever accepts first has the lead. */
  rivals: Given[]
  status: LeadStatus
  statusReason: string | null
}

/** A partner with the offer that it is made. */
export interface Given {
  partner: RoutingPartner
  why: Why[]
  offer: NewOffer
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
  /** Its ladder has asked those who were left at once, in vain. */
  raced?: boolean
}

/**
 * Routes leads one after the other, each seeing what the one before was given. A lead whose routing throws is held with
 * the fault, and the others go on. Pure but for the memory it counts in.
 */
export function planRoutes(routables: readonly Routable[], planning: Planning): Route[] {
  const desk = deskOf(planning)
  return routables.map((routable) => {
    try {
      return route(routable, desk)
    } catch (error) {
      return heldByFault(routable, error, planning)
    }
  })
}

/** What the leads of one batch share. */
export interface Desk extends Planning {
  table: Table
  attendance: Attendance
  timetable: Timetable
}

function deskOf(planning: Planning): Desk {
  const attendance = attendanceAt(planning.memory.settings, planning.now)
  const timetable = timetableAt(planning.now, planning.memory.settings)
  return { ...planning, attendance, table: tableOf(planning, attendance), timetable }
}

function route({ lead: received, asked, raced = false }: Routable, desk: Desk): Route {
  const { memory, gazetteer, table, newId } = desk
  const place = placeOf(received, gazetteer)
  const { version, rules, tiers } = sideOf(memory, received)
  const asSent = factsOf(received, memory.settings.timeZone, place)
  const lead = scored(received, asSent, rules)
  const facts = lead === received ? asSent : { ...asSent, grade: lead.grade, score: lead.score }
  const need = needOf(lead, new Set(asked), place, memory.accounts)
  if (raced) need.raced = true
  const decision = decide(facts, need, rules === table.rules ? table : { ...table, rules, tiers })
  const decisionId = newId()
  const ladder = ladderOf(rules.ladders, decision.then?.ladder)
  const where = [lead.postalCode, lead.town].filter(Boolean).join(' ') || lead.country
  const given = askedBy(decision).map((partnerId): Given => {
    const partner = memory.byId.get(partnerId)!
    const why = whyOf(decision, need, partner, where)
    const offer = offerOf(lead, decision, partner, decisionId, asked.length + 1, ladder, desk)
    return { partner, why, offer: offer.mode === 'race' ? { ...offer, why } : offer }
  })
  // Counted last: what throws before has counted nothing.
  for (const { partner, offer } of given) count(desk, decision, partner, offer.day)
  const [first, ...rivals] = given
  return {
    lead,
    decision,
    ruleSetVersion: version,
    decisionId,
    facts: keptFacts(facts, need),
    asked: [...asked],
    why: first?.why ?? [],
    partner: first?.partner ?? null,
    offer: first?.offer ?? null,
    rivals,
    status: statusAfter[decision.outcome],
    statusReason: first ? null : decision.reason,
  }
}

function heldByFault({ lead, asked }: Routable, error: unknown, { memory, newId }: Planning): Route {
  const fault = error instanceof Error ? error.message : String(error)
  return {
    lead,
    decision: { ...nothing, outcome: 'held', reason: 'routing_fault', fault: fault.slice(0, 300) },
    ruleSetVersion: memory.settings.ruleSetVersion,
    decisionId: newId(),
    facts: {},
    asked: [...asked],
    why: [],
    partner: null,
    offer: null,
    rivals: [],
    status: 'held',
    statusReason: 'routing_fault',
  }
}

const statusAfter = {
  offered: 'offered',
  assigned: 'accepted',
  unassigned: 'unassigned',
  held: 'held',
  closed: 'closed',
} as const

function count(
  { memory, openWork }: Planning,
  { then, ruleKey, choice }: Decision,
  partner: RoutingPartner,
  day: string,
): void {
  openWork.set(partner.id, (openWork.get(partner.id) ?? 0) + 1)
  countLead(memory.days, partner, day)
  // An account's lead was its partner's all along: it takes nobody's turn.
  const inTurn = choice?.winner?.figures.account === undefined
  if (then && inTurn && takesTurns(then)) give(memory.ledger, ruleKey!, partner)
}
