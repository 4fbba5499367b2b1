import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { openSession } from '../../server/identity/open-session.ts'
import { memberships } from '../../server/identity/tables.ts'
import { aPartner } from '../support/network.ts'
import type { PushService } from '../support/push-service.ts'
import { aPushService } from '../support/push-service.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson, clientOf } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
let service: PushService
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  service = await aPushService(world.runtime.vapid!.publicKey)
})
afterEach(() => Promise.all([service.close(), world.close()]))

test('a person has ten browsers at most; the newest stay', async () => {
  const partner = await aPartner(world, maker.tenantId, { name: 'Alpen Solar' })
  const reseller = await aPartnerPerson(world, maker.tenantId, partner.id)
  for (let nth = 1; nth <= 13; nth++) {
    const device = { ...service.subscription, endpoint: `${service.subscription.endpoint}/${nth}` }
    expect((await reseller.post('/api/me/devices', { ...device, device: `Nr. ${nth}` })).status).toBe(201)
    world.clock.set(new Date(world.clock.now().getTime() + 1000).toISOString())
  }
  const { devices } = (await reseller.get('/api/me/preferences')).body
  const named = devices.map(({ device }: { device: string }) => device)
  expect(named).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((nth) => `Nr. ${nth}`))
})

test('somebody at two partners takes the same browser from one to the other', async () => {
  const [one, other] = [
    await aPartner(world, maker.tenantId, { name: 'Alpen Solar' }),
    await aPartner(world, maker.tenantId, { name: 'Bergwerk' }),
  ]
  const here = await aPartnerPerson(world, maker.tenantId, one.id)
  const there = await transact(world.runtime, { tenantId: maker.tenantId }, async (tx) => {
    const membershipId = world.runtime.newId()
    const now = world.runtime.now()
    await tx.insert(memberships).values({
      id: membershipId,
      tenantId: maker.tenantId,
      userId: here.userId,
      partnerId: other.id,
      role: 'partner_user',
      createdAt: now,
    })
    const token = await openSession(tx, { userId: here.userId, membershipId }, now)
    return clientOf(world, { cookie: `baton_session=${token}` })
  })
  expect((await here.post('/api/me/devices', service.subscription)).status).toBe(201)
  expect((await there.post('/api/me/devices', service.subscription)).status).toBe(201)
  expect((await here.get('/api/me/preferences')).body.devices).toEqual([])
  expect((await there.get('/api/me/preferences')).body.devices).toHaveLength(1)
})
