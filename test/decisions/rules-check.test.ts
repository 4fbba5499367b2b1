import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckContext, CheckedPartner } from '../../rules/check/context.ts'
import { checkRuleSet } from '../../rules/check/check.ts'
import { compile } from '../../rules/compile.ts'
import type { Condition } from '../../rules/condition.ts'
import { catalogueOf } from '../../rules/facts.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Finding } from '../../rules/check/finding.ts'
import { match } from '../../rules/match.ts'
import { inPool, poolsOf } from '../../rules/check/pools.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { fulfils } from '../../rules/trace.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { aLead, declared, someCondition, someRuleSet } from './rules-arbitrary.ts'

const [meier, huber] = ['0198c5a4-7e1f-7c3a-9b52-3f6f1c2d4e5f', '0198c5a4-7e1f-7c3a-9b52-3f6f1c2d4e60']
const is = (fact: string, value: unknown, operator = 'equal') => ({ fact, operator, value }) as Condition
const nineToFive = (weekday: number, hour: number): number => {
  const [days, now] = [weekday > 5 ? 8 - weekday : hour >= 17 ? (weekday === 5 ? 3 : 1) : 0, hour * 60]
  return days === 0 && hour >= 9 ? 0 : days * 1_440 + 540 - now
}
const partner = (over: Partial<CheckedPartner> = {}): CheckedPartner => ({
  id: meier,
  name: 'Meier',
  active: true,
  tier: 'gold',
  tags: ['solar'],
  pinned: false,
  reach: () => null,
  opensAfter: nineToFive,
  ...over,
})
const context = (over: Partial<CheckContext> = {}): CheckContext => ({
  declared,
  productLines: ['Heat pump', 'Solar roof'],
  pipelines: ['standard', 'simple'],
  people: [],
  webhooks: [],
  countries: ['DE', 'AT'],
  isCountry: (code) => ['DE', 'AT', 'CH'].includes(code),
  isRegion: (region) => region === 'BY',
  partners: [partner()],
  leads: [],
  ...over,
})
const nearest = { do: 'distribute', orders: ['nearest'] }
const rule = (key: string, when?: Condition, over: object = {}) => ({
  key,
  name: key,
  ...(when && { when }),
  then: { ...nearest, ...over },
})
function setOf(rules: object[], over: object = {}): RuleSet {
  const parsed = parseRuleSet({ rules, ...over }, declared)
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.ruleSet
}
const check = (ruleSet: RuleSet, over: Partial<CheckContext> = {}) => checkRuleSet(ruleSet, context(over))
const only = (findings: Finding[], code: Finding['code']) => findings.filter((one) => one.code === code)
const codesOf = (findings: Finding[]) => findings.map(({ code }) => code)
const brief = (findings: Finding[]) => findings.map(({ code, ruleKey }) => `${code} ${ruleKey ?? ''}`.trim())
const takerOf = (ruleSet: RuleSet, facts: Facts) => {
  const found = match(compile(ruleSet, declared), facts)
  return found && 'rule' in found ? found.rule.key : null
}

test('a rule set that takes every lead and names what is there has nothing to find', () => {
  const set = setOf([rule('south', is('country', 'DE')), rule('rest')])
  expect(check(set)).toEqual([])
})

test('a rule whose conditions contradict each other never matches, and the pair is named', () => {
  const when = {
    all: [is('productLine', 'Heat pump'), { all: [is('country', 'DE'), is('country', ['AT'], 'in')] }],
  }
  const [found, ...others] = check(setOf([rule('both', when), rule('rest')]))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    code: 'never_matches',
    severity: 'error',
    ruleKey: 'both',
    pointer: '/rules/0/when/all/1/all/1',
    witness: { country: 'DE', productLine: 'Heat pump' },
  })
})

test.each<[string, Condition[], string[]]>([
  ['one earlier rule', [is('country', ['DE', 'AT'], 'in')], ['r0']],
  ['several earlier rules together', [is('country', 'DE'), is('country', 'at')], ['r0', 'r1']],
  [
    'ranges that meet',
    [
      is('quantity', 10, 'lessThan'),
      is('quantity', 10, 'greaterThanInclusive'),
      is('quantity', true, 'isMissing'),
    ],
    ['r0', 'r1', 'r2'],
  ],
  [
    'a given fact and the same fact missing',
    [is('town', true, 'isMissing'), is('town', false, 'isMissing')],
    ['r0', 'r1'],
  ],
])('a rule is shadowed by %s', (_, earlier, by) => {
  const when = { all: [is('country', ['AT', 'DE'], 'in'), is('hasPhone', true)] }
  const set = setOf([
    ...earlier.map((one, index) => rule(`r${index}`, one)),
    rule('late', when),
    rule('rest'),
  ])
  const [found] = only(check(set), 'shadowed')
  expect(found).toMatchObject({ ruleKey: 'late', detail: { by } })
  expect(by).toContain(takerOf(set, found?.witness ?? {}))
  expect(fulfils(when, found?.witness ?? {}, catalogueOf(declared))).toBe(true)
})

test('a rule that keeps a single lead for itself is not shadowed', () => {
  const set = setOf([
    rule('most', is('quantity', 7, 'notEqual')),
    rule('rest', is('quantity', false, 'isMissing')),
  ])
  expect(only(check(set, { countries: [] }), 'shadowed')).toEqual([])
})

test('a country that no rule takes is named with a lead of it', () => {
  const set = setOf([rule('south', is('country', 'DE'))])
  const past = [{ country: 'AT', productLine: 'Heat pump' }, { country: 'AT' }, { country: 'DE' }]
  const [found, ...others] = check(set, { leads: past })
  expect(others).toEqual([])
  expect(found).toMatchObject({
    code: 'country_dropped',
    severity: 'error',
    detail: { country: 'AT', past: 2, fallback: false },
    witness: past[0],
  })
  const [made] = check(set)
  expect(made?.witness).toMatchObject({ country: 'AT' })
  expect(takerOf(set, made?.witness ?? {})).toBeNull()
  const [hint] = check({ ...set, fallback: setOf([], { fallback: nearest }).fallback })
  expect(hint).toMatchObject({ code: 'country_dropped', severity: 'hint' })
})

test('leads that fall between the rules are shown by one of them', () => {
  const set = setOf([
    rule('small', is('quantity', 10, 'lessThan')),
    rule('large', is('quantity', 10, 'greaterThan')),
  ])
  const [found] = check(set)
  expect(found).toMatchObject({ code: 'leads_untaken', detail: { countries: ['AT', 'DE'] } })
  expect(takerOf(set, found?.witness ?? {})).toBeNull()
})

test('score and grade of a made-up lead follow from its scoring', () => {
  const scoring = { rules: [{ key: 's', name: 's', points: 10 }], grades: { A: 50, B: 5 } }
  const set = setOf([rule('b', is('grade', 'B'))], { scoring })
  expect(only(check(set), 'leads_untaken')).toEqual([])
})

test('a made-up lead has every field that leads must have', () => {
  const set = setOf([rule('large', is('custom.roofArea', false, 'isMissing'))])
  const required = declared.map((field) => ({ ...field, required: field.key === 'roofArea' }))
  expect(codesOf(check(set))).toContain('leads_untaken')
  expect(codesOf(check(set, { declared: required }))).toEqual([])
})

const sellsIn = (...countries: string[]) =>
  partner({ id: huber, name: 'Huber', tier: 'silver', tags: [], reach: () => is('country', countries, 'in') })
test.each<[string, CheckedPartner, RuleSet, string | null]>([
  [
    'whose country no rule serves',
    sellsIn('CH'),
    setOf([rule('de', is('country', ['DE', 'AT'], 'in'))]),
    null,
  ],
  [
    'of a tier that no pool has',
    sellsIn('DE'),
    setOf([rule('gold', undefined, { pool: { tiers: ['gold'] } })]),
    'gold',
  ],
  [
    'whose leads an earlier rule closes',
    sellsIn('DE'),
    setOf([{ ...rule('shut', is('country', 'DE')), then: { do: 'close', reason: 'x' } }, rule('rest')]),
    'shut',
  ],
])('a partner %s is unreachable', (_, huberAs, set, takenBy) => {
  const [found] = only(check(set, { partners: [partner(), huberAs] }), 'partner_unreachable')
  expect(found).toMatchObject({ partnerId: huber, detail: { partner: 'Huber', takenBy } })
  expect(takerOf(set, found?.witness ?? {})).toBe(takenBy)
})

test.each<[string, RuleSet]>([
  [
    'a widening step',
    setOf([rule('gold', undefined, { pool: { tiers: ['gold'] }, widen: [{ tiers: ['silver'] }] })]),
  ],
  ['the fallback', setOf([rule('gold', undefined, { pool: { tiers: ['gold'] } })], { fallback: nearest })],
  ['its name', setOf([{ ...rule('own'), then: { do: 'assign', partner: huber } }])],
])('a partner may be reached by %s', (_, set) => {
  const found = only(check(set, { partners: [partner(), sellsIn('DE')] }), 'partner_unreachable')
  expect(found.filter(({ partnerId }) => partnerId === huber)).toEqual([])
})

test('a pool of nobody, and a race of too few', () => {
  const set = setOf(
    [
      rule('bronze', is('country', 'DE'), { pool: { tiers: ['bronze'] } }),
      rule('race', undefined, { mode: 'race', raceTo: 2 }),
    ],
    { tiers: ['gold', 'bronze'] },
  )
  expect(brief(check(set))).toEqual(['nobody_in_pool bronze', 'race_too_small race'])
  expect(only(check(set), 'race_too_small')[0]?.detail).toEqual({ raceTo: 2, partners: ['Meier'] })
})

test('a window by the wall clock that ends before anybody opens is told with the hour', () => {
  const withWindow = (minutes: number, clock: string, when?: Condition) =>
    setOf([rule('quick', when, { window: { minutes, clock } }), rule('rest')])
  const [hint] = only(check(withWindow(30, 'wall')), 'window_outside_hours')
  expect(hint).toMatchObject({
    severity: 'hint',
    pointer: '/rules/0/then/window',
    detail: { minutes: 30, weekday: 1, hour: 0, hours: 128, asked: 168 },
    witness: { weekday: 1, hour: 0 },
  })
  const night = withWindow(30, 'wall', is('hour', 20, 'greaterThanInclusive'))
  expect(only(check(night), 'window_outside_hours')[0]).toMatchObject({
    severity: 'warning',
    detail: { hours: 28, asked: 28 },
  })
  expect(only(check(withWindow(30, 'working')), 'window_outside_hours')).toEqual([])
  expect(only(check(withWindow(5_000, 'wall')), 'window_outside_hours')).toEqual([])
})

test('what rules name and nobody has is found where it stands', () => {
  const when = {
    any: [
      is('productLine', ['heat PUMP', 'Heat pumps'], 'in'),
      { not: is('country', 'XX') },
      is('region', 'Bavaria', 'notEqual'),
      is('productLine', 'Hea', 'startsWith'),
    ],
  }
  const over = { pool: { tiers: ['golden'], tags: ['solr'], partners: [meier, huber] }, pipeline: 'standart' }
  const set = setOf([rule('names', when, over)], {
    tiers: ['gold'],
    fallback: { ...nearest, widen: [{ tags: ['x'] }] },
  })
  const names = check(set).filter(({ code }) => code.startsWith('unknown'))
  expect(
    names.map(
      ({ code, pointer, detail }) => `${code} ${pointer} ${'nearest' in detail ? detail.nearest : ''}`,
    ),
  ).toEqual([
    'unknown_partner /rules/0/then/pool/partners/1 null',
    'unknown_pipeline /rules/0/then/pipeline standard',
    'unknown_product /rules/0/when/any/0/value/1 Heat pump',
    'unknown_country /rules/0/when/any/1/not/value null',
    'unknown_region /rules/0/when/any/2/value null',
    'unknown_tier /rules/0/then/pool/tiers/0 gold',
    'unknown_tag /rules/0/then/pool/tags/0 solar',
    'unknown_tag /fallback/widen/0/tags/0 null',
  ])
  expect(names[2]?.witness).toMatchObject({ productLine: 'Heat pumps' })
})

test('no finding lies: its witness shows it, and no random lead contradicts it', () => {
  const seen = new Map<string, number>()
  const reach = fc.option(someCondition, { nil: null })
  fc.assert(
    fc.property(
      someRuleSet,
      fc.array(fc.tuple(reach, fc.constantFrom(['solar'], ['roof'])), { maxLength: 3 }),
      fc.array(aLead, { minLength: 60, maxLength: 60 }),
      (base, reaches, leads) => {
        const then = (index: number) =>
          setOf([rule('x', undefined, index % 3 ? { pool: { tags: ['solar'] } } : {})]).rules[0]!.then
        const ruleSet = {
          rules: base.rules.map((one, index) => (index % 2 ? one : { ...one, then: then(index) })),
        }
        const partners = reaches.map(([condition, tags], index) =>
          partner({ id: `${index}`, name: `P${index}`, tags, reach: () => condition }),
        )
        for (const found of check(ruleSet, { partners, leads: leads.slice(0, 5) })) {
          seen.set(found.code, (seen.get(found.code) ?? 0) + 1)
          judge(found, ruleSet, partners, leads)
        }
      },
    ),
    { numRuns: 500, seed: 77 },
  )
  for (const code of [
    'never_matches',
    'shadowed',
    'country_dropped',
    'leads_untaken',
    'partner_unreachable',
  ]) {
    expect(seen.get(code) ?? 0, code).toBeGreaterThan(20)
  }
}, 60_000)

function judge(found: Finding, ruleSet: RuleSet, partners: CheckedPartner[], leads: Facts[]): void {
  const compiled = compile(ruleSet, declared)
  const catalogue = catalogueOf(declared)
  const indexOf = (facts: Facts) => {
    const matched = match(compiled, facts)
    return matched && 'rule' in matched ? matched.index : null
  }
  const all = found.witness ? [found.witness, ...leads] : leads
  const own = ruleSet.rules.findIndex(({ key }) => key === found.ruleKey)
  if (found.code === 'never_matches') {
    for (const facts of all) expect(fulfils(ruleSet.rules[own]!.when!, facts, catalogue)).toBe(false)
  } else if (found.code === 'shadowed') {
    for (const facts of all) expect(indexOf(facts)).not.toBe(own)
    if (found.witness) expect(indexOf(found.witness)).toBeLessThan(own)
  } else if (found.code === 'country_dropped') {
    for (const facts of all) if (facts.country === found.detail.country) expect(indexOf(facts)).toBeNull()
    expect(found.witness?.country).toBe(found.detail.country)
  } else if (found.code === 'leads_untaken') {
    expect(indexOf(found.witness ?? {})).toBeNull()
  } else if (found.code === 'partner_unreachable') {
    const one = partners.find(({ id }) => id === found.partnerId)!
    for (const facts of all)
      expect(isAsked(one, ruleSet.rules[indexOf(facts) ?? -1]?.then, facts)).toBe(false)
  }
  function isAsked(one: CheckedPartner, then: RuleSet['rules'][number]['then'] | undefined, facts: Facts) {
    if (then?.do !== 'distribute') return false
    return poolsOf(then).some((pool) => {
      const reach = one.reach(pool)
      return inPool(one, pool) && (reach === null || fulfils(reach, facts, catalogue))
    })
  }
}
