import { afterEach, beforeEach, expect, test } from 'vitest'
import { fieldList } from '../../shared/fields.ts'
import { inboxPage } from '../../shared/offers.ts'
import { invariants } from '../support/invariants.ts'
import { aPerson, keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, leadNo } from '../support/racers.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let second: World
let network: Network
beforeEach(async () => {
  world = await aWorld()
  second = anotherServer(world)
  network = await aNetworkOf(world, [{ tags: ['flat-roofs'] }, { tags: ['pitched-roofs'] }])
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await second.close()
  await world.close()
})

const roof = {
  key: 'roof',
  type: 'choice',
  labels: { en: 'Kind of roof', de: 'Dachform' },
  choices: [
    { key: 'flat', labels: { en: 'flat', de: 'flach' } },
    { key: 'pitched', labels: { en: 'pitched', de: 'geneigt' } },
  ],
}
const declare = (field: object) => network.admin.post('/api/fields', field)
const send = (server: World, nth: number, custom?: object) =>
  keyClient(server, network.apiKey).post('/api/leads', leadNo(nth, { custom }))
const faultsOf = ({ body }: { body: { faults?: { pointer: string; code: string }[] } }) =>
  (body.faults ?? []).map(({ pointer, code }) => `${pointer} ${code}`)

test('a field is declared once, changed, retired and taken back; its key and type are for good', async () => {
  expect(await declare(roof)).toMatchObject({
    status: 201,
    body: { key: 'roof', position: 0, required: false },
  })
  expect(faultsOf(await declare(roof))).toEqual(['/key taken'])
  expect(faultsOf(await declare({ ...roof, key: 'x', choices: undefined }))).toEqual(['/choices custom'])
  expect(faultsOf(await declare({ ...roof, key: 'x', type: 'text' }))).toEqual(['/choices custom'])
  expect(await declare({ key: 'year', type: 'number', labels: roof.labels })).toMatchObject({
    body: { position: 1 },
  })
  const retired = await network.admin.patch('/api/fields/roof', { retired: true })
  expect(retired.body).toMatchObject({ retiredAt: world.clock.now().toISOString(), can: ['edit', 'restore'] })
  const list = fieldList.parse((await network.viewer.get('/api/fields')).body)
  expect(list.rows.map(({ key }) => key)).toEqual(['year', 'roof'])
  expect(list.can).toEqual([])
  await network.admin.patch('/api/fields/roof', { retired: false, required: true })
  expect((await network.admin.get('/api/fields')).body.rows[0]).toMatchObject({ key: 'roof', required: true })
  expect((await network.admin.patch('/api/fields/nothing', { required: true })).status).toBe(404)
  expect(faultsOf(await network.admin.patch('/api/fields/year', { choices: roof.choices }))).toEqual([
    '/choices no_choices',
  ])
})

test('a lead’s own fields are held against the declared ones, on every server at once', async () => {
  expect(faultsOf(await send(world, 1, { roof: 'flat' }))).toEqual(['/custom/roof unknown_field'])
  await declare(roof)
  for (const server of [world, second]) {
    expect(faultsOf(await send(server, 2, { roof: 'round' }))).toEqual(['/custom/roof unknown_choice'])
    expect(faultsOf(await send(server, 2, { roof: 7 }))).toEqual(['/custom/roof invalid_type'])
  }
  expect((await send(second, 3, { roof: 'flat' })).status).toBe(201)
  await network.admin.patch('/api/fields/roof', { required: true })
  expect(faultsOf(await send(world, 4))).toEqual(['/custom/roof required'])
  await network.admin.patch('/api/fields/roof', { retired: true })
  expect(faultsOf(await send(second, 5, { roof: 'flat' }))).toEqual(['/custom/roof retired_field'])
  expect((await send(second, 6)).status).toBe(201)
})

test('in a batch the good ones go in, and the bad ones come back by index', async () => {
  await declare(roof)
  const leads = [{ roof: 'flat' }, { roof: 'round' }, undefined, { ruf: 'flat' }].map((custom, nth) =>
    leadNo(nth, { custom }),
  )
  const client = keyClient(world, network.apiKey)
  const key = { 'idempotency-key': 'batch-1' }
  const { body } = await client.post('/api/leads/batch', { leads }, key)
  expect(body.taken.map(({ index }: { index: number }) => index)).toEqual([0, 2])
  expect(
    body.refused.map((one: { index: number; faults: [] }) => [one.index, faultsOf({ body: one })]),
  ).toEqual([
    [1, ['/custom/roof unknown_choice']],
    [3, ['/custom/ruf unknown_field']],
  ])
  const again = await client.post('/api/leads/batch', { leads }, key)
  expect(again.body.refused).toEqual(body.refused)
  expect(again.body.taken.map(({ replayed }: { replayed: boolean }) => replayed)).toEqual([true, true])
})

test('a lead that was refused under an idempotency key is taken once it is mended', async () => {
  await declare(roof)
  const client = keyClient(world, network.apiKey)
  const key = { 'idempotency-key': 'one' }
  const wrong = await client.post('/api/leads', leadNo(1, { custom: { roof: 'round' } }), key)
  expect(wrong.status).toBe(422)
  expect((await client.post('/api/leads', leadNo(1, { custom: { roof: 'flat' } }), key)).status).toBe(201)
})

test('rules ask for a declared field, tell it by its label, and follow it when it is changed', async () => {
  const asks = (value: string) => ({
    rules: [
      {
        key: 'flat',
        name: 'Flat roofs',
        when: { fact: 'custom.roof', operator: 'equal', value },
        then: { do: 'distribute', pool: { tags: ['flat-roofs'] }, orders: ['round_robin'] },
      },
      {
        key: 'rest',
        name: 'The rest',
        then: { do: 'distribute', pool: { tags: ['pitched-roofs'] }, orders: ['round_robin'] },
      },
    ],
  })
  const draft = (content: object, revision = 0) =>
    network.manager.put('/api/rules/draft', { revision, content })
  expect(faultsOf(await draft(asks('flat')))).toEqual(['/content/rules/0/when/fact unknown_fact'])
  await declare(roof)
  expect(faultsOf(await draft(asks('round')))).toEqual(['/content/rules/0/when/value not_a_choice'])
  const saved = await draft(asks('flat'))
  expect(saved.status).toBe(200)
  expect(saved.body.draft.rules[0].when).toContain('Kind of roof')
  expect((await network.manager.post('/api/rules/publish', { revision: 1 })).status).toBe(200)
  const [flat, pitched] = [await send(world, 1, { roof: 'flat' }), await send(second, 2, { roof: 'pitched' })]
  expect([flat.body.offer.partner.name, pitched.body.offer.partner.name]).toEqual(['Partner 1', 'Partner 2'])
  const { body: lead } = await network.manager.get(`/api/leads/${pitched.body.lead.id}`)
  expect(lead.decisions[0].tried[0]).toMatchObject({
    matched: false,
    why: [expect.stringContaining('Kind of roof')],
  })
})

test('a partner reads the declared fields by their labels, in its language, retired ones too; free text comes with acceptance', async () => {
  await declare({ key: 'year', type: 'number', labels: { en: 'Year built', de: 'Baujahr' } })
  await declare({ key: 'owned', type: 'boolean', labels: { en: 'Owned', de: 'Eigentum' } })
  await declare(roof)
  await declare({ key: 'remarks', type: 'text', labels: { en: 'Remarks', de: 'Bemerkungen' } })
  const [partner] = network.partners
  await network.manager.patch(`/api/partners/${network.partners[1]!.id}`, { version: 1, status: 'paused' })
  const { body: made } = await send(world, 1, {
    roof: 'flat',
    year: 1974,
    owned: true,
    remarks: 'ask for Mrs Muster',
  })
  expect(made.offer.partner.name).toBe('Partner 1')
  await network.admin.patch('/api/fields/roof', { retired: true })
  const who = { tenantId: network.tenantId, partnerId: partner!.id, role: 'partner_user' as const }
  const [english, german] = [
    await aPerson(world, who, { locale: 'en' }),
    await aPerson(world, who, { locale: 'de' }),
  ]
  const told = [
    { label: 'Year built', value: '1974' },
    { label: 'Owned', value: 'yes' },
    { label: 'Kind of roof', value: 'flat' },
  ]
  const [row] = inboxPage.parse((await english.get('/api/offers')).body).rows
  expect(row?.custom).toEqual(told)
  expect((await english.get(`/api/offers/${row!.id}`)).body.custom).toEqual(told)
  expect((await german.get(`/api/offers/${row!.id}`)).body.custom).toEqual([
    { label: 'Baujahr', value: '1974' },
    { label: 'Eigentum', value: 'ja' },
    { label: 'Dachform', value: 'flach' },
  ])
  const { body: accepted } = await english.post(`/api/offers/${row!.id}/accept`)
  expect((await english.get(`/api/opportunities/${accepted.opportunityId}`)).body.custom).toEqual([
    ...told.slice(0, 2),
    { label: 'Remarks', value: 'ask for Mrs Muster' },
    ...told.slice(2),
  ])
})
