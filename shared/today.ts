import { z } from 'zod'
import { discrepancyPage } from './customers.ts'
import { leadRow } from './leads.ts'
import { opportunityRow } from './opportunities.ts'
import { scorecard } from './partners.ts'

/** What is stuck, in work lists, with at most 20 rows each and the whole count; then the figures. */
export const todayView = z.object({
  expiring: z.object({ count: z.int(), rows: z.array(leadRow) }),
  unassigned: z.object({ count: z.int(), rows: z.array(leadRow) }),
  held: z.object({ count: z.int(), rows: z.array(leadRow) }),
  help: z.object({ count: z.int(), rows: z.array(opportunityRow) }),
  silent: z.object({ count: z.int(), rows: z.array(opportunityRow) }),
  discrepancies: discrepancyPage,
  figures: z.object({
    leads: z.int(),
    leadsBefore: z.int(),
    now: scorecard,
    before: scorecard,
    from: z.string(),
    to: z.string(),
  }),
})
export type TodayView = z.infer<typeof todayView>
