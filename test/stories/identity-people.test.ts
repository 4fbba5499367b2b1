import { afterAll, beforeAll, expect, test } from 'vitest'
import { whoHasKey, whoHasSession } from '../../server/identity/who.ts'
import { aManufacturer } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
beforeAll(async () => void (world = await aWorld()))
afterAll(async () => {
  expect(world.logged.filter((line) => line.level === 'error')).toEqual([])
  await world.close()
})

test('a session belongs to its person and role, until it is over', async () => {
  const { tenantId, manager } = await aManufacturer(world)
  const token = manager.headers.cookie!.split('=')[1]!
  expect(await whoHasSession(world.runtime, token)).toMatchObject({
    kind: 'user',
    tenantId,
    userId: manager.userId,
    role: 'channel_manager',
  })
  expect(await whoHasSession(world.runtime, `${token}x`)).toBeNull()
  world.clock.forward({ days: 30 })
  expect(await whoHasSession(world.runtime, token)).toBeNull()
})

test('an API key belongs to its manufacturer', async () => {
  const { tenantId, apiKey } = await aManufacturer(world)
  expect(await whoHasKey(world.runtime, apiKey)).toMatchObject({ kind: 'api_key', tenantId, partnerId: null })
})
