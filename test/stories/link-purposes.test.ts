import { afterEach, beforeEach, expect, test } from 'vitest'
import { operationsOf } from '../../server/http/operations.ts'
import { linkPurposes, signLink } from '../../server/identity/links.ts'
import { askFor } from '../support/matrix.ts'
import { rows } from '../support/matrix-rows.ts'
import { aPartner } from '../support/network.ts'
import { aManufacturer, aPartnerPerson, clientOf } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

test('a link opens the routes of its own purpose, and every route for links asks for one purpose', async () => {
  const { tenantId } = await aManufacturer(world)
  const partner = await aPartner(world, tenantId)
  const { userId } = await aPartnerPerson(world, tenantId, partner.id)
  const expiresAt = new Date(world.clock.now().getTime() + 3600_000)
  const subjectId = world.runtime.newId()
  const holders = linkPurposes.map((purpose) => {
    const whose =
      purpose === 'customer' ? { partnerId: null, userId: null } : { partnerId: partner.id, userId }
    const token = signLink({ purpose, tenantId, subjectId, expiresAt, ...whose }, world.runtime.secret)
    return { purpose, client: clientOf(world, { 'x-baton-link': token }) }
  })
  const opened: Record<string, string[]> = {}
  for (const operation of operationsOf(world.app.routes).filter(({ who }) => who === 'link')) {
    const name = `${operation.method} ${operation.path}`
    const row = rows[name]!
    const body = row.body?.(subjectId, undefined as never)
    opened[name] = []
    for (const { purpose, client } of holders) {
      const answer = await askFor(client, operation, subjectId, row, body)
      // A customer whose lead is not there learns no more than that the link is over.
      const expired = answer.body?.code === 'link_expired'
      if (!expired || (purpose === 'customer' && operation.path.startsWith('/api/status')))
        opened[name].push(purpose)
    }
  }
  const ownOf = (name: string) =>
    name.includes('/api/status')
      ? 'customer'
      : name.includes('/answer/opportunity')
        ? 'opportunity'
        : name.includes('/answer/reply')
          ? 'reply'
          : 'offer'
  expect(Object.keys(opened).length).toBeGreaterThan(12)
  expect(opened).toEqual(Object.fromEntries(Object.keys(opened).map((name) => [name, [ownOf(name)]])))
})
