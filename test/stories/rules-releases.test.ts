import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import type { Rivals } from '../support/releases.ts'
import { publish, send, twoRivals } from '../support/releases.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: Rivals
beforeEach(async () => {
  world = await aWorld()
  maker = await twoRivals(world)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

const nineTomorrow = '2026-03-03T08:00:00.000Z'
const versionOf = async (leadId: string) =>
  (await maker.manager.get(`/api/leads/${leadId}`)).body.decisions.map(
    ({ ruleSetVersion }: { ruleSetVersion: number }) => ruleSetVersion,
  )
let nth = 0
/** Who gets the next lead. */
const next = async () => {
  const [lead] = await send(world, maker, 1, (nth += 1))
  return lead!
}

test('a version that is published at a moment routes from exactly then', async () => {
  const published = await publish(maker.manager, maker.rulesFor('Two'), { at: nineTomorrow, note: 'Two' })
  expect(published.body).toMatchObject({
    version: 1,
    draft: null,
    scheduled: { version: 2, kind: 'live', state: 'scheduled', startsAt: nineTomorrow },
    versions: [
      { version: 2, state: 'scheduled' },
      { version: 1, state: 'live' },
    ],
  })
  world.clock.set('2026-03-03T07:59:59.999Z')
  const before = await next()
  expect([before.partner, await versionOf(before.id)]).toEqual(['One', [1]])
  world.clock.set(nineTomorrow)
  const after = await next()
  expect([after.partner, await versionOf(after.id)]).toEqual(['Two', [2]])
  expect((await maker.manager.get('/api/rules')).body).toMatchObject({
    version: 2,
    scheduled: null,
    versions: [
      { version: 2, state: 'live' },
      { version: 1, state: null, releases: [{ state: 'over', replacedAt: nineTomorrow }] },
    ],
  })
})

test('while a version is scheduled nothing else is published, and it can be cancelled', async () => {
  await publish(maker.manager, maker.rulesFor('Two'), { at: nineTomorrow })
  const second = await publish(maker.manager, maker.rulesFor('One'))
  expect(second).toMatchObject({
    status: 409,
    body: { code: 'release_scheduled', version: 2, startsAt: nineTomorrow },
  })
  const cancelled = await maker.manager.delete('/api/rules/scheduled')
  expect(cancelled.body).toMatchObject({ version: 1, scheduled: null, draft: { revision: 1 } })
  expect((await maker.manager.delete('/api/rules/scheduled')).body.code).toBe('nothing_scheduled')
  world.clock.set('2026-03-03T08:00:01.000Z')
  expect((await next()).partner).toBe('One')
  const kept = await maker.manager.get('/api/rules/versions/2')
  expect(kept.body).toMatchObject({ state: null, releases: [{ outcome: 'cancelled' }] })
})

test.each([
  ['a moment that is over', { at: '2026-03-02T08:59:59.999Z' }, '/at'],
  ['a moment without a zone', { at: '2026-03-03T08:00' }, '/at'],
  ['a share of everything', { canary: { share: 1 } }, '/canary/share'],
  [
    'a guard that nobody can pass',
    { canary: { share: 0.1, guard: { slowerThan: 0.5 } } },
    '/canary/guard/slowerThan',
  ],
])('%s is refused where it stands', async (_, plan, pointer) => {
  const refused = await publish(maker.manager, maker.rulesFor('Two'), plan)
  expect(refused).toMatchObject({ status: 422, body: { code: 'invalid', faults: [{ pointer }] } })
  expect((await maker.manager.get('/api/rules')).body).toMatchObject({ version: 1, draft: { revision: 1 } })
})

test('rolling back publishes the old rules as the newest version, and nothing scheduled outlives it', async () => {
  await publish(maker.manager, maker.rulesFor('Two'))
  await publish(maker.manager, maker.rulesFor('Two'), { at: nineTomorrow })
  const back = await maker.manager.post('/api/rules/rollback', { version: 1, note: 'Two cannot keep up' })
  expect(back.body).toMatchObject({ version: 4, note: 'Two cannot keep up', scheduled: null })
  expect(back.body.content).toEqual((await maker.manager.get('/api/rules/versions/1')).body.content)
  const lead = await next()
  expect([lead.partner, await versionOf(lead.id)]).toEqual(['One', [4]])
  world.clock.set(nineTomorrow)
  expect((await next()).partner).toBe('One')
  expect(await maker.manager.post('/api/rules/rollback', { version: 99 })).toMatchObject({ status: 404 })
  expect(await maker.viewer.post('/api/rules/rollback', { version: 1 })).toMatchObject({ status: 403 })
})

test('a draft that drops a country asks before it is published, and publishes when told to', async () => {
  const onlyFrance = {
    rules: [
      {
        key: 'france',
        name: 'France only',
        when: { fact: 'country', operator: 'equal', value: 'FR' },
        then: { do: 'distribute', orders: ['nearest'] },
      },
    ],
  }
  await next()
  const asked = await publish(maker.manager, onlyFrance)
  expect(asked).toMatchObject({ status: 409, body: { code: 'findings_unconfirmed' } })
  expect(asked.body.findings).toContainEqual(
    expect.objectContaining({
      code: 'country_dropped',
      severity: 'error',
      witness: expect.objectContaining({
        facts: expect.objectContaining({ country: 'DE' }) as object,
      }) as object,
    }),
  )
  expect((await maker.manager.get('/api/rules')).body).toMatchObject({ version: 1, draft: { revision: 1 } })
  const despite = await maker.manager.post('/api/rules/publish', { revision: 1, despite: true })
  expect(despite.body.version).toBe(2)
})

test('what changes is told in words, between versions and towards the draft', async () => {
  const two = maker.rulesFor('Two')
  await publish(maker.manager, two)
  const between = await maker.viewer.get('/api/rules/diff?from=1&to=2')
  expect(between.body).toMatchObject({ from: 1, to: 2 })
  const told = between.body.changes.map(({ text }: { text: string }) => text).join('\n')
  expect(told).toMatch(/All to One.*All to Two/)
  expect((await maker.manager.get('/api/rules/diff')).status).toBe(404)
  await maker.manager.put('/api/rules/draft', { revision: 0, content: two })
  expect((await maker.manager.get('/api/rules/diff')).body).toEqual({ from: 2, to: null, changes: [] })
  expect((await maker.manager.get('/api/rules/diff?from=7&to=2')).status).toBe(404)
  const wrong = await maker.manager.get('/api/rules/diff?from=yesterday')
  expect(wrong).toMatchObject({ status: 422, body: { faults: [{ pointer: '/from' }] } })
})

test('a version tells who published it, what it says, and when it routed', async () => {
  await publish(maker.manager, maker.rulesFor('Two'), { note: 'Two are faster' })
  const first = await maker.viewer.get('/api/rules/versions/1')
  expect(first.body).toMatchObject({ live: 2, publishedBy: null, releases: [{ state: 'over' }], can: [] })
  expect(first.body.rules[0].then).toMatch(/One/)
  const second = await maker.manager.get('/api/rules/versions/2')
  expect(second.body).toMatchObject({
    note: 'Two are faster',
    state: 'live',
    releases: [{ state: 'routing' }],
  })
  expect(second.body.publishedBy).toMatch(/^channel_manager/)
  for (const unknown of ['3', '0', '1x', '99999999999'])
    expect((await maker.manager.get(`/api/rules/versions/${unknown}`)).status).toBe(404)
})
