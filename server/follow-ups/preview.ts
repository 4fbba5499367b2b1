import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import type { FollowUpPolicy, FollowUpPreviewView, previewFollowUpPolicy } from '../../shared/follow-ups.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { pipelinesOf } from '../opportunities/store.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import { dateOfDay, dayNumber } from '../time/day.ts'
import { localDate, startOfLocalDay } from '../time/local.ts'
import { eventsOf, livedBetween } from './preview-store.ts'
import { replay } from './replay.ts'
import { readManufacturer, readPartners } from './store.ts'
import type { Fate } from './tally.ts'
import { tally } from './tally.ts'

const mostLooked = 5000
const mostDays = 366
/** So many are replayed before others get a turn. */
const atATime = 200

/**
 * What a policy would have done in a period of days, had it always been at work. Writes nothing. At most 5,000
 * opportunities, the newest; the answer says so where there are more.
 *
 * @throws Refused `invalid` for a period that ends before it begins or is longer than a year
 */
export async function previewPolicy(
  runtime: Runtime,
  actor: Actor,
  { policy, from, to }: z.output<typeof previewFollowUpPolicy>,
): Promise<FollowUpPreviewView> {
  const known = await transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId } = actor
    const manufacturer = await readManufacturer(tx, tenantId)
    const days = periodOf(from, to, localDate(runtime.now(), manufacturer.timeZone))
    const start = startOfLocalDay(days.from, manufacturer.timeZone)
    const next = startOfLocalDay(dateOfDay(dayNumber(days.to) + 1), manufacturer.timeZone)
    const end = next < runtime.now() ? next : runtime.now()
    const found = await livedBetween(tx, tenantId, start, end, mostLooked + 1)
    const lived = found.slice(0, mostLooked)
    const partners = await readPartners(
      tx,
      tenantId,
      lived.map(({ partnerId }) => partnerId),
    )
    const pipelines = new Map((await pipelinesOf(tx, tenantId)).map((pipeline) => [pipeline.id, pipeline]))
    const events = await eventsOf(tx, tenantId, lived)
    return {
      manufacturer,
      days,
      start,
      end,
      lived,
      cut: found.length > mostLooked,
      partners,
      pipelines,
      events,
    }
  })
  const fates = await replayEach(known, policy, actor)
  return { ...known.days, opportunities: known.lived.length, cut: known.cut, ...tally(fates, policy) }
}

interface Known {
  manufacturer: Awaited<ReturnType<typeof readManufacturer>>
  start: Date
  end: Date
  lived: Awaited<ReturnType<typeof livedBetween>>
  partners: Awaited<ReturnType<typeof readPartners>>
  pipelines: Map<string, Awaited<ReturnType<typeof pipelinesOf>>[number]>
  events: Awaited<ReturnType<typeof eventsOf>>
}

async function replayEach(known: Known, policy: FollowUpPolicy, { locale }: Actor): Promise<Fate[]> {
  const { manufacturer, start, end, lived, partners, pipelines, events } = known
  const fates: Fate[] = []
  for (const [at, opportunity] of lived.entries()) {
    if (at % atATime === 0) await setImmediate()
    const { id, acceptedAt, pipelineId, partnerId, need } = opportunity
    const partner = partners.get(partnerId)!
    const past = { now: opportunity, acceptedAt, pipeline: pipelines.get(pipelineId), tier: partner.tier }
    const ground = { calendar: calendarOf(partner, manufacturer), zone: manufacturer.timeZone }
    const done = replay({ ...past, events: events.get(id) ?? [] }, policy, ground, end)
    fates.push({
      opportunityId: id,
      title: leadTitle(need, locale),
      partner: { id: partner.id, name: partner.name },
      done: done.filter((one) => one.at >= start && one.at < end),
    })
  }
  return fates
}

/** The days asked for; the month before this one where nothing is said. */
function periodOf(
  from: string | undefined,
  to: string | undefined,
  today: string,
): { from: string; to: string } {
  const last = dateOfDay(dayNumber(`${today.slice(0, 7)}-01`) - 1)
  const days = { from: from ?? `${(to ?? last).slice(0, 7)}-01`, to: to ?? (from ? today : last) }
  const length = dayNumber(days.to) - dayNumber(days.from)
  if (length >= 0 && length < mostDays) return days
  const message = length < 0 ? 'must not be before from' : 'must be at most a year after from'
  throw new Refused(refuse('invalid', {}, [{ pointer: '/to', code: 'period', message }]))
}
