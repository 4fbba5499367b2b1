import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { claimSimulation } from '../../server/simulations/store.ts'
import { aPartner } from '../support/network.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
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

const march = { from: '2026-03-01', to: '2026-03-31' }
const lead = (externalId: string, more: object = {}) => ({
  externalId,
  address: { country: 'DE', postalCode: '80331' },
  ...more,
})

async function simulated(asked: object) {
  const started = await maker.manager.post('/api/simulations', asked)
  expect(started.status).toBe(202)
  await world.sweep()
  return (await maker.manager.get(`/api/simulations/${started.body.id}`)).body
}

test('a draft that leaves a partner out shows where its leads would go', async () => {
  const one = await aPartner(world, maker.tenantId, { name: 'One' })
  const two = await aPartner(world, maker.tenantId, { name: 'Two' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  for (let nth = 0; nth < 6; nth++) await maker.manager.post('/api/leads', lead(`l${nth}`))
  const content = {
    rules: [
      {
        key: 'every-lead',
        name: 'Only Two',
        then: { do: 'distribute', pool: { partners: [two.id] }, orders: ['round_robin'] },
      },
    ],
  }
  await maker.manager.put('/api/rules/draft', { revision: 0, content })
  const found = await simulated(march)
  expect(found).toMatchObject({
    status: 'done',
    progress: 1,
    version: null,
    result: {
      leads: 6,
      moved: 3,
      lost: 0,
      reproduced: null,
      faults: { count: 0 },
      partners: [
        { partnerId: two.id, name: 'Two', before: { leads: 3, share: 0.5 }, after: { leads: 6, share: 1 } },
        { partnerId: one.id, name: 'One', before: { leads: 3, share: 0.5 }, after: { leads: 0, share: 0 } },
      ],
    },
  })
  const moves = await maker.manager.get(`/api/simulations/${found.id}/moves?partner=${one.id}`)
  expect(moves.body.rows).toHaveLength(3)
  expect(moves.body.rows[0]).toMatchObject({
    title: 'Enquiry, 80331',
    before: { partner: { name: 'One' }, rule: { name: 'Every lead' }, summary: 'One' },
    after: { partner: { name: 'Two' }, rule: { name: 'Only Two' }, summary: 'Two' },
  })
})

const content = (...orders: string[]) => everyLead(...orders)

test('one typed lead is decided by the live rules and by the draft, and nothing is written', async () => {
  await aPartner(world, maker.tenantId, { name: 'Munich', capacity: 0 })
  await aPartner(world, maker.tenantId, { name: 'Berlin', latitude: 52.52, longitude: 13.405 })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const before = await everyRow()
  const alone = await maker.manager.post('/api/rules/try', { lead: { address: { country: 'DE' } } })
  expect(alone.body).toMatchObject({
    live: { outcome: 'offered', ruleSetVersion: 1, ranking: [{ partner: { name: 'Berlin' }, chosen: true }] },
    draft: null,
    same: null,
  })
  expect(alone.body.live.passedOver).toMatchObject([
    { test: 'capacity_left', partners: [{ name: 'Munich' }] },
  ])
  const draft = {
    rules: [
      {
        key: 'evenings',
        name: 'Evenings',
        when: { fact: 'hour', operator: 'greaterThan', value: 18 },
        then: { do: 'hold', reason: 'Tomorrow' },
      },
    ],
  }
  const at = (moment: string) =>
    maker.manager.post('/api/rules/try', { lead: { address: { country: 'DE' } }, content: draft, at: moment })
  const evening = (await at('2026-03-02T20:00:00.000Z')).body
  expect(evening).toMatchObject({ same: false, draft: { source: 'content', decision: { outcome: 'held' } } })
  const noon = (await at('2026-03-02T11:00:00.000Z')).body
  expect(noon.draft.decision).toMatchObject({
    outcome: 'unassigned',
    tried: [{ key: 'evenings', matched: false, why: [expect.stringContaining('18')] }],
  })
  expect(await everyRow()).toEqual(before)
})

test('a typed lead or content that is wrong is refused where it stands', async () => {
  const lead = { address: { country: 'DE' } }
  const wrong = await maker.manager.post('/api/rules/try', { lead: { address: {} } })
  expect(wrong).toMatchObject({ status: 422, body: { faults: [{ pointer: '/lead/address/country' }] } })
  const custom = await maker.manager.post('/api/rules/try', { lead: { ...lead, custom: { roof: 'flat' } } })
  expect(custom).toMatchObject({ status: 422, body: { faults: [{ pointer: '/lead/custom/roof' }] } })
  const rules = [{ ...everyLead('nearest').rules[0], when: { fact: 'zip', operator: 'equal', value: '1' } }]
  const content = await maker.manager.post('/api/rules/try', { lead, content: { rules } })
  expect(content).toMatchObject({ status: 422, body: { code: 'rule_set_invalid' } })
  expect(content.body.faults[0].pointer).toBe('/content/rules/0/when/fact')
})

test('nothing is simulated without a draft, on an unknown version, or backwards in time', async () => {
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const faults = async (asked: object) => {
    const { status, body } = await maker.manager.post('/api/simulations', asked)
    return [status, body.faults?.[0].pointer, body.faults?.[0].code]
  }
  expect(await faults(march)).toEqual([422, '/version', 'no_draft'])
  expect(await faults({ ...march, version: 7 })).toEqual([422, '/version', 'unknown_version'])
  expect(await faults({ from: '2026-03-02', to: '2026-03-01', version: 1 })).toEqual([
    422,
    '/to',
    'too_early',
  ])
})

test('a simulation that waits is cancelled at once, and one that runs soon; both say so in the audit', async () => {
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const start = async () => (await maker.manager.post('/api/simulations', { ...march, version: 1 })).body.id
  const waiting = await start()
  expect((await maker.manager.post(`/api/simulations/${waiting}/cancel`)).status).toBe(204)
  expect((await maker.manager.get(`/api/simulations/${waiting}`)).body).toMatchObject({
    status: 'cancelled',
    can: [],
    result: null,
  })
  const rows = await query(`select kind from audit where kind like 'simulation%' order by id`)
  expect(rows.map(({ kind }) => kind)).toEqual(['simulation_started', 'simulation_cancelled'])
  const running = await start()
  const sweeping = world.sweep()
  const statusOf = async () => (await maker.manager.get(`/api/simulations/${running}`)).body.status
  while ((await statusOf()) === 'waiting') await query('select pg_sleep(0.01)')
  await maker.manager.post(`/api/simulations/${running}/cancel`)
  await sweeping
  expect(await statusOf()).toBe('cancelled')
})

test('a simulation whose thread breaks has failed, and says so', async () => {
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const { id } = (await maker.manager.post('/api/simulations', { ...march, version: 1 })).body
  await query(`update simulations set asked = '{"from": "no day", "to": "2026-03-31"}' returning 1`)
  await world.sweep()
  const found = (await maker.manager.get(`/api/simulations/${id}`)).body
  expect(found).toMatchObject({ status: 'failed', error: 'crashed', result: null, can: [] })
  expect(world.logged.splice(0).map(({ message }) => message)).toContain('a simulation failed')
})

test('three may wait at once, the fourth is told to come later', async () => {
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const statuses = []
  for (let nth = 0; nth < 4; nth++)
    statuses.push((await maker.manager.post('/api/simulations', { ...march, version: 1 })).status)
  expect(statuses).toEqual([202, 202, 202, 429])
})

test('the newest fifty are kept', async () => {
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  await query(`insert into simulations (tenant_id, id, status, asked, content, progress, created_at, finished_at)
    select '${maker.tenantId}', gen_random_uuid(), 'cancelled', '{"from": "2026-01-01", "to": "2026-01-31"}', '{}', 0,
      timestamptz '2026-02-01T00:00:00Z' + n * interval '1 minute', '2026-03-01' from generate_series(1, 60) n`)
  const { id } = (await maker.manager.post('/api/simulations', { ...march, version: 1 })).body
  const { rows } = (await maker.manager.get('/api/simulations')).body
  expect(rows).toHaveLength(50)
  expect(rows[0]).toMatchObject({ id, status: 'waiting', can: ['cancel'] })
  expect(rows.at(-1).createdAt).toBe(new Date('2026-02-01T00:12:00Z').toISOString())
})

test('a simulation whose server went down is begun again by another, and given up after an hour of that', async () => {
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  const { id } = (await maker.manager.post('/api/simulations', { ...march, version: 1 })).body
  const goDown = () =>
    transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
      claimSimulation(tx, maker.tenantId, world.clock.now(), new Date(world.clock.now().getTime() + 60_000)),
    )
  await goDown()
  await world.sweep()
  expect((await maker.manager.get(`/api/simulations/${id}`)).body.status).toBe('running')
  world.clock.forward({ minutes: 2 })
  await world.sweep()
  expect((await maker.manager.get(`/api/simulations/${id}`)).body.status).toBe('done')
  const next = (await maker.manager.post('/api/simulations', { ...march, version: 1 })).body.id
  await goDown()
  world.clock.forward({ hours: 2 })
  await world.sweep()
  const given = (await maker.manager.get(`/api/simulations/${next}`)).body
  expect(given).toMatchObject({ status: 'failed', error: 'interrupted' })
})

test('a poison rule in the draft holds its leads in the simulation, and the others go on', async () => {
  await aPartner(world, maker.tenantId, { name: 'One' })
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
  await maker.manager.post('/api/leads', lead('a', { source: 'fair' }))
  await maker.manager.post('/api/leads', lead('b'))
  await maker.manager.put('/api/rules/draft', { revision: 0, content: content('nearest') })
  const poison = {
    key: 'poison',
    name: 'Poison',
    when: { all: [{ fact: 'source', operator: 'equal', value: 'fair' }] },
    then: { do: 'no such thing' },
  }
  const rules = JSON.stringify([poison, ...everyLead('nearest').rules])
  await query(
    `update rule_set_drafts set content = jsonb_set(content, '{rules}', '${rules}'::jsonb) returning 1`,
  )
  const { result, id } = await simulated(march)
  expect(result).toMatchObject({ leads: 2, moved: 1, faults: { count: 0 }, after: { outcomes: { held: 1 } } })
  const moves = (await maker.manager.get(`/api/simulations/${id}/moves`)).body
  expect(moves.rows[0].after).toMatchObject({
    outcome: 'held',
    reason: 'rule_fault',
    rule: { key: 'poison' },
  })
})

const query = (statement: string) =>
  transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
    tx.execute<Record<string, unknown>>(sql.raw(statement)),
  )

/** What there is, table by table. */
async function everyRow() {
  const tables =
    'leads offers routing_decisions audit outbox rule_shares partner_days partner_counters'.split(' ')
  const counts = []
  for (const table of tables) {
    const [row] = await query(
      `select count(*)::int as count, md5(coalesce(string_agg(t::text, ''), '')) as rows from ${table} t`,
    )
    counts.push({ table, ...row })
  }
  return counts
}
