import type { ResponseWindow } from '../../rules/distribute.ts'
import type { Ladder } from '../../rules/ladder.ts'
import { extensionOf, windowOf } from '../../rules/ladder-times.ts'
import { dueSteps } from '../escalation/ladder.ts'
import type { NewOffer } from '../offers/store.ts'
import { calendarOf } from '../partners/hours.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Decision } from './decide.ts'
import type { Memory } from './memory.ts'
import type { RoutableLead } from './need.ts'
import type { Desk } from './plan.ts'

/** The offer that a decision makes a partner: its mode, and its ladder's moments by the partner's own hours. */
export function offerOf(
  lead: RoutableLead,
  { then, outcome, ruleKey, choice }: Decision,
  partner: RoutingPartner,
  decisionId: string,
  attempt: number,
  ladder: Ladder,
  { newId, now, attendance, timetable }: Desk,
): NewOffer {
  const base = {
    id: newId(),
    leadId: lead.id,
    partnerId: partner.id,
    decisionId,
    ruleKey,
    pipeline: then?.pipeline ?? null,
    attempt,
    distanceKm: choice?.ranking.find(({ partnerId }) => partnerId === partner.id)?.figures.km ?? null,
    why: null,
    madeAt: now,
    day: attendance.today(partner),
  }
  if (outcome === 'assigned') return { ...base, mode: 'assign', steps: [], extension: null }
  const window = windowOf(then, lead, ladder)
  const steps = timetable.stepsOf(ladder, partner, window)
  const mode = then?.mode === 'race' && choice?.winner?.figures.account === undefined ? 'race' : 'exclusive'
  return { ...base, mode, steps, extension: extensionOf(ladder, window) }
}

/** The moments of a ladder, reckoned once for the leads of one batch that meet the same partner with the same window. */
export interface Timetable {
  stepsOf(ladder: Ladder, partner: RoutingPartner, window: ResponseWindow): NewOffer['steps']
}

export function timetableAt(now: Date, settings: Memory['settings']): Timetable {
  const known = new WeakMap<Ladder, Map<string, NewOffer['steps']>>()
  return {
    stepsOf(ladder, partner, window) {
      const ofLadder = known.get(ladder) ?? new Map<string, NewOffer['steps']>()
      known.set(ladder, ofLadder)
      const slot = `${partner.id} ${window.minutes} ${window.clock}`
      const steps = ofLadder.get(slot) ?? dueSteps(now, window, calendarOf(partner, settings), ladder)
      ofLadder.set(slot, steps)
      return steps
    },
  }
}
