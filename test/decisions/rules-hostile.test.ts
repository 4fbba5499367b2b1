import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { compile } from '../../rules/compile.ts'
import { match } from '../../rules/match.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { ruleSetSchema } from '../../rules/rule-set.ts'
import { trace } from '../../rules/trace.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { declared, someFacts, someRuleSet } from './rules-arbitrary.ts'

const words = [
  ...'rules fallback key name enabled when then do all any not fact operator value from to'.split(' '),
  ...'hold country postalCode equal in between postalPrefix __proto__ constructor toString'.split(' '),
]
const hostile = fc.anything({
  key: fc.constantFrom(...words),
  values: [fc.constantFrom<unknown>(...words), fc.integer(), fc.boolean(), fc.constant(null), fc.string()],
  maxDepth: 6,
  withNullPrototype: true,
})
/** A good rule set with one value somewhere in it replaced. */
const spoilt = fc.tuple(someRuleSet, fc.nat(), hostile).map(([ruleSet, at, poison]) => {
  let seen = 0
  const texts = JSON.stringify(ruleSet, (_, value: unknown) => {
    seen += 1
    return seen === (at % 60) + 2 ? (poison ?? null) : value
  })
  return JSON.parse(texts) as unknown
})

test('whatever is sent, the check answers with a rule set or with faults in words', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, spoilt), (input) => {
      const parsed = parseRuleSet(input, declared)
      if ('ruleSet' in parsed) {
        expect(ruleSetSchema.safeParse(parsed.ruleSet).success).toBe(true)
        return
      }
      expect(parsed.faults.length).toBeGreaterThan(0)
      for (const { pointer, message } of parsed.faults) {
        expect(pointer).toMatch(/^(\/|$)/)
        expect(message).toMatch(/^\S.*[.?]$/s)
        expect(message).not.toMatch(/undefined|\[object|NaN/)
      }
    }),
    { numRuns: 5_000, seed: 3 },
  )
})

test('whatever the table holds, every lead is matched, held or left, and the trace says the same', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, spoilt), someFacts, (rules, facts) => {
      const ruleSet = (typeof rules === 'object' && rules ? rules : { rules }) as RuleSet
      const found = match(compile(ruleSet, declared), facts)
      const { decided } = trace(ruleSet, facts, declared)
      const told = found && 'rule' in found ? { index: found.index, message: null } : (found?.fault ?? null)
      expect(decided && { index: decided.index, message: decided.fault }).toEqual(
        told && { index: told.index, message: told.message },
      )
    }),
    { numRuns: 5_000, seed: 5 },
  )
})

test('the schema goes into an OpenAPI 3.1 document', () => {
  const schema = z.toJSONSchema(ruleSetSchema, { io: 'input', target: 'draft-2020-12' })
  expect(schema.required).toEqual(['rules'])
  expect(JSON.stringify(schema)).toContain('"postalPrefix"')
})
