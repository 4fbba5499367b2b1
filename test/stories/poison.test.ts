import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, ask, leadNo } from '../support/racers.ts'
import { publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(async () => {
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

const sells = (prefix: string) => ({
  territory: {
    countries: [],
    regions: [],
    postalPrefixes: [{ country: 'DE', prefix }],
    postalRanges: [],
  },
})

/** A thousand leads in one call, the last of them in an area of its own. */
async function thousand(network: Network) {
  const leads = Array.from({ length: 1000 }, (_, nth) =>
    leadNo(nth, { address: { country: 'DE', postalCode: nth === 999 ? '99999' : '80331' } }),
  )
  const { body } = await keyClient(world, network.apiKey).post('/api/leads/batch', { leads })
  expect(body.refused).toEqual([])
  return body.taken as { lead: { id: string; status: string; reason: string | null } }[]
}

const statuses = (taken: { lead: { status: string; reason: string | null } }[]) =>
  [...new Set(taken.map(({ lead }) => [lead.status, lead.reason].filter(Boolean).join(' ')))].map(
    (status) => [
      status,
      taken.filter(({ lead }) => [lead.status, lead.reason].filter(Boolean).join(' ') === status).length,
    ],
  )

test('a lead whose routing throws is held with the fault shown, and the other 999 of its call go on', async () => {
  const network = await aNetworkOf(world, [
    sells('80'),
    { ...sells('99'), absences: [{ from: '2020-01-01', to: '2020-01-02' }] },
  ])
  // What no request can bring: a zone that is on no map.
  await ask(
    world,
    `update partner_revisions set state = jsonb_set(state, '{hours}', '{"zone": "Mars/Olympus"}')
     where partner_id = '${network.partners[1]!.id}' returning 1`,
  )
  const taken = await thousand(network)
  expect(statuses(taken)).toEqual([
    ['offered', 999],
    ['held routing_fault', 1],
  ])
  const { body } = await network.manager.get(`/api/leads/${taken[999]!.lead.id}`)
  expect(body.decisions[0]).toMatchObject({
    outcome: 'held',
    fault: expect.stringContaining('Mars/Olympus'),
  })
})

test('a poisoned rule that was put into the table holds its leads with the fault shown, and the rest flow', async () => {
  const network = await aNetworkOf(world, [{}])
  const rule = (key: string, when?: object) => ({
    key,
    name: key,
    ...(when && { when }),
    then: { do: 'distribute', orders: ['round_robin'] },
  })
  const far = { fact: 'postalCode', operator: 'equal', value: '99999' }
  await publishedRules(world, network.tenantId, { rules: [rule('far', far), rule('rest')] })
  await ask(
    world,
    `update rule_set_versions set content = jsonb_set(content, '{rules,0,then,orders}', '["dice"]')
     where tenant_id = '${network.tenantId}' and version = 2 returning 1`,
  )
  const taken = await thousand(network)
  expect(statuses(taken)).toEqual([
    ['offered', 999],
    ['held rule_fault', 1],
  ])
  const { body } = await network.manager.get(`/api/leads/${taken[999]!.lead.id}`)
  expect(body.decisions[0].fault).toMatch(/orders/)
  expect(body.decisions[0].rule.key).toBe('far')
})
