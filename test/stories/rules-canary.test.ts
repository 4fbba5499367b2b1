import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { anotherServer, ask } from '../support/racers.ts'
import type { Rivals, Sent } from '../support/releases.ts'
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

const guard = { minLeads: 10, slowerThan: 1.5, declinesMoreBy: 20 }
const startCanary = (share = 0.5) =>
  publish(maker.manager, maker.rulesFor('Two'), { note: 'Is Two as good?', canary: { share, guard } })
const accept = async (leads: readonly Sent[]) => {
  for (const { partner, offer } of leads) {
    const { status } = await maker.people[partner]!.post(`/api/offers/${offer}/accept`)
    expect(status).toBe(200)
  }
}
const of = (partner: string, leads: readonly Sent[]) => leads.filter((lead) => lead.partner === partner)
const decisionsOf = async (leadId: string) => (await maker.manager.get(`/api/leads/${leadId}`)).body.decisions

test('a canary takes its share of the new leads, always the same ones, and each keeps to its side', async () => {
  const [earlier] = await send(world, maker, 1)
  world.clock.forward({ minutes: 1 })
  const started = await startCanary(0.2)
  expect(started.body).toMatchObject({
    version: 1,
    canary: { version: 2, state: 'routing', share: 0.2, guard },
    versions: [{ state: 'canary' }, { state: 'live' }],
  })
  const leads = await send(world, maker, 400, 1)
  expect(of('Two', leads).length).toBeGreaterThan(50)
  expect(of('Two', leads).length).toBeLessThan(110)

  const [one, two] = [of('One', leads)[0]!, of('Two', leads)[0]!]
  await maker.one.post(`/api/offers/${one.offer}/decline`, { reason: 'too_small' })
  await maker.two.post(`/api/offers/${two.offer}/decline`, { reason: 'too_small' })
  await maker.one.post(`/api/offers/${earlier!.offer}/decline`, { reason: 'too_small' })
  await world.sweep()
  const sides = async (lead: Sent) =>
    (await decisionsOf(lead.id)).map(({ ruleSetVersion, canary }: Record<string, unknown>) => [
      ruleSetVersion,
      canary,
    ])
  expect(await sides(one)).toEqual([
    [1, false],
    [1, false],
  ])
  expect(await sides(two)).toEqual([
    [2, true],
    [2, true],
  ])
  expect(await sides(earlier!)).toEqual([
    [1, false],
    [1, false],
  ])
})

test('a canary that is made slower on purpose rolls back by itself, with an audit entry and a mail, once', async () => {
  await startCanary()
  const leads = await send(world, maker, 40)
  const [late, ...slow] = of('Two', leads)
  world.clock.forward({ minutes: 10 })
  await accept(of('One', leads))
  await world.sweep()
  expect((await maker.manager.get('/api/rules')).body.canary.version).toBe(2)
  world.clock.forward({ minutes: 20 })
  await accept(slow)

  const second = anotherServer(world)
  await Promise.all([world.sweep(), second.sweep(), world.sweep(), second.sweep()])
  await second.close()

  const { body } = await maker.manager.get('/api/rules')
  expect(body).toMatchObject({ version: 1, canary: null })
  expect(body.versions[0]).toMatchObject({
    version: 2,
    state: null,
    releases: [
      {
        outcome: 'rolled_back',
        endedBy: null,
        figures: {
          why: 'slower',
          live: { accepted: of('One', leads).length, refused: 0, acceptMinutesMedian: 10 },
          canary: { leads: slow.length + 1, accepted: slow.length, acceptMinutesMedian: 30 },
        },
      },
    ],
  })
  const audit = await ask(
    world,
    `select actor_kind, data -> 'version' as version, data ->> 'why' as why from audit where kind = 'canary_rolled_back'`,
  )
  expect(audit).toEqual([{ actor_kind: 'system', version: 2, why: 'slower' }])
  const mails = await maker.manager.get('/api/mails?kind=canary_rolled_back')
  // The manager and the admin, each once.
  expect(mails.body.rows).toHaveLength(2)
  const mail = await maker.manager.get(`/api/mails/${mails.body.rows[0].id}`)
  expect(mail.body.subject).toContain('version 2')
  expect(mail.body.text).toContain('30 minutes')

  // What the canary began and nobody answered goes on by the live version.
  await maker.two.post(`/api/offers/${late!.offer}/decline`, { reason: 'too_small' })
  await world.sweep()
  const [again] = await decisionsOf(late!.id)
  expect(again).toMatchObject({ ruleSetVersion: 1, canary: false, outcome: 'offered' })
  expect(of('One', await send(world, maker, 20, 40))).toHaveLength(20)
})

test('a canary whose leads are declined rolls back once both sides have enough answers, not before', async () => {
  await startCanary()
  const leads = await send(world, maker, 60)
  const declined = of('Two', leads).slice(0, 12)
  for (const { offer } of declined.slice(0, 9))
    await maker.two.post(`/api/offers/${offer}/decline`, { reason: 'product_not_carried' })
  await accept(of('One', leads))
  await world.sweep()
  world.clock.forward({ minutes: 1 })
  await world.sweep()
  const { body } = await maker.manager.get('/api/rules/canary')
  expect(body.canary.figures).toMatchObject({ why: null, canary: { answered: 9, refused: 9 } })
  for (const { offer } of declined.slice(9))
    await maker.two.post(`/api/offers/${offer}/decline`, { reason: 'product_not_carried' })
  world.clock.forward({ minutes: 1 })
  await world.sweep()
  expect((await maker.manager.get('/api/rules/versions/2')).body.releases).toMatchObject([
    { outcome: 'rolled_back', figures: { why: 'declines' } },
  ])
})

test('a canary that does as well is compared, promoted by hand, and is then the live version for all', async () => {
  await startCanary()
  const leads = await send(world, maker, 40)
  world.clock.forward({ minutes: 10 })
  await accept(leads)
  await world.sweep()
  const compared = await maker.manager.get('/api/rules/canary')
  expect(compared.body).toMatchObject({
    canary: {
      figures: { why: null, live: { acceptMinutesMedian: 10 }, canary: { acceptMinutesMedian: 10 } },
    },
    can: ['promote', 'end'],
  })
  expect((await maker.viewer.get('/api/rules/canary')).body.can).toEqual([])
  expect(await maker.manager.post('/api/rules/canary/promote', { version: 1 })).toMatchObject({ status: 409 })
  const promoted = await maker.manager.post('/api/rules/canary/promote', { version: 2 })
  expect(promoted.body).toMatchObject({
    version: 2,
    canary: null,
    versions: [{ state: 'live', releases: [{ kind: 'live' }, { kind: 'canary', outcome: 'promoted' }] }, {}],
  })
  expect(of('Two', await send(world, maker, 20, 40))).toHaveLength(20)
  expect((await maker.manager.post('/api/rules/canary/end', { version: 2 })).body.code).toBe(
    'canary_not_running',
  )
})

test('a canary is ended by hand, and while it runs nothing else is published', async () => {
  await startCanary()
  const other = await publish(maker.manager, maker.rulesFor('One'))
  expect(other).toMatchObject({ status: 409, body: { code: 'canary_running', version: 2 } })
  const ended = await maker.manager.post('/api/rules/canary/end', { version: 2 })
  expect(ended.body).toMatchObject({ version: 1, canary: null })
  expect(of('One', await send(world, maker, 20))).toHaveLength(20)
  const published = await maker.manager.post('/api/rules/publish', { revision: 1 })
  expect(published.body.version).toBe(3)
})

test('a canary begins at its moment, and a roll back ends it', async () => {
  const at = '2026-03-02T12:00:00.000Z'
  const plan = { at, canary: { share: 0.5, guard } }
  expect((await publish(maker.manager, maker.rulesFor('Two'), plan)).body).toMatchObject({
    canary: null,
    scheduled: { version: 2, kind: 'canary' },
  })
  expect(of('One', await send(world, maker, 20))).toHaveLength(20)
  world.clock.set(at)
  expect(of('Two', await send(world, maker, 40, 20)).length).toBeGreaterThan(5)
  const back = await maker.manager.post('/api/rules/rollback', { version: 1 })
  expect(back.body).toMatchObject({ version: 3, canary: null })
  expect(of('One', await send(world, maker, 20, 60))).toHaveLength(20)
})

test('round robin stays exact across both sides, with two servers', async () => {
  const all = (name: string) => ({
    rules: [{ key: 'all', name, then: { do: 'distribute', orders: ['round_robin'] } }],
  })
  await publish(maker.manager, all('as it is'))
  await publish(maker.manager, all('as it will be'), { canary: { share: 0.3, guard } })
  const second = anotherServer(world)
  const sent = await Promise.all(
    Array.from({ length: 10 }, (_, nth) => send(nth % 2 ? second : world, maker, 20, nth * 20)),
  )
  await second.close()
  expect([of('One', sent.flat()).length, of('Two', sent.flat()).length]).toEqual([100, 100])
  const versions = await ask<{ version: number; leads: number }>(
    world,
    'select rule_set_version as version, count(*)::int as leads from routing_decisions group by 1 order by 1',
  )
  expect(versions.map(({ version }) => version)).toEqual([2, 3])
  expect(versions[1]!.leads).toBeGreaterThan(30)
  expect(versions[1]!.leads).toBeLessThan(90)
})
