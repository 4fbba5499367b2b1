import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let ours: TestManufacturer
beforeAll(async () => {
  world = await aWorld()
  ours = await aManufacturer(world)
})
afterAll(async () => {
  expect(world.logged.filter((line) => line.level === 'error')).toEqual([])
  await world.close()
})

const networkVersion = async () => {
  const [row] = await transact(world.runtime, { tenantId: ours.tenantId }, (tx) =>
    tx.execute<{ version: number }>(
      sql`select network_version::int as version from manufacturers where id = ${ours.tenantId}`,
    ),
  )
  return row!.version
}

test('a setting that routing reads makes a new network version, another does not', async () => {
  const before = await networkVersion()
  expect((await ours.admin.patch('/api/settings', { name: 'Nordlicht AG' })).body.name).toBe('Nordlicht AG')
  expect(await networkVersion()).toBe(before)
  const changed = await ours.admin.patch('/api/settings', {
    timeZone: 'Europe/Zurich',
    duplicatePolicy: 'route',
  })
  expect(changed.body).toMatchObject({
    timeZone: 'Europe/Zurich',
    duplicatePolicy: 'route',
    name: 'Nordlicht AG',
  })
  expect(await networkVersion()).toBe(before + 1)
  await ours.admin.patch('/api/settings', { timeZone: 'Europe/Zurich' })
  expect(await networkVersion()).toBe(before + 1)
})

test('the hours of partners without their own are kept, and a wrong one is named', async () => {
  const before = await networkVersion()
  const hours = {
    week: {
      mon: [
        ['07:00', '12:00'],
        ['13:00', '18:00'],
      ],
    },
    holidays: true,
    closed: [],
  }
  expect((await ours.admin.patch('/api/settings', { hours })).body.hours).toEqual(hours)
  await ours.admin.patch('/api/settings', { hours: { closed: [], holidays: true, week: hours.week } })
  expect(await networkVersion()).toBe(before + 1)
  const wrong = await ours.admin.patch('/api/settings', {
    hours: { ...hours, week: { mon: [['7', '12:00']] } },
  })
  expect(wrong.status).toBe(422)
  expect(wrong.body.faults[0].pointer).toBe('/hours/week/mon/0/0')
  expect((await ours.admin.patch('/api/settings', { hours: null })).body.hours).toBe(null)
  expect(await networkVersion()).toBe(before + 2)
})

test('settings are the admin’s to change, and each wrong field is named', async () => {
  expect((await ours.manager.patch('/api/settings', { name: 'x' })).status).toBe(403)
  expect((await ours.viewer.get('/api/settings')).body.can).toEqual([])
  const wrong = await ours.admin.patch('/api/settings', { country: 'Germany', colour: 'red' })
  expect(wrong.status).toBe(422)
  expect(wrong.body.faults.map((fault: { pointer: string }) => fault.pointer).sort()).toEqual([
    '/colour',
    '/country',
  ])
})

test('product lines are there once, in whatever case, and listed by name', async () => {
  const pump = await ours.admin.post('/api/product-lines', { name: 'Wärmepumpe' })
  expect(pump.status).toBe(201)
  await ours.admin.post('/api/product-lines', { name: 'Batterie' })
  const twice = await ours.admin.post('/api/product-lines', { name: 'BATTERIE' })
  expect(twice).toMatchObject({ status: 422, body: { faults: [{ pointer: '/name', code: 'taken' }] } })
  const names = async () =>
    (await ours.viewer.get('/api/product-lines')).body.rows.map((row: { name: string }) => row.name)
  expect(await names()).toEqual(['Batterie', 'Wärmepumpe'])
  expect((await ours.admin.delete(`/api/product-lines/${pump.body.id}`)).status).toBe(204)
  expect((await ours.admin.delete(`/api/product-lines/${pump.body.id}`)).status).toBe(404)
  expect(await names()).toEqual(['Batterie'])
})
