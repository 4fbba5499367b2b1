import { Engine } from 'json-rules-engine'
import type { TopLevelCondition } from 'json-rules-engine'
import { expect, test } from 'vitest'
import { compile } from '../../rules/compile.ts'
import type { Facts } from '../../rules/facts.ts'
import { match } from '../../rules/match.ts'
import { referenceFor } from '../../rules/reference.ts'
import type { Condition } from '../../rules/condition.ts'
import type { Rule, RuleSet } from '../../rules/rule-set.ts'
import { parseRuleSet } from '../../rules/validate.ts'

// Each trap is first shown in json-rules-engine as it comes, then shown not to be ours.
const rule = (key: string, when?: unknown): Rule => ({
  key,
  name: key,
  enabled: true,
  ...(when !== undefined && { when: when as Condition }),
  then: { do: 'hold', reason: 'test' },
})
const setOf = (...whens: unknown[]): RuleSet => ({
  rules: whens.map((when, index) => rule(`r${index}`, when)),
})
const plain = (...conditions: unknown[]) =>
  new Engine(
    conditions.map((one, index) => ({ conditions: one as TopLevelCondition, event: { type: `r${index}` } })),
    { allowUndefinedFacts: true },
  )
const eventsOf = async (engine: Engine, facts: Facts) =>
  (await engine.run({ ...facts })).events.map(({ type }) => type)

async function ours(ruleSet: RuleSet, facts: Facts): Promise<string | null> {
  const found = match(compile(ruleSet), facts)
  const key = found === null ? null : 'rule' in found ? found.rule.key : `fault in ${found.fault.key}`
  if (found === null || 'rule' in found) {
    const index = await referenceFor(ruleSet).match(facts)
    expect(index === null ? null : ruleSet.rules[index]?.key).toBe(key)
  }
  return key
}
const codesOf = (input: unknown) => {
  const parsed = parseRuleSet(input)
  return 'faults' in parsed ? parsed.faults.map(({ pointer, code }) => `${pointer} ${code}`) : []
}

test('notEqual matches a missing fact there, and not here', async () => {
  const when = { all: [{ fact: 'country', operator: 'notEqual', value: 'DE' }] }
  expect(await eventsOf(plain(when), {})).toEqual(['r0'])
  expect(await ours(setOf(when), {})).toBeNull()
  expect(await ours(setOf(when), { country: 'AT' })).toBe('r0')
})

test('notIn matches a missing fact there, and not here', async () => {
  const when = { all: [{ fact: 'country', operator: 'notIn', value: ['DE'] }] }
  expect(await eventsOf(plain(when), {})).toEqual(['r0'])
  expect(await ours(setOf(when), {})).toBeNull()
})

test('a missing fact rejects the whole run there, and is only missing here', async () => {
  const when = { all: [{ fact: 'town', operator: 'equal', value: 'Ulm' }] }
  const strict = new Engine([{ conditions: when as TopLevelCondition, event: { type: 'r0' } }])
  await expect(strict.run({})).rejects.toThrow('Undefined fact: town')
  expect(await ours(setOf(when), {})).toBeNull()
})

test('a list that is null rejects there, and is only missing here', async () => {
  const when = { all: [{ fact: 'consent', operator: 'contains', value: 'phone' }] }
  const on = { all: [{ fact: 'country', operator: 'in', value: null }] }
  await expect(eventsOf(plain(on), { country: 'DE' })).rejects.toThrow('null')
  expect(await ours(setOf(when), { consent: null })).toBeNull()
  expect(codesOf(setOf(on))).toEqual(['/rules/0/when/all/0/value wrong_value'])
})

test.each(['all', 'any'])('an empty %s matches everything there, and is refused here', async (group) => {
  expect(await eventsOf(plain({ [group]: [] }), {})).toEqual(['r0'])
  expect(codesOf(setOf({ [group]: [] }))).toEqual([`/rules/0/when/${group} empty_group`])
  expect(await ours(setOf({ [group]: [] }), {})).toBe('fault in r0')
})

test('an unknown operator fails only at run time there, and is refused at save here', async () => {
  const when = { all: [{ fact: 'country', operator: 'resembles', value: 'DE' }] }
  await expect(eventsOf(plain(when), { country: 'DE' })).rejects.toThrow('Unknown operator: resembles')
  expect(codesOf(setOf(when))).toEqual(['/rules/0/when/all/0/operator unknown_operator'])
  expect(await ours(setOf(when), { country: 'DE' })).toBe('fault in r0')
})

test('the first rule wins here, whatever the priorities and however slow its facts', async () => {
  const always = { all: [{ fact: 'country', operator: 'equal', value: 'DE' }] }
  const deep = { all: [{ all: [{ all: [{ any: [{ fact: 'country', operator: 'equal', value: 'DE' }] }] }] }] }
  // Equal priorities run together: the shallow second rule answers first.
  expect(await eventsOf(plain(deep, always), { country: 'DE' })).toEqual(['r1', 'r0'])
  expect(await ours(setOf(deep, always), { country: 'DE' })).toBe('r0')
})

test('overlapping runs end each other there once one stops, and not here', async () => {
  const whens = ['DE', 'AT', 'CH'].map((value) => ({ all: [{ fact: 'country', operator: 'equal', value }] }))
  const stopping = new Engine(
    whens.map((conditions, index) => ({ conditions, event: { type: `r${index}` }, priority: 3 - index })),
  )
  stopping.on('r0', () => stopping.stop())
  const both = await Promise.all([
    eventsOf(stopping, { country: 'DE' }),
    eventsOf(stopping, { country: 'CH' }),
  ])
  // The lead from CH is lost, because the other one's run had found its rule.
  expect(both).toEqual([['r0'], []])
  const reference = referenceFor(setOf(...whens))
  const leads = Array.from({ length: 60 }, (_, index) => ({ country: ['DE', 'AT', 'CH'][index % 3] }))
  const found = await Promise.all(leads.map((facts) => reference.match(facts)))
  expect(found).toEqual(leads.map((_, index) => index % 3))
})

test('a JSON path is an expression that is run there, and is refused here', async () => {
  const path = '$.lines[?(@.price > 10 && "x".length === 1)].name'
  const condition = { fact: 'quote', operator: 'sameList', value: ['pump'], path }
  const engine = plain({ all: [condition] })
  engine.addOperator<string[], string[]>('sameList', (found, wanted) => found.join() === wanted.join())
  const lines = [
    { price: 20, name: 'pump' },
    { price: 5, name: 'pipe' },
  ]
  const { events } = await engine.run({ quote: { lines } })
  expect(events.map(({ type }) => type)).toEqual(['r0'])
  const when = { fact: 'town', operator: 'equal', value: 'Ulm', path }
  expect(codesOf(setOf(when))).toEqual(['/rules/0/when/path unknown_key'])
  expect(await ours(setOf(when), { town: 'Ulm' })).toBe('fault in r0')
})

test('a place that is missing is within no radius, and not outside of one either', async () => {
  const value = { latitude: 48.1, longitude: 11.6, km: 50 }
  const within = { fact: 'position', operator: 'withinKm', value }
  const given = { fact: 'position', operator: 'isMissing', value: false }
  const outside = { all: [given, { not: within }] }
  expect(await ours(setOf(within, outside), {})).toBeNull()
  expect(await ours(setOf(within, outside), { position: { latitude: 48.2, longitude: 11.6 } })).toBe('r0')
  expect(await ours(setOf(within, outside), { position: { latitude: 52.5, longitude: 13.4 } })).toBe('r1')
})

test.each([
  ['a JSON path', { fact: 'country', operator: 'equal', value: 'DE', path: '$..x' }, 'path'],
  ['parameters', { fact: 'country', operator: 'equal', value: 'DE', params: {} }, 'params'],
  ['a priority', { all: [{ fact: 'country', operator: 'equal', value: 'DE' }], priority: 5 }, 'priority'],
])('%s runs code or changes the order there, and is refused here', (_, when, key) => {
  expect(codesOf(setOf(when))).toEqual([`/rules/0/when/${key} unknown_key`])
})

test('a value cannot be another fact', () => {
  const when = { fact: 'town', operator: 'equal', value: { fact: 'region' } }
  expect(codesOf(setOf(when))).toEqual(['/rules/0/when/value wrong_value'])
})

test('a named condition of elsewhere is refused', () => {
  expect(codesOf(setOf({ condition: 'big-deals' }))).toEqual(['/rules/0/when/condition unknown_key'])
})
