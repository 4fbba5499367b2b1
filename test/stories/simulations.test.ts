import { afterEach, beforeEach, expect, test } from 'vitest'
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
