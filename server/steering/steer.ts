import type { LeadStatus, SteerLeads, leadActions } from '../../shared/leads.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'

export type Steer = (typeof leadActions)[number]

/** What is to be done, and why; which leads stands beside it. */
export type Steering = Omit<SteerLeads, 'ids'>

/** What became of one lead of several. */
export type Steered = { id: string; status: LeadStatus } | { id: string; refusal: Refusal }

/** From where each may be done. An accepted lead is its partner's: reclaim the opportunity first. */
const from: Record<Steer, readonly LeadStatus[]> = {
  assign: ['waiting', 'held', 'offered', 'unassigned'],
  reoffer: ['offered', 'unassigned'],
  withdraw: ['offered'],
  hold: ['waiting', 'offered', 'unassigned'],
  release: ['held'],
  close: ['waiting', 'held', 'offered', 'unassigned'],
}

export const steersFor = (status: LeadStatus): Steer[] =>
  (Object.keys(from) as Steer[]).filter((steer) => from[steer].includes(status))

/** Nothing, or why the lead cannot be steered so now. */
export const refuseSteer = (status: LeadStatus, steer: Steer): Refusal | null =>
  from[steer].includes(status) ? null : refuse('lead_not_open', { state: status, action: steer })
