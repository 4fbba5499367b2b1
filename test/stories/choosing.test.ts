import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedPlaces } from '../../server/places/seed.ts'
import { invariants } from '../support/invariants.ts'
import type { Answer } from '../support/people.ts'
import { keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, ask, leadNo } from '../support/racers.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

let nth = 0
const send = (network: Network, more: object = {}): Promise<Answer> =>
  keyClient(world, network.apiKey).post('/api/leads', leadNo(++nth, more))
const partnerOf = ({ body }: Answer): string => body.offer?.partner.name ?? body.lead.status
const pageOf = async (network: Network, { body }: Answer) =>
  (await network.manager.get(`/api/leads/${body.lead.id}`)).body

test('a partner never gets leads of a source or a customer that it excludes, and the decision says so', async () => {
  const network = await aNetworkOf(world, [
    {
      exclusions: {
        sources: ['Trade fair'],
        accounts: [{ domain: 'acme.example' }, { company: 'Huber & Co. KG' }],
      },
    },
  ])
  expect(partnerOf(await send(network))).toBe('Partner 1')
  expect(partnerOf(await send(network, { source: 'trade FAIR' }))).toBe('unassigned')
  expect(partnerOf(await send(network, { person: { email: 'anna@acme.example' } }))).toBe('unassigned')
  const last = await send(network, { company: { name: 'HUBER' } })
  const page = await pageOf(network, last)
  expect(page.decisions[0].passedOver).toMatchObject([
    { test: 'not_excluded', reason: 'takes no leads of this source or customer' },
  ])
})

test('a lead of a named account goes to its partner, whoever’s turn it is, until that one is away', async () => {
  const network = await aNetworkOf(world, [
    {
      territory: { countries: ['AT'], regions: [], postalPrefixes: [], postalRanges: [] },
      accounts: [{ domain: 'acme.example' }],
    },
    {},
  ])
  const acme = (nth: number) => ({
    person: { email: `p${nth}@acme.example` },
    company: { name: `Acme ${nth}` },
  })
  await network.admin.patch('/api/settings', { duplicatePolicy: 'route' })
  const first = await send(network, acme(1))
  expect(partnerOf(first)).toBe('Partner 1')
  const { decisions } = await pageOf(network, first)
  expect(decisions[0]).toMatchObject({
    summary: '«Every lead» took the lead. The customer is a named account of Partner 1.',
    ranking: [{ figures: ['a named account of the partner'], chosen: true }],
    passedOver: [],
  })
  expect(await ask(world, `select why from routing_decisions`)).toEqual([
    { why: [{ code: 'named_account' }] },
  ])
  expect(await ask(world, `select 1 from rule_shares`)).toEqual([])
  const id = network.partners[0]!.id
  await network.manager.patch(`/api/partners/${id}`, { version: 1, status: 'paused' })
  const second = await send(network, acme(2))
  expect(partnerOf(second)).toBe('Partner 2')
  expect((await pageOf(network, second)).decisions[0].summary).toMatch(
    /^The customer is a named account of Partner 1, which cannot take the lead now\./,
  )
})

test('an account belongs to one partner, and a domain that many share to none', async () => {
  const network = await aNetworkOf(world, [
    { accounts: [{ domain: 'acme.example' }, { company: 'Huber GmbH' }] },
    {},
  ])
  const second = network.partners[1]!.id
  const save = (body: object) => network.manager.patch(`/api/partners/${second}`, { version: 1, ...body })
  expect(await save({ accounts: [{ company: 'Meier AG' }, { company: 'HUBER' }] })).toMatchObject({
    status: 422,
    body: {
      faults: [{ pointer: '/accounts/1', code: 'taken', message: expect.stringContaining('Partner 1') }],
    },
  })
  expect((await save({ accounts: [{ domain: 'gmail.com' }] })).body.faults[0].pointer).toBe(
    '/accounts/0/domain',
  )
  expect((await save({ exclusions: { accounts: [{ company: 'GmbH' }] } })).body.faults[0].pointer).toBe(
    '/exclusions/accounts/0/company',
  )
  const made = { name: 'Third', country: 'DE', accounts: [{ domain: 'www.acme.example' }] }
  expect((await network.manager.post('/api/partners', made)).body.faults[0].pointer).toBe('/accounts/0')
  expect((await save({ accounts: [{ company: 'Meier AG' }] })).status).toBe(200)
})

test('a certification opens the way to a product until its last day, in the partner’s zone', async () => {
  const network = await aNetworkOf(world, [
    { portfolio: [], certifications: [{ productLine: 'Heat pump', until: '2026-03-02' }] },
  ])
  expect(partnerOf(await send(network))).toBe('Partner 1')
  const certified = everyLead('nearest')
  Object.assign(certified.rules[0]!.then, { pool: { portfolio: 'must_be_certified' } })
  await publishedRules(world, network.tenantId, certified)
  const asked = await send(network)
  expect(partnerOf(asked)).toBe('Partner 1')
  // Midnight in Berlin.
  world.clock.set('2026-03-02T23:00:00.000Z')
  const late = await send(network)
  expect(partnerOf(late)).toBe('unassigned')
  expect((await pageOf(network, late)).decisions[0].passedOver).toMatchObject([{ test: 'certified' }])
})

test('leads are scored before they are routed; one that brought its grade keeps it', async () => {
  const network = await aNetworkOf(world, [{}])
  const rules = everyLead('round_robin')
  Object.assign(rules.rules[0]!.then, {
    window: { minutes: 100, clock: 'wall' },
    gradeWindows: { A: { minutes: 10, clock: 'wall' } },
  })
  const points = (key: string, when: object, worth: number) => ({ key, name: key, when, points: worth })
  await publishedRules(world, network.tenantId, {
    ...rules,
    scoring: {
      rules: [
        points('now', { fact: 'timeline', operator: 'equal', value: 'now' }, 50),
        points('big', { fact: 'quantity', operator: 'greaterThan', value: 10 }, 30),
      ],
      grades: { A: 80, B: 30 },
    },
  })
  const minutes = ({ body }: Answer) =>
    (Date.parse(body.offer.respondBy) - world.clock.now().getTime()) / 60_000
  const hot = await send(network, { need: { timeline: 'now', quantity: 11 } })
  const warm = await send(network, { need: { timeline: 'now' } })
  const own = await send(network, { need: { timeline: 'now', quantity: 11 }, grade: 'C' })
  expect([hot, warm, own].map(minutes)).toEqual([10, 100, 100])
  expect(await pageOf(network, hot)).toMatchObject({ grade: 'A', score: 80, scored: true })
  expect(await pageOf(network, warm)).toMatchObject({ grade: 'B', score: 50, scored: true })
  expect(await pageOf(network, own)).toMatchObject({ grade: 'C', score: null, scored: false })
  const kept = await ask<{ facts: object }>(world, `select facts from routing_decisions order by id`)
  expect(kept.map(({ facts }) => facts)).toMatchObject([
    { grade: 'A', score: 80 },
    { grade: 'B', score: 50 },
    { grade: 'C' },
  ])
})

test('a rule asks how far a lead is from a place; the position is kept with the decision', async () => {
  await seedPlaces(world.runtime)
  const network = await aNetworkOf(world, [{}])
  const [rule] = everyLead('nearest').rules
  const near = { latitude: 48.137, longitude: 11.575, km: 60 }
  await publishedRules(world, network.tenantId, {
    rules: [{ ...rule, when: { fact: 'position', operator: 'withinKm', value: near } }],
  })
  const at = (postalCode: string) => send(network, { address: { country: 'DE', postalCode } })
  expect(partnerOf(await at('85049'))).toBe('unassigned')
  const close = await at('85221')
  expect(partnerOf(close)).toBe('Partner 1')
  const [kept] = await ask<{ position: { latitude: number } }>(
    world,
    `select facts -> 'position' as position from routing_decisions where partner_id is not null`,
  )
  expect(kept!.position.latitude).toBeCloseTo(48.26, 1)
})
