import type { Facts } from '../../rules/facts.ts'
import { zoneOf } from '../partners/hours.ts'
import type { DayLedger } from '../partners/days.ts'
import { setDay } from '../partners/days.ts'
import { localDate } from '../time/local.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Decision } from '../routing/decide.ts'
import { askedBy, decide, fallbackKey } from '../routing/decide.ts'
import { keptPart } from '../routing/decision-store.ts'
import type { Need } from '../routing/eligibility.ts'
import type { Memory } from '../routing/memory.ts'
import { needOfDecision } from '../routing/passed-over.ts'
import { takesTurns } from '../routing/table.ts'
import { whyOf } from '../routing/why.ts'
import type { OpenWork } from './open-work.ts'
import { recallOf } from './recall.ts'
import type { Compared, Recorded } from './recorded.ts'
import { textOf } from './recorded.ts'
import type { RulesAtWork } from './rules-at-work.ts'
import { chooseAlike, ruleFor } from './rules-at-work.ts'
import type { TableAt } from './table.ts'
import type { Turns } from './turns.ts'

/** The network as it was at one of its versions. */
export type Network = Pick<
  Memory,
  'partners' | 'byId' | 'placeOf' | 'coverage' | 'accounts' | 'performance' | 'capped'
>

/** What goes through a simulation from lead to lead. */
export interface Course {
  settings: Memory['settings']
  gazetteer: Gazetteer
  /** What is simulated. */
  rules: RulesAtWork
  table: TableAt
  work: OpenWork
  turns: Turns
  /** What partners with caps were given on which day. */
  days: DayLedger
  /** Partners with caps that were given other leads than recorded. */
  regiven: Set<string>
}

/** A lead's decision as the simulated rules make it. */
export interface Replayed {
  decided: Decision
  /** It goes to another partner, or comes to another end. */
  moved: boolean
  /** The decision as it would be kept. */
  kept(): Compared
}

/**
 * Decides a recorded lead by the simulated rules, over the network of that moment. Where they choose as the recorded
 * ones did, by the recorded figures: only what has gone elsewhere before it counts anew. Counts on in the course.
 *
 * @param recordedRules those that decided when it was recorded
 */
export function replay(
  recorded: Recorded,
  network: Network,
  recordedRules: RulesAtWork,
  course: Course,
): Replayed {
  const { decision } = recorded
  const at = Date.parse(decision.at)
  course.work.advance(at, decision.id)
  const facts = knownFacts(recorded, course.gazetteer)
  const asScored = scored(facts, recordedRules, course.rules)
  const byFallback = decision.ruleKey === fallbackKey || decision.outcome === 'unassigned'
  const took = { at: recordedRules, ruleKey: byFallback ? ruleFor(recordedRules, facts) : decision.ruleKey }
  const takes = { at: course.rules, ruleKey: ruleFor(course.rules, asScored) }
  const recall = recallOf(recorded, network, chooseAlike(took, takes, byFallback), course)
  // Who it is about matters where somebody is kept from a customer, and costs its time.
  const who = excludes(network) ? recorded : undefined
  const need = needOfDecision({ decision, gazetteer: course.gazetteer }, who)
  const decided = decide(asScored, need, course.table(network, at, recall))
  const moved = goesElsewhere(decision, decided)
  count(recorded, decided, moved, network, course, at)
  return { decided, moved, kept: () => keptOf(decided, need, facts, network) }
}

function keptOf(decided: Decision, need: Need, facts: Facts, network: Network): Compared {
  const partner = decided.partnerId === null ? null : network.byId.get(decided.partnerId)!
  const place =
    [textOf(facts, 'postalCode'), textOf(facts, 'town')].filter(Boolean).join(' ') ||
    (textOf(facts, 'country') ?? '')
  return {
    ...keptPart(decided, network.placeOf),
    why: partner ? whyOf(decided, need, partner, place) : [],
  }
}

type End = Pick<Compared, 'outcome' | 'partnerId' | 'reason'>

const excluding = new WeakMap<Network['partners'], boolean>()

/** Whether a partner is kept from named customers. */
function excludes({ partners }: Network): boolean {
  const known = excluding.get(partners) ?? partners.some(({ exclusions }) => exclusions?.accounts.length)
  excluding.set(partners, known)
  return known
}

/** To another partner, or to another end; by another rule to the same is no move. */
const goesElsewhere = (before: End, after: End): boolean =>
  before.outcome !== after.outcome ||
  before.partnerId !== after.partnerId ||
  (before.partnerId === null && before.reason !== after.reason)

/** The recorded facts, and those that are not kept because they follow from others or say who it is. */
function knownFacts({ decision: { facts }, company }: Recorded, gazetteer: Gazetteer): Facts {
  if (facts.position !== undefined) return { ...facts, company }
  const found = gazetteer.find(textOf(facts, 'country') ?? '', textOf(facts, 'postalCode'))
  const position = found && { latitude: found.latitude, longitude: found.longitude }
  return { position, ...facts, company } as Facts
}

/** Facts with the grade that the simulated rules give; that of the record where they score as before. */
function scored(facts: Facts, before: RulesAtWork, after: RulesAtWork): Facts {
  if (before.scoring === after.scoring || (facts.score === undefined && facts.grade !== undefined))
    return facts
  const score = after.rules.score({ ...facts, score: null, grade: null })
  return { ...facts, score: score?.score ?? null, grade: score?.grade ?? null }
}

function count(
  { leadId, decision }: Recorded,
  after: Decision,
  moved: boolean,
  network: Network,
  course: Course,
  at: number,
): void {
  const { work, turns } = course
  const asked = askedBy(after).map((id) => network.byId.get(id)!)
  if (moved) {
    work.leaves(leadId)
    const before = decision.partnerId === null ? undefined : network.byId.get(decision.partnerId)
    if (before?.caps) course.regiven.add(before.id)
    for (const partner of asked) {
      work.takes(partner.id, at)
      if (partner.caps) giveOn(course, partner, new Date(at))
    }
  }
  if (moved || decision.ruleKey !== after.ruleKey)
    for (const key of [decision.ruleKey, after.ruleKey]) if (key !== null) turns.part(key)
  const inTurn = after.choice?.winner?.figures.account === undefined
  if (!after.then || !inTurn || !takesTurns(after.then)) return
  for (const partner of asked) turns.give(after.ruleKey!, partner, at)
}

function giveOn({ days, regiven, settings }: Course, partner: RoutingPartner, at: Date): void {
  const day = localDate(at, zoneOf(partner, settings))
  countOn(days, partner.id, day, 1)
  regiven.add(partner.id)
}

/** Counts one lead more or less for a day. */
export const countOn = (days: DayLedger, partnerId: string, day: string, more: 1 | -1): void =>
  setDay(days, partnerId, day, (days.days.get(partnerId)?.get(day) ?? 0) + more)
