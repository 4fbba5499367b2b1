import { leadTitle } from '../../shared/lead-title.ts'
import type { Locale } from '../../shared/text.ts'
import type { Change } from '../audit/record.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { scopeOf, systemActor } from '../identity/actor.ts'
import type { Notification } from '../notifications/owe.ts'
import { owe } from '../notifications/owe.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { DAY } from '../time/day.ts'
import { localDate } from '../time/local.ts'
import type { FollowUp } from './policy.ts'
import { followUp } from './policy.ts'
import type { Claimed } from './store.ts'
import {
  claimFollowUps,
  readManufacturer,
  readPartners,
  saveFollowUps,
  tenantsWithFollowUps,
} from './store.ts'

const batch = 500

/** Nudges whoever lets an opportunity lie, and wakes what was postponed. */
export const followUps: Sweep = {
  name: 'follow-ups',
  due: tenantsWithFollowUps,
  work: (runtime, tenantId) =>
    transact(runtime, scopeOf(systemActor(tenantId)), async (tx) => {
      const now = runtime.now()
      const claimed = await claimFollowUps(tx, tenantId, now, batch)
      if (claimed.length) await follow(tx, runtime, tenantId, claimed, now)
      return claimed.length
    }),
}

async function follow(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  claimed: Claimed[],
  now: Date,
): Promise<void> {
  const manufacturer = await readManufacturer(tx, tenantId)
  const ids = claimed.map(({ partnerId }) => partnerId)
  const partners = await readPartners(tx, tenantId, ids)
  for (const { nudgeAt } of claimed)
    runtime.meter.late('follow_up', (now.getTime() - nudgeAt.getTime()) / 1000)
  const followed = claimed.map((opportunity) => {
    const partner = partners.get(opportunity.partnerId)!
    const step = followUp(opportunity, calendarOf(partner, manufacturer), now)
    return { opportunity, partner, step }
  })
  const today = localDate(now, manufacturer.timeZone)
  const saved = followed.map(({ opportunity: { id, nextStepDue }, step: { nudges, nudgeAt, wakes } }) => {
    const due = nextStepDue !== null && nextStepDue > today ? nextStepDue : today
    return { id, nudges, nudgeAt, wakesWith: wakes ? due : null }
  })
  await saveFollowUps(tx, tenantId, saved, now)
  await record(tx, runtime, systemActor(tenantId), followed.flatMap(changesOf), now)
  const news = followed.flatMap((one) => newsOf(one, manufacturer.locale, now))
  await owe(tx, runtime, tenantId, news, now)
}

interface One {
  opportunity: Claimed
  partner: { name: string }
  step: FollowUp
}

function changesOf({ opportunity: { id, leadId, partnerId, nudges }, step }: One): Change[] {
  const about = { leadId, partnerId }
  const data = { opportunityId: id }
  if (step.wakes) return [{ ...about, kind: 'opportunity_woken', data }]
  const changes: Change[] = []
  if (step.nudge)
    changes.push({ ...about, kind: 'partner_nudged', data: { ...data, nudge: step.nudge, nth: step.nudges } })
  if (step.tellChannelManager) changes.push({ leadId, kind: 'opportunity_silent', data: { ...data, nudges } })
  return changes
}

function newsOf({ opportunity, partner, step }: One, locale: Locale, now: Date): Notification[] {
  const { id: opportunityId, leadId, partnerId, firstContactDue, lastActivityAt, need } = opportunity
  const about = { leadId, opportunityId, partnerId }
  const title = leadTitle(need, locale)
  const days = Math.floor((now.getTime() - lastActivityAt.getTime()) / DAY)
  const news: Notification[] = []
  if (step.nudge === 'first_contact_due') {
    const due = firstContactDue!.toISOString()
    news.push({ ...about, kind: 'first_contact_due', audience: 'partner', data: { title, due } })
  }
  if (step.nudge === 'opportunity_quiet') {
    const data = { title, days, nudge: Math.max(1, step.nudges) }
    news.push({ ...about, kind: 'opportunity_quiet', audience: 'partner', data })
  }
  if (step.tellChannelManager) {
    const data = { title, partnerName: partner.name, days }
    news.push({ ...about, kind: 'opportunity_silent', audience: 'channel_managers', data })
  }
  return news
}
