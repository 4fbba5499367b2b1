import type { z } from 'zod'
import type { loseOpportunity, postponeOpportunity, winOpportunity } from '../../shared/opportunities.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Actor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { startOfLocalDay } from '../time/local.ts'
import { lose, postpone, resume, win } from './outcomes.ts'
import { workOn } from './work-on.ts'

export const winIt = (runtime: Runtime, actor: Actor, id: string, order: z.output<typeof winOpportunity>) =>
  workOn(runtime, actor, id, (opportunity, { pipeline, now }) => {
    const next = win(opportunity, order, pipeline.wonReasons, now)
    if (next instanceof Refusal) return next
    const { orderValue, currency, closeReason: reason } = next
    return { next, said: [{ kind: 'opportunity_won', data: { orderValue, currency, reason } }] }
  })

export const loseIt = (runtime: Runtime, actor: Actor, id: string, why: z.output<typeof loseOpportunity>) =>
  workOn(runtime, actor, id, (opportunity, { pipeline, now }) => {
    const next = lose(opportunity, why, pipeline.lostReasons, now)
    if (next instanceof Refusal) return next
    return { next, said: [{ kind: 'opportunity_lost', data: { reason: next.closeReason } }] }
  })

export const postponeIt = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  wish: z.output<typeof postponeOpportunity>,
) =>
  workOn(runtime, actor, id, (opportunity, { today, zone, now }) => {
    const next = postpone(opportunity, wish, today, startOfLocalDay(wish.until, zone), now)
    if (next instanceof Refusal) return next
    return { next, said: [{ kind: 'opportunity_postponed', data: { until: next.postponedUntil } }] }
  })

export const resumeIt = (runtime: Runtime, actor: Actor, id: string) =>
  workOn(runtime, actor, id, (opportunity, { today, now }) => {
    const next = resume(opportunity, today, now)
    return next instanceof Refusal ? next : { next, said: [{ kind: 'opportunity_resumed' }] }
  })
