import type { Tx } from '../db/transact.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import { scopeOf, systemActor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { pipelinesOf } from '../opportunities/store.ts'
import { endRuleTasks, insertRuleTasks } from '../opportunities/task-store.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { localDate } from '../time/local.ts'
import { factsOf } from './facts.ts'
import { endings } from './end.ts'
import { endOf, look, wokeAt } from './policy.ts'
import { policyOf } from './policy-store.ts'
import type { Claimed } from './store.ts'
import {
  claimFollowUps,
  readManufacturer,
  readPartners,
  saveFollowUps,
  tenantsWithFollowUps,
} from './store.ts'
import type { Followed } from './tell.ts'
import { actionsOf, changesOf, goingOf, newsOf, ruleTasksOf, taskSet, taskTicked } from './tell.ts'

const batch = 500

/** Follows up as the policy says, and wakes what was postponed. */
export const followUps: Sweep = {
  name: 'follow-ups',
  due: tenantsWithFollowUps,
  work: async (runtime, tenantId) => {
    const done = await transact(runtime, scopeOf(systemActor(tenantId)), async (tx) => {
      const now = runtime.now()
      const claimed = await claimFollowUps(tx, tenantId, now, batch)
      if (!claimed.length) return { looked: 0, reclaimed: 0 }
      const reclaimed = await follow(tx, runtime, tenantId, claimed, now)
      return { looked: claimed.length, reclaimed }
    })
    // What was reclaimed is routed again at once.
    if (done.reclaimed) runtime.wake()
    return done.looked
  },
}

/** Looks at each, writes what that brings, and answers how many leads go to somebody else. */
async function follow(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  claimed: Claimed[],
  now: Date,
): Promise<number> {
  const manufacturer = await readManufacturer(tx, tenantId)
  for (const { nudgeAt } of claimed)
    runtime.meter.late('follow_up', (now.getTime() - nudgeAt!.getTime()) / 1000)
  const followed = await lookAtEach(tx, tenantId, claimed, manufacturer, now)
  const goOn = followed.filter(({ taken }) => !endOf(taken))
  await saveFollowUps(tx, tenantId, goOn.map(savedOf), now)
  const ticked = await endRuleTasks(tx, tenantId, goOn.map(goingOf), now)
  const wanted = goOn.flatMap((one) => ruleTasksOf(one, runtime.newId, manufacturer, now))
  const set = await insertRuleTasks(tx, tenantId, wanted, now)
  const byId = new Map(goOn.map((one) => [one.opportunity.id, one.opportunity]))
  const changes = [
    ...goOn.flatMap(changesOf),
    ...ticked.flatMap((task) => taskTicked(task, byId)),
    ...wanted.filter(({ id }) => set.has(id)).flatMap((task) => taskSet(task, byId)),
  ]
  await record(tx, runtime, systemActor(tenantId), changes, now)
  await owe(
    tx,
    runtime,
    tenantId,
    goOn.flatMap((one) => newsOf(one, manufacturer.locale, now)),
    now,
  )
  return endings(tx, runtime, tenantId, followed, manufacturer.locale, now)
}

async function lookAtEach(
  tx: Tx,
  tenantId: string,
  claimed: Claimed[],
  manufacturer: Awaited<ReturnType<typeof readManufacturer>>,
  now: Date,
): Promise<Followed[]> {
  const { content: policy } = await policyOf(tx, tenantId)
  const pipelines = new Map((await pipelinesOf(tx, tenantId)).map((pipeline) => [pipeline.id, pipeline]))
  const partners = await readPartners(
    tx,
    tenantId,
    claimed.map(({ partnerId }) => partnerId),
  )
  const today = localDate(now, manufacturer.timeZone)
  return claimed.map((opportunity) => {
    const partner = partners.get(opportunity.partnerId)!
    const wakes = opportunity.status === 'postponed'
    const awake = wakes ? woken(opportunity, today, now) : opportunity
    const woke = wakes ? now : wokeAt(opportunity.timers, policy, opportunity.lastActivityAt)
    const facts = factsOf(awake, pipelines.get(opportunity.pipelineId), partner.tier, woke)
    const ground = { calendar: calendarOf(partner, manufacturer), zone: manufacturer.timeZone }
    return { opportunity: awake, partner, wakes, ...look(facts, opportunity.timers, policy, ground, now) }
  })
}

/** Its date has come: it is quiet from now on, and its next step is due today at the earliest. */
function woken(opportunity: Claimed, today: string, now: Date): Claimed {
  const { nextStepDue: due } = opportunity
  return { ...opportunity, lastActivityAt: now, nextStepDue: due !== null && due > today ? due : today }
}

function savedOf(one: Followed) {
  const { opportunity, timers, nudgeAt, wakes } = one
  const { id, nextStepDue, nudges } = opportunity
  const actions = actionsOf(one)
  return {
    id,
    timers,
    nudges: (wakes ? 0 : nudges) + (actions.includes('mail') ? 1 : 0),
    nudgeAt,
    proposed: actions.includes('propose_reclaim'),
    wakesWith: wakes ? nextStepDue : null,
  }
}
