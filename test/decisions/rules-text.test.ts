import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRuleSet } from '../../rules/validate.ts'
import { fromText, toText } from '../../server/routing/rules-text.ts'
import { Refused } from '../../shared/refusals.ts'

const formats = ['json', 'yaml'] as const

/** Words that YAML might take for something else. */
const words = fc.oneof(
  fc.constantFrom(
    '01067',
    '1e3',
    'no',
    'NO',
    'null',
    '~',
    'true',
    '0x1f',
    '12:30',
    '2026-01-01',
    '- a',
    '# x',
    ': ',
    '&a',
    '*a',
    '.inf',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => /\S/.test(text) && !/\p{Cc}/u.test(text)),
)

test.each(formats)(
  'whatever a rule set holds, as %s it comes back as it was, and is written the same again',
  (format) =>
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), words, (values, label) => {
        const content = {
          rules: [
            {
              then: { orders: ['nearest'], do: 'distribute', pool: { tags: [label] } },
              when: { all: [{ operator: 'in', value: values, fact: 'postalCode' }] },
              name: label,
              key: 'one',
            },
          ],
          fallback: null,
        }
        const text = toText(content, format)
        expect(fromText(text, format)).toEqual(content)
        expect(toText(fromText(text, format), format)).toBe(text)
      }),
    ),
)

test('a rule reads from top to bottom, in whatever order the database keeps it', () => {
  const rule = { then: { orders: ['nearest'], do: 'distribute' }, name: 'All', key: 'all' }
  expect(toText({ fallback: null, rules: [rule] }, 'yaml')).toBe(
    `rules:
  - key: all
    name: All
    then:
      do: distribute
      orders:
        - nearest
fallback: null
`,
  )
  expect(toText({ rules: [rule] }, 'json')).toBe(
    toText(JSON.parse(toText({ rules: [rule] }, 'json')), 'json'),
  )
})

test.each([
  ['json', '{\n  "rules": [\n    {,\n  ]\n}', 3],
  ['json', '{ "rules": [', 1],
  ['yaml', 'rules:\n  - key: a\n   name: b\n', 3],
  ['yaml', 'rules: []\nrules: []\n', 2],
  ['yaml', 'a: &a [1]\nb: *a\n', 2],
] as const)('%s that cannot be read is refused with its line: %j', (format, text, line) => {
  const refusal = (() => {
    try {
      return fromText(text, format)
    } catch (error) {
      return (error as Refused).refusal
    }
  })()
  expect(refusal).toMatchObject({ code: 'rule_set_invalid', facts: { line }, faults: [{ pointer: '/text' }] })
})

test('what is no rule set is left to the check, with its place', () => {
  for (const text of ['', '5', 'rules: 7', 'rules:\n  - !!js/function x'])
    try {
      expect('faults' in parseRuleSet(fromText(text, 'yaml'))).toBe(true)
    } catch (error) {
      expect(error).toBeInstanceOf(Refused)
    }
})
