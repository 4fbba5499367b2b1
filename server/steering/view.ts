import type { SteeredLeads } from '../../shared/leads.ts'
import type { Steered } from './steer.ts'

/** What became of each lead, for whoever steered them. */
export const steeredOf = (outcomes: readonly Steered[]): SteeredLeads => ({
  outcomes: outcomes.map((one) =>
    'refusal' in one
      ? { id: one.id, status: null, refusal: { code: one.refusal.code, facts: one.refusal.facts } }
      : { ...one, refusal: null },
  ),
})
