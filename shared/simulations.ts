import { z } from 'zod'
import { dayOfPeriod } from './partners.ts'
import { id } from './text.ts'

export const simulationStatuses = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const
export type SimulationStatus = (typeof simulationStatuses)[number]

/** Which leads are replayed, and by what: the draft, or a published version. */
export const simulationAsked = z.strictObject({
  from: dayOfPeriod,
  to: dayOfPeriod,
  version: z.int().min(1).optional(),
})
export type SimulationAsked = z.infer<typeof simulationAsked>

/** What a backtest found. */
export const simulationResult = z.object({ leads: z.int() })
export type SimulationResult = z.infer<typeof simulationResult>

/** One lead that would have gone elsewhere. */
export const simulatedMove = z.object({ leadId: id })
export type SimulatedMove = z.infer<typeof simulatedMove>
