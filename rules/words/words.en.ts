import { diffEn } from './words.diff.en.ts'
import { ladderEn } from './words.ladder.en.ts'
import { findingsEn } from './words.findings.en.ts'
import { faultsEn } from './words.faults.en.ts'
import type { OperatorWords, RuleWords } from './words.ts'

const verb = (does: string, doesNot: string): OperatorWords => ({
  clause: (fact, value) => `${fact} ${does} ${value}`,
  notClause: (fact, value) => `${fact} ${doesNot} ${value}`,
  held: (fact, found, value) => `${fact} ${found} ${does} ${value}`,
  notHeld: (fact, found, value) => `${fact} ${found} ${doesNot} ${value}`,
})

const givenOrNot = (yes: string, no: string) => ({ yes, no, isSo: yes, isNotSo: no })
const hours = (minutes: number) => minutes % 60 === 0
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const wordsEn: RuleWords = {
  locale: 'en',
  facts: {
    country: 'country',
    region: 'region',
    postalCode: 'postal code',
    town: 'town',
    position: 'place',
    company: 'company',
    companySize: 'company size',
    customerType: 'customer type',
    language: 'language',
    productLine: 'product',
    quantity: 'quantity',
    budget: 'budget',
    timeline: 'timeline',
    source: 'source',
    campaign: 'campaign',
    consent: 'consent',
    grade: 'grade',
    score: 'score',
    hasPhone: 'phone number',
    hasEmail: 'e-mail address',
    weekday: 'weekday',
    hour: 'hour',
  },
  customFact: (key) => `field “${key}”`,
  flags: {
    hasPhone: givenOrNot('a phone number is given', 'no phone number is given'),
    hasEmail: givenOrNot('an e-mail address is given', 'no e-mail address is given'),
  },
  choices: {
    customerType: { consumer: 'consumer', business: 'business', public: 'public body' },
    timeline: {
      now: 'now',
      '3_months': 'within 3 months',
      '6_months': 'within 6 months',
      '12_months': 'within 12 months',
      later: 'later',
    },
    grade: { A: 'A', B: 'B', C: 'C' },
  },
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  yes: 'yes',
  no: 'no',
  and: 'and',
  or: 'or',
  more: (count) => `${count} more`,
  everyLead: 'Every lead',
  when: (condition) => `If ${condition}`,
  not: (condition) => `not ${condition}`,
  orMissing: (clause) => `${clause} (or is missing)`,
  missing: { clause: (fact) => `${fact} is missing`, statement: (fact) => `${fact} is missing` },
  given: {
    clause: (fact) => `${fact} is given`,
    statement: (fact, found) => `${fact} is given (${found})`,
  },
  range: (from, to) => `${from} and ${to}`,
  circle: (km, place) => `${km} km of ${place}`,
  operators: {
    equal: verb('is', 'is not'),
    notEqual: {
      ...verb('is not', 'is'),
      notHeld: (fact, found) => `${fact} is ${found}`,
    },
    in: {
      clause: (fact, value) => `${fact} is ${value}`,
      notClause: (fact, value) => `${fact} is none of ${value}`,
      held: (fact, found, value) => `${fact} ${found} is one of ${value}`,
      notHeld: (fact, found, value) => `${fact} ${found} is none of ${value}`,
    },
    notIn: {
      clause: (fact, value) => `${fact} is none of ${value}`,
      notClause: (fact, value) => `${fact} is one of ${value}`,
      held: (fact, found, value) => `${fact} ${found} is none of ${value}`,
      notHeld: (fact, found, value) => `${fact} ${found} is one of ${value}`,
    },
    lessThan: verb('is below', 'is not below'),
    lessThanInclusive: verb('is at most', 'is not at most'),
    greaterThan: verb('is above', 'is not above'),
    greaterThanInclusive: verb('is at least', 'is not at least'),
    between: verb('is between', 'is not between'),
    startsWith: verb('starts with', 'does not start with'),
    contains: verb('contains', 'does not contain'),
    postalPrefix: verb('starts with', 'does not start with'),
    postalRange: verb('lies between', 'does not lie between'),
    withinKm: verb('lies within', 'does not lie within'),
  },
  action: {
    partners: (tiers) => (tiers === null ? 'partners' : `partners of tier ${tiers}`),
    tagged: (tags) => `tagged ${tags}`,
    named: (partners) => `only ${partners}`,
    withinKm: (km) => `within ${km} km`,
    anyTerritory: 'whatever their territory',
    certified: 'certified for the product',
    anyPortfolio: 'whatever they carry',
    language: 'speaking the lead’s language',
    openNow: 'open now',
    orders: {
      nearest: 'nearest first',
      tier: 'highest tier first',
      round_robin: 'whoever has waited longest first',
      weighted: 'whoever is furthest below its share first',
      least_loaded: 'least loaded first',
      best_performing: 'best performing first',
    },
    next: (next) => `then ${next}`,
    window: (minutes, clock) =>
      hours(minutes)
        ? counted(minutes / 60, ...workingOr(clock, 'hour'))
        : counted(minutes, ...workingOr(clock, 'minute')),
    performanceFloor: (percent) => `everybody at least ${percent} of an equal share`,
    race: (count) => `offered to ${count} at once, the first to accept has it`,
    gradeWindow: (grade, time) => `grade ${grade} ${time}`,
    usualWindow: 'the usual time to answer',
    thenNext: 'then next',
    unasked: 'assigned without asking',
    ladder: (name) => `ladder ${name}`,
    pipeline: (name) => `pipeline ${name}`,
    widen: (steps) => `if nobody is left: ${steps}`,
    widenTiers: (tiers) => `tier ${tiers}`,
    hold: (reason) => `hold it: ${reason}`,
    close: (reason) => `close it: ${reason}`,
    assign: (partner) => `assign to ${partner}`,
  },
  scoring: {
    points: (points, signed) => `${signed} ${Math.abs(points) === 1 ? 'point' : 'points'}`,
    grades: (a, b) => `${a} points or more are grade A, ${b} or more grade B, fewer grade C`,
  },
  ladder: ladderEn,
  diff: diffEn,
  findings: findingsEn,
  faults: faultsEn,
}

function workingOr(clock: 'working' | 'wall', unit: 'hour' | 'minute'): [string, string] {
  const name = clock === 'working' ? `working ${unit}` : unit
  return [name, `${name}s`]
}
