import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { aPartner } from '../support/network.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
})
afterEach(() => world.close())

const lead = {
  person: { firstName: 'Eva', lastName: 'Muster', email: 'eva@example.org' },
  address: { country: 'DE', postalCode: '80331', town: 'München' },
  need: { productLine: 'Heat pump' },
}

test('a partner’s transactions see the notifications to its own people, and no others', async () => {
  const own = await aPartner(world, maker.tenantId, { name: 'Alpen Solar' })
  await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  const reseller = await aPartnerPerson(world, maker.tenantId, own.id)
  const rival = await aPartner(world, maker.tenantId, { name: 'Bergwerk', status: 'paused' })
  const { body } = await maker.manager.post('/api/leads', lead)
  expect((await reseller.post(`/api/offers/${body.offer.id}/accept`)).status).toBe(200)

  const { tenantId } = maker
  const seenBy = async (partnerId: string | null) =>
    (
      await transact(world.runtime, { tenantId, partnerId }, (tx) =>
        tx.execute<{ told: string }>(sql`
          select distinct audience || ' ' || kind as told from outbox where tenant_id = ${tenantId} order by 1`),
      )
    ).map(({ told }) => told)

  expect(await seenBy(null)).toContain('channel_managers offer_accepted')
  expect(await seenBy(own.id)).toEqual(['partner offer_accepted', 'partner offer_made'])
  expect(await seenBy(rival.id)).toEqual([])
})
