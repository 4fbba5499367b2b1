import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPartner } from '../support/network.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer } from '../support/people.ts'
import { everyLead } from '../support/rules.ts'
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

const save = (revision: number, content: unknown) =>
  maker.manager.put('/api/rules/draft', { revision, content })
const lead = { externalId: 'x', address: { country: 'DE' } }

test('a draft is saved, read in words, published, and routes the next lead', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  expect((await maker.manager.post('/api/leads', lead)).body.lead.reason).toBe('no_rule')
  const saved = await save(0, everyLead('nearest'))
  expect(saved.body).toMatchObject({ version: null, draft: { revision: 1, rules: [{ key: 'every-lead' }] } })
  const published = await maker.manager.post('/api/rules/publish', { revision: 1, note: 'first' })
  expect(published.body).toMatchObject({ version: 1, note: 'first', draft: null, versions: [{ version: 1 }] })
  expect((await maker.manager.post('/api/leads', { ...lead, externalId: 'y' })).body.offer.partner.name).toBe(
    'One',
  )
})

test('of two people who edit the same draft, the second learns of the first and loses nothing of either', async () => {
  await save(0, everyLead('nearest'))
  const late = await save(0, everyLead('round_robin'))
  expect(late).toMatchObject({ status: 409, body: { code: 'version_conflict', current: 1, given: 0 } })
  const kept = await maker.manager.get('/api/rules')
  expect(kept.body.draft.content.rules[0].then.orders).toEqual(['nearest'])
})

test.each<[string, object, string]>([
  [
    'an unknown fact',
    { fact: 'postcode', operator: 'equal', value: '80331' },
    '/content/rules/0/when/all/0/fact',
  ],
  [
    'an operator of another type',
    { fact: 'country', operator: 'lessThan', value: 3 },
    '/content/rules/0/when/all/0/operator',
  ],
  ['an empty group', { any: [] }, '/content/rules/0/when/all/0/any'],
])('%s is refused where it stands', async (_, condition, pointer) => {
  const rule = { ...everyLead('nearest').rules[0], when: { all: [condition] } }
  const refused = await save(0, { rules: [rule] })
  expect(refused).toMatchObject({ status: 422, body: { code: 'rule_set_invalid' } })
  expect(refused.body.faults.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer)
})

test('there is no canary beside nothing: the first version is published for all', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  await save(0, everyLead('nearest'))
  const canary = await maker.manager.post('/api/rules/publish', { revision: 1, canary: { share: 0.1 } })
  expect(canary).toMatchObject({
    status: 422,
    body: { faults: [{ pointer: '/canary', code: 'nothing_live' }] },
  })
})

test('nothing is published where there is no draft', async () => {
  const refused = await maker.manager.post('/api/rules/publish', { revision: 0 })
  expect(refused).toMatchObject({ status: 409, body: { code: 'nothing_to_publish' } })
})

test('each rule says how many leads it has decided in the last 30 days, a lead that was routed again once', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  await save(0, everyLead('nearest'))
  await maker.manager.post('/api/rules/publish', { revision: 1 })
  const { body } = await maker.manager.post('/api/leads', lead)
  await maker.manager.post('/api/leads', { ...lead, externalId: 'y' })
  await maker.manager.post(`/api/leads/${body.lead.id}/withdraw`, { reason: 'Again', next: 'route' })
  expect((await maker.manager.get('/api/rules/use')).body.rules).toEqual([{ key: 'every-lead', leads: 2 }])
})

test('scoring rules are told in words', async () => {
  const scoring = {
    rules: [
      {
        key: 'big',
        name: 'Big',
        points: 20,
        when: { fact: 'budget', operator: 'greaterThan', value: 50_000 },
      },
    ],
    grades: { A: 60, B: 30 },
  }
  const { body } = await save(0, { rules: [], scoring })
  expect(body.draft.scoring).toEqual([
    { key: 'big', when: 'If budget is above 50,000', points: '+20 points' },
  ])
})
