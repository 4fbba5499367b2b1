import { z } from 'zod'
import { moment } from './text.ts'

/**
 * What kept leads away from a partner. `reason` is the first test that the partner failed, or `others_ahead` where it
 * failed none, `by_name` where the lead was given to somebody named, `not_distributed` where it was held, closed or no
 * rule took it, `not_yet_there` before the partner was part of the network. Nobody else is named anywhere.
 */
export const keptAwayView = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Leads that were decided on; the sum of `got` and of every reason. */
  leads: z.int(),
  /** Leads that were offered to the partner. */
  got: z.int(),
  /** The moment of the oldest decision looked at, where there were more than are looked at. */
  onlySince: moment.nullable(),
  reasons: z.array(
    z.object({
      reason: z.string(),
      leads: z.int(),
      examples: z.array(
        z.object({
          at: moment,
          country: z.string().nullable(),
          postalCode: z.string().nullable(),
          productLine: z.string().nullable(),
        }),
      ),
    }),
  ),
})
export type KeptAwayView = z.infer<typeof keptAwayView>
