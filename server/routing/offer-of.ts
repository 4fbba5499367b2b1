import type { Distribute, GradeWindows } from '../../rules/distribute.ts'
import { defaultWindow, dueSteps } from '../escalation/ladder.ts'
import type { NewOffer } from '../offers/store.ts'
import { calendarOf } from '../partners/hours.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Decision } from './decide.ts'
import type { RoutableLead } from './need.ts'
import type { Desk } from './plan.ts'

/** The offer that a decision makes a partner: its mode, and its ladder's moments by the partner's own hours. */
export function offerOf(
  lead: RoutableLead,
  { then, outcome, ruleKey, choice }: Decision,
  partner: RoutingPartner,
  decisionId: string,
  attempt: number,
  { memory, newId, now, attendance, timetable }: Desk,
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
  if (outcome === 'assigned') return { ...base, mode: 'assign', steps: [] }
  const window = windowOf(then, lead)
  const slot = `${partner.id} ${window.minutes} ${window.clock}`
  const steps = timetable.get(slot) ?? dueSteps(now, window, calendarOf(partner, memory.settings))
  timetable.set(slot, steps)
  const mode = then?.mode === 'race' && choice?.winner?.figures.account === undefined ? 'race' : 'exclusive'
  return { ...base, mode, steps }
}

/** The window of the lead's grade, of the rule, or the default. */
const windowOf = (then: Distribute | null, lead: RoutableLead) =>
  then?.gradeWindows?.[lead.grade as keyof GradeWindows] ?? then?.window ?? defaultWindow(lead)
