import type { LeadFact, leadFacts } from '../facts.ts'
import type { FaultCode, FaultDetails } from '../faults.ts'
import type { DiffWords } from './words.diff.ts'
import type { LadderWords } from './words.ladder.ts'
import type { FindingWords } from './words.findings.ts'
import type { OperatorName } from '../operators.ts'
import type { orders } from '../../shared/codes.ts'
import type { ResponseWindow } from '../distribute.ts'

/** One operator in words; `fact`, `value` and `found` come ready to read. */
export interface OperatorWords {
  /** In an if-sentence: «postal code starts with 80», «Postleitzahl mit 80 beginnt». */
  clause(fact: string, value: string): string
  notClause(fact: string, value: string): string
  /** As a statement about one lead: «postal code 10115 does not start with 80». */
  held(fact: string, found: string, value: string): string
  notHeld(fact: string, found: string, value: string): string
}

type FlagFact = {
  [F in LeadFact]: (typeof leadFacts)[F]['type'] extends 'boolean' ? F : never
}[LeadFact]
type ChoiceOf<F extends LeadFact> = (typeof leadFacts)[F] extends {
  choices: readonly (infer C extends string)[]
}
  ? C
  : never
type ChoiceFact = { [F in LeadFact]: [ChoiceOf<F>] extends [never] ? never : F }[LeadFact]

export interface ActionWords {
  partners(tiers: string | null): string
  tagged(tags: string): string
  named(partners: string): string
  withinKm(km: string): string
  anyTerritory: string
  certified: string
  anyPortfolio: string
  language: string
  openNow: string
  orders: Record<(typeof orders)[number], string>
  next(next: string): string
  window(minutes: number, clock: ResponseWindow['clock']): string
  performanceFloor(percent: string): string
  race(count: number): string
  gradeWindow(grade: string, time: string): string
  usualWindow: string
  thenNext: string
  unasked: string
  ladder(name: string): string
  pipeline(name: string): string
  widen(steps: string): string
  widenTiers(tiers: string): string
  hold(reason: string): string
  close(reason: string): string
  assign(partner: string): string
}

/** Everything that rules say in one language. */
export interface RuleWords {
  locale: string
  facts: Record<LeadFact, string>
  customFact(key: string): string
  /** `yes` and `no` within an if-sentence, the others as statements. */
  flags: Record<FlagFact, { yes: string; no: string; isSo: string; isNotSo: string }>
  choices: { [F in ChoiceFact]: Record<ChoiceOf<F>, string> }
  weekdays: readonly [string, string, string, string, string, string, string]
  yes: string
  no: string
  and: string
  or: string
  more(count: number): string
  everyLead: string
  when(condition: string): string
  not(condition: string): string
  orMissing(clause: string): string
  missing: { clause(fact: string): string; statement(fact: string): string }
  given: { clause(fact: string): string; statement(fact: string, found: string): string }
  range(from: string, to: string): string
  circle(km: string, place: string): string
  operators: Record<Exclude<OperatorName, 'isMissing'>, OperatorWords>
  action: ActionWords
  scoring: { points(points: number, signed: string): string; grades(a: string, b: string): string }
  ladder: LadderWords
  diff: DiffWords
  findings: FindingWords
  faults: { [C in FaultCode]: (detail: FaultDetails[C]) => string }
}
