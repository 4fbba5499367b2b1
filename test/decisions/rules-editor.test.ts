import { beforeAll, expect, test } from 'vitest'
import { speak } from '../../partner-portal/i18n/language.ts'
import { lineOf, placesIn } from '../../partner-portal/rules/json-places.ts'
import { templateSet, templateSets, singleTemplates } from '../../partner-portal/rules/templates.ts'
import { parseRuleSet } from '../../rules/validate.ts'

const text = `{
  "rules": [
    { "key": "a",
      "when": { "all": [
        { "fact": "country", "operator": "equal", "value": "DE" },
        { "fact": "with/slash~", "odd/key~": [1,
          2] }
      ] } }
  ]
}`

test.each([
  ['', 1],
  ['/rules', 2],
  ['/rules/0', 3],
  ['/rules/0/when', 4],
  ['/rules/0/when/all/0/operator', 5],
  ['/rules/0/when/all/1/odd~1key~0/1', 7],
  ['/rules/0/then', 3],
  ['/rules/7/key', 2],
])('%s stands in line %i, or what is around it does', (pointer, line) =>
  expect(lineOf(placesIn(text), pointer)).toBe(line),
)

test.each([
  ['a comma is missing', '{\n  "a": 1\n  "b": 2\n}', 3],
  ['a comma is too much', '[\n  1,\n]', 3],
  ['a string does not end', '{\n  "a": "b\n}', 2],
  ['something follows', '{}\n{}', 2],
])('%s: the line is told', (_, broken, line) => {
  expect(() => JSON.parse(broken) as unknown).toThrow()
  expect(placesIn(broken).brokenAt).toBe(line)
})

test('what JSON.parse takes is taken', () => {
  const odd = '{"ä\\u00e9\\"": [-1.5e+3, true, null, "\u0085"], "": {}}'
  expect(() => JSON.parse(odd) as unknown).not.toThrow()
  expect(placesIn(odd).brokenAt).toBeNull()
})

for (const language of ['en-GB', 'de-DE']) {
  test.each(templateSets)(`the template %s passes the check in ${language}`, async (set) => {
    await speak(language, 'manufacturer')
    expect(parseRuleSet(templateSet(set))).toHaveProperty('ruleSet')
    expect(JSON.stringify(templateSet(set))).not.toContain('rules.tpl')
  })

  test(`every single template passes the check in ${language}`, async () => {
    await speak(language, 'manufacturer')
    expect(parseRuleSet({ rules: singleTemplates() })).toHaveProperty('ruleSet')
  })
}

beforeAll(() => {
  // Texts are loaded as in a browser, which has a page with a language.
  Object.assign(globalThis, { document: { documentElement: { lang: '' } } })
})
