import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FindingView } from '../../shared/findings.ts'
import { aPartner } from '../support/network.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPerson } from '../support/people.ts'
import { publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const is = (fact: string, value: unknown, operator = 'equal') => ({ fact, operator, value })
const nearest = { do: 'distribute', orders: ['nearest'] }
const rule = (key: string, when?: object, over: object = {}) => ({
  key,
  name: `Rule ${key}`,
  ...(when && { when }),
  then: { ...nearest, ...over },
})
const sellsIn = (...countries: string[]) => ({
  territory: { countries, regions: [], postalPrefixes: [], postalRanges: [] },
})
async function check(content?: object, client: Client = maker.manager): Promise<FindingView[]> {
  const answer = await client.post('/api/rules/check', content === undefined ? {} : { content })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.findings
}
const codes = (findings: FindingView[]) => findings.map(({ code }) => code)

test('a draft that drops a country is named with a lead of that country, which then finds nobody', async () => {
  await aPartner(world, maker.tenantId, { name: 'Nord', ...sellsIn('DE') })
  await aPartner(world, maker.tenantId, { name: 'Ost', country: 'AT', postalCode: '1010', ...sellsIn('AT') })
  await publishedRules(world, maker.tenantId, { rules: [rule('de', is('country', ['DE', 'AT'], 'in'))] })
  expect(await check()).toEqual([])
  await maker.manager.post('/api/leads', { externalId: 'a', address: { country: 'AT', postalCode: '1010' } })

  const content = { rules: [rule('de', is('country', 'DE'))] }
  await maker.manager.put('/api/rules/draft', { revision: 0, content })
  const [dropped, unreachable] = await check()
  expect(dropped).toMatchObject({
    code: 'country_dropped',
    severity: 'error',
    ruleKey: null,
    message: 'No rule takes leads from Austria. One of the recent leads would be among them.',
    witness: { facts: { country: 'AT', postalCode: '1010' } },
  })
  expect(dropped?.witness?.words).toEqual(['country Austria', 'postal code 1010'])
  expect(unreachable).toMatchObject({ code: 'partner_unreachable', severity: 'warning' })
  expect(unreachable?.message).toBe(
    'No lead can reach Ost. No rule takes the lead shown, which it could serve.',
  )

  // The lead that was shown is one that the published draft leaves unassigned.
  await maker.manager.post('/api/rules/publish', { revision: 1, despite: true })
  const address = { country: 'AT', postalCode: '1010' }
  const routed = await maker.manager.post('/api/leads', { externalId: 'b', address })
  expect(routed.body.lead).toMatchObject({ status: 'unassigned', reason: 'no_rule' })
})

test('a shadowed rule names those before it, in the reader’s language', async () => {
  await aPartner(world, maker.tenantId)
  const late = { all: [is('country', 'de'), is('productLine', 'Heat pump')] }
  const content = { rules: [rule('all', is('country', 'DE')), rule('late', late), rule('rest')] }
  const german = await aPerson(world, { tenantId: maker.tenantId, role: 'viewer' }, { locale: 'de' })
  const [found] = await check(content, german)
  expect(found).toMatchObject({
    code: 'shadowed',
    ruleKey: 'late',
    pointer: '/rules/1',
    message: '„Rule late“ bekommt nie einen Lead: Weiter oben nehmen ihr „Rule all“ alle ab.',
  })
  expect(found?.witness?.words).toEqual(['Land Deutschland', 'Produkt Heat pump'])
})

test('a product that is not in the list is told with the one that was probably meant', async () => {
  await aPartner(world, maker.tenantId)
  const content = { rules: [rule('pumps', is('productLine', 'Heat pumpe')), rule('rest')] }
  expect(await check(content)).toEqual([])
  await maker.admin.post('/api/product-lines', { name: 'Heat pump' })
  expect(await check(content)).toMatchObject([
    {
      code: 'unknown_product',
      ruleKey: 'pumps',
      pointer: '/rules/0/when/value',
      message: '“Rule pumps” names the product “Heat pumpe”, which does not exist. Did you mean “Heat pump”?',
    },
  ])
})

test('partners that no lead can reach are named, and those that one can are not', async () => {
  await maker.admin.post('/api/product-lines', { name: 'Solar roof' })
  const make = (name: string, over: object) => aPartner(world, maker.tenantId, { name, ...over })
  await make('South', { tier: 'gold', ...sellsIn('DE') })
  await make('Bronze', { tier: 'bronze' })
  await make('Paused', { tier: 'bronze', status: 'paused' })
  await make('Prefix', {
    tier: 'gold',
    territory: {
      countries: [],
      regions: [],
      postalRanges: [],
      postalPrefixes: [{ country: 'DE', prefix: '2' }],
    },
  })
  await make('Roofs', { tier: 'gold', portfolio: ['Solar roof'] })
  await make('Pinned', { tier: 'bronze', accounts: [{ domain: 'big.example' }] })
  const south = {
    all: [is('country', 'DE'), is('postalCode', ['8', '9'], 'postalPrefix'), is('productLine', 'Pump')],
  }
  const gold = { pool: { tiers: ['gold'] } }
  const content = { rules: [rule('south', south, gold)], fallback: null }
  const found = (await check(content)).filter(({ code }) => code === 'partner_unreachable')
  expect(found.map(({ message }) => message.split('.')[0])).toEqual([
    'No lead can reach Bronze',
    'No lead can reach Prefix',
    'No lead can reach Roofs',
  ])
  // Where nobody is eligible the fallback asks, so it reaches whoever its pool holds.
  const withFallback = { ...content, fallback: nearest }
  expect(codes(await check(withFallback))).not.toContain('partner_unreachable')
})

test('a window by the wall clock at night is told with the hour, a window in working time is not', async () => {
  await aPartner(world, maker.tenantId)
  const windowed = (clock: string) => ({
    rules: [
      rule('fast', is('hour', 20, 'greaterThanInclusive'), { window: { minutes: 30, clock } }),
      rule('rest'),
    ],
  })
  const [found, ...others] = await check(windowed('wall'))
  expect(others).toEqual([])
  expect(found).toMatchObject({ code: 'window_outside_hours', severity: 'warning', ruleKey: 'fast' })
  expect(found?.message).toMatch(
    /^“Rule fast”: a lead that comes on Monday at 20:00 has to be answered within 30 minutes/,
  )
  expect(found?.message).toMatch(/in 28 of the 28 hours/)
  expect(await check(windowed('working'))).toEqual([])
})

test('tiers, tags, pipelines, regions and partners that nobody has are told where they stand', async () => {
  await aPartner(world, maker.tenantId, { tier: 'gold', tags: ['solar'] })
  const stranger = await aManufacturer(world)
  const theirs = await aPartner(world, stranger.tenantId, { name: 'Theirs' })
  const pool = { tiers: ['golden'], tags: ['solr'], partners: [theirs.id] }
  const when = { any: [is('country', ['DE', 'XX'], 'in'), is('region', ['BY', 'Bavaria'], 'in')] }
  const found = await check({ rules: [rule('names', when, { pool, pipeline: 'nowhere' }), rule('rest')] })
  expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
    expect.arrayContaining([
      'nobody_in_pool /rules/0/then/pool',
      'unknown_partner /rules/0/then/pool/partners/0',
      'unknown_pipeline /rules/0/then/pipeline',
      'unknown_country /rules/0/when/any/0/value/1',
      'unknown_region /rules/0/when/any/1/value/1',
      'unknown_tier /rules/0/then/pool/tiers/0',
      'unknown_tag /rules/0/then/pool/tags/0',
    ]),
  )
  // Another manufacturer's partner is as absent as one that never was: not even its name is told.
  expect(JSON.stringify(found)).not.toContain('Theirs')
})

test('a rule set that could not be saved is refused with its faults, nothing is checked', async () => {
  const content = { rules: [rule('broken', is('contry', 'DE'))] }
  const refused = await maker.manager.post('/api/rules/check', { content })
  expect(refused).toMatchObject({ status: 422, body: { code: 'rule_set_invalid' } })
  expect(refused.body.faults[0].pointer).toBe('/content/rules/0/when/fact')
})

test('another manufacturer’s partners, leads and products have no part in it', async () => {
  const stranger = await aManufacturer(world)
  await aPartner(world, stranger.tenantId, { name: 'Foreign', country: 'AT', ...sellsIn('AT') })
  await stranger.admin.post('/api/product-lines', { name: 'Foreign pump' })
  await stranger.manager.post('/api/leads', { externalId: 'x', address: { country: 'CH' } })
  await aPartner(world, maker.tenantId, { name: 'Own' })
  const found = await check({ rules: [rule('de', is('country', 'DE'))] })
  expect(found).toEqual([])
})
