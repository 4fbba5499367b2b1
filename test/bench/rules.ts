/**
 * S3: matching a lead against 10 to 10,000 rules, json-rules-engine as it comes in the same run.
 * `npx tsx test/bench/rules.ts`; prints medians in microseconds and the ratios that quality.md asks for.
 */
import type { CompiledRuleSet } from '../../rules/compile.ts'
import { compile } from '../../rules/compile.ts'
import type { Facts } from '../../rules/facts.ts'
import { match } from '../../rules/match.ts'
import { referenceFor } from '../../rules/reference.ts'
import type { Condition } from '../../rules/condition.ts'
import type { Rule, RuleSet } from '../../rules/rule-set.ts'
import { trace } from '../../rules/trace.ts'
import { Engine } from 'json-rules-engine'

/** Numbers that look random and are the same in every run (mulberry32). */
function dice(seed: number) {
  let state = seed
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}
type Dice = ReturnType<typeof dice>

const countries = ['DE', 'AT', 'CH', 'FR', 'NL']
const product = (roll: Dice) => `product-${roll(40)}`
const area = (roll: Dice) => String(10 + roll(90))

interface Shape {
  name: string
  rule(index: number, roll: Dice): Condition
  lead(index: number, roll: Dice, rules: number): Facts
}

const lead = (roll: Dice): Facts => ({
  country: countries[roll(5)],
  postalCode: `${area(roll)}${100 + roll(900)}`,
  productLine: product(roll),
  customerType: roll(2) ? 'business' : 'consumer',
  source: `source-${roll(12)}`,
  campaign: roll(3) ? `campaign-${roll(200)}` : null,
  quantity: roll(50),
  budget: roll(4) ? roll(100_000) : null,
  grade: ['A', 'B', 'C'][roll(3)],
  consent: ['newsletter'],
  hour: roll(24),
  weekday: 1 + roll(7),
})

const shapes: Shape[] = [
  {
    name: 'territories (country, product, postal prefixes, quantity)',
    rule: (_, roll) => ({
      all: [
        { fact: 'country', operator: 'in', value: [countries[roll(5)] ?? '', countries[roll(5)] ?? ''] },
        { fact: 'productLine', operator: 'equal', value: product(roll) },
        { fact: 'postalCode', operator: 'postalPrefix', value: [area(roll), area(roll), area(roll)] },
        { fact: 'quantity', operator: 'greaterThanInclusive', value: roll(20) },
      ],
    }),
    lead: (_, roll) => lead(roll),
  },
  {
    name: 'mixed (two to four of eight facts, one rule in ten with no index)',
    rule: mixedRule,
    lead: (_, roll) => lead(roll),
  },
  {
    name: 'account lists (one campaign each), the lead of the last rule',
    rule: (index) => ({ all: [{ fact: 'campaign', operator: 'equal', value: `account-${index}` }] }),
    lead: (_, roll, rules) => ({ ...lead(roll), campaign: `Account-${rules - 1}` }),
  },
]

function mixedRule(index: number, roll: Dice): Condition {
  if (index % 10 === 9) {
    return {
      all: [
        { fact: 'budget', operator: 'greaterThan', value: 99_000 + roll(1_000) },
        { not: { fact: 'grade', operator: 'equal', value: 'C' } },
        { fact: 'quantity', operator: 'between', value: { from: 45, to: 49 } },
      ],
    }
  }
  const offered: Condition[] = [
    { fact: 'country', operator: 'equal', value: countries[roll(5)] ?? '' },
    { fact: 'productLine', operator: 'in', value: [product(roll), product(roll)] },
    { fact: 'postalCode', operator: 'postalPrefix', value: [area(roll), area(roll)] },
    { fact: 'source', operator: 'equal', value: `source-${roll(12)}` },
    { fact: 'campaign', operator: 'equal', value: `campaign-${roll(200)}` },
    { fact: 'grade', operator: 'in', value: ['A', 'B'] },
    { fact: 'customerType', operator: 'equal', value: 'business' },
    { fact: 'hour', operator: 'between', value: { from: 8, to: 17 } },
  ]
  const count = 2 + roll(3)
  return { all: Array.from({ length: count }, () => offered.splice(roll(offered.length), 1)).flat() }
}

function ruleSetOf(shape: Shape, count: number): RuleSet {
  const roll = dice(count)
  const rules = Array.from({ length: count }, (_, index): Rule => {
    return {
      key: `rule-${index}`,
      name: `Rule ${index}`,
      enabled: true,
      when: shape.rule(index, roll),
      then: { do: 'hold', reason: 'bench' },
    }
  })
  return { rules }
}

const microseconds = () => Number(process.hrtime.bigint()) / 1_000
function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

interface Contestant {
  count: number
  ruleSet: RuleSet
  compiled: CompiledRuleSet
  compileMs: number
  leads: readonly Facts[]
}

function contestant(shape: Shape, count: number): Contestant {
  const ruleSet = ruleSetOf(shape, count)
  const roll = dice(99)
  const leads = Array.from({ length: 2_000 }, (_, index) => shape.lead(index, roll, count))
  const begin = microseconds()
  const compiled = compile(ruleSet)
  return { count, ruleSet, compiled, compileMs: (microseconds() - begin) / 1_000, leads }
}

/** Microseconds a lead for each, in turns, so that a noisy minute on the machine meets them all. */
function timedInTurns(contestants: readonly Contestant[], rounds: number): Map<number, number> {
  const costs = new Map<number, number[]>(contestants.map(({ count }) => [count, []]))
  for (let round = -5; round < rounds; round++) {
    for (const { count, compiled, leads } of contestants) {
      const begin = microseconds()
      for (const facts of leads) match(compiled, facts)
      if (round >= 0) costs.get(count)?.push((microseconds() - begin) / leads.length)
    }
  }
  return new Map([...costs].map(([count, all]) => [count, median(all)]))
}

function traceCost({ ruleSet }: Contestant, leads: readonly Facts[]): number {
  const costs = leads.map((facts) => {
    const begin = microseconds()
    trace(ruleSet, facts)
    return microseconds() - begin
  })
  return median(costs)
}

/** json-rules-engine as it comes: its own operators where they do the same, ours for postal codes, run to the end. */
async function plainEngine(ruleSet: RuleSet, leads: readonly Facts[]): Promise<number> {
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator<string, string[]>('postalPrefix', (code, prefixes) =>
    prefixes.some((one) => code.startsWith(one)),
  )
  engine.addOperator<number, { from: number; to: number }>(
    'between',
    (found, { from, to }) => from <= found && found <= to,
  )
  for (const { when, key } of ruleSet.rules)
    engine.addRule({ conditions: when as never, event: { type: key } })
  const costs: number[] = []
  for (const facts of leads) {
    const begin = microseconds()
    await engine.run({ ...facts })
    costs.push(microseconds() - begin)
  }
  return median(costs)
}

async function agreement(ruleSet: RuleSet, leads: readonly Facts[]): Promise<string> {
  const [reference, compiled] = [referenceFor(ruleSet), compile(ruleSet)]
  let same = 0
  for (const facts of leads) {
    const found = match(compiled, facts)
    const index = found && 'rule' in found ? found.index : null
    if (index === (await reference.match(facts))) same += 1
  }
  return `${same}/${leads.length}`
}

async function measure(shape: Shape): Promise<void> {
  const rows: Record<string, Record<string, number | string>> = {}
  const contestants = [10, 100, 1_000, 10_000].map((count) => contestant(shape, count))
  const costs = timedInTurns(contestants, 41)
  const hundred = costs.get(100) ?? Number.NaN
  for (const one of contestants) {
    const { count, ruleSet, compiled, compileMs, leads } = one
    const ours = costs.get(count) ?? Number.NaN
    const few = leads.slice(0, count > 1_000 ? 15 : 60)
    const plain = await plainEngine(ruleSet, few)
    const matched = leads.filter((facts) => match(compiled, facts)).length
    rows[count.toLocaleString('en')] = {
      'match µs': ours.toFixed(2),
      'json-rules-engine µs': plain.toFixed(0),
      'times faster': Math.round(plain / ours),
      'against 100 rules': (ours / hundred).toFixed(2),
      'matched %': Math.round((100 * matched) / leads.length),
      'compile ms': compileMs.toFixed(0),
      'trace µs': traceCost(one, few).toFixed(0),
      agrees: await agreement(ruleSet, leads.slice(0, count > 1_000 ? 10 : 50)),
    }
  }
  console.log(`\n${shape.name}`)
  console.table(rows)
}

console.log(
  `node ${process.version}; wanted: 1,000 rules in 12 µs or less, 600 times faster; 10,000 at most 2x of 100`,
)
for (const shape of shapes) await measure(shape)
