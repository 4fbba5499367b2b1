import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Refused } from '../../shared/refusals.ts'
import { audit } from '../../server/audit/tables.ts'
import { transact } from '../../server/db/transact.ts'
import { systemActor } from '../../server/identity/actor.ts'
import { giveBack } from '../../server/opportunities/give-back.ts'
import { opportunities, pipelines } from '../../server/opportunities/tables.ts'
import { aNetwork, anOpportunity } from '../support/opportunities.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const theOpportunity = async (tenantId: string, id: string) => {
  const where = and(eq(opportunities.tenantId, tenantId), eq(opportunities.id, id))
  const [row] = await transact(world.runtime, { tenantId }, (tx) =>
    tx.select().from(opportunities).where(where),
  )
  return row!
}

test('an acceptance opens an opportunity in the first stage whose next step is the first contact', async () => {
  const { tenantId, partnerId } = await aNetwork(world, 'de')
  const due = new Date('2026-03-03T23:30:00.000Z')
  const { opportunityId } = await anOpportunity(world, tenantId, partnerId, {
    amount: 12_000.5,
    firstContactDue: due,
  })
  expect(await theOpportunity(tenantId, opportunityId)).toMatchObject({
    partnerId,
    status: 'open',
    stage: 'qualification',
    amount: 12_000.5,
    currency: 'EUR',
    acceptedAt: world.clock.now(),
    lastActivityAt: world.clock.now(),
    firstContactDue: due,
    nextStep: 'Kunden kontaktieren',
    nextStepDue: '2026-03-04',
    nudgeAt: world.clock.now(),
    nudges: 0,
    version: 1,
  })
})

test.each([
  ['the pipeline that the rule names', 'simple', 'new'],
  ['the default one where the rule names none', null, 'qualification'],
  ['the default one where the named one is gone', 'gone', 'qualification'],
])('it goes into %s', async (_, pipelineKey, stage) => {
  const { tenantId, partnerId } = await aNetwork(world)
  const { opportunityId } = await anOpportunity(world, tenantId, partnerId, { pipelineKey, currency: 'CHF' })
  expect(await theOpportunity(tenantId, opportunityId)).toMatchObject({ stage, currency: 'CHF' })
})

test('a new manufacturer has its pipelines in both languages', async () => {
  const { tenantId } = await aNetwork(world)
  const rows = await transact(world.runtime, { tenantId }, (tx) =>
    tx.select().from(pipelines).where(eq(pipelines.tenantId, tenantId)),
  )
  expect(rows.map(({ key, isDefault }) => [key, isDefault]).sort()).toEqual([
    ['simple', false],
    ['standard', true],
  ])
  const named = rows.flatMap((row) => [row, ...row.stages, ...row.wonReasons, ...row.lostReasons])
  for (const { name } of named) expect(Object.keys(name).sort()).toEqual(['de', 'en'])
})

test('an opportunity given back is closed once, and its timeline says so', async () => {
  const { tenantId, partnerId } = await aNetwork(world)
  const { leadId, opportunityId } = await anOpportunity(world, tenantId, partnerId)
  const back = () =>
    transact(world.runtime, { tenantId }, (tx) =>
      giveBack(
        tx,
        world.runtime,
        systemActor(tenantId),
        opportunityId,
        'returned',
        'too far',
        world.clock.now(),
      ),
    )
  expect(await back()).toEqual({ leadId, partnerId, offerId: null })
  expect(await theOpportunity(tenantId, opportunityId)).toMatchObject({
    status: 'returned',
    closedAt: world.clock.now(),
    closeNote: 'too far',
    nudgeAt: null,
    version: 2,
  })
  await expect(back()).rejects.toSatisfy(
    (error) => error instanceof Refused && error.refusal.code === 'opportunity_not_open',
  )
  const kinds = await transact(world.runtime, { tenantId }, (tx) =>
    tx
      .select({ kind: audit.kind, seq: audit.seq, partnerId: audit.partnerId })
      .from(audit)
      .where(eq(audit.leadId, leadId)),
  )
  expect(kinds.sort((a, b) => a.seq! - b.seq!)).toEqual([
    { kind: 'opportunity_opened', seq: 1, partnerId },
    { kind: 'opportunity_returned', seq: 2, partnerId },
  ])
})
