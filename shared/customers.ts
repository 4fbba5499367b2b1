import { z } from 'zod'

/** Mails to customers. Days are working days of the manufacturer after the acceptance. */
export const customerMails = z.strictObject({
  /** Who will call and by when, once an acceptance can no longer be undone. */
  introduce: z.boolean(),
  /** Whether somebody has been in touch. */
  check: z.boolean(),
  checkAfterDays: z.int().min(1).max(60).default(4),
  checkAfterDaysBusiness: z.int().min(1).max(60).default(10),
})
export type CustomerMails = z.infer<typeof customerMails>

/** What a partner had noted when the customer said otherwise; moments are ISO 8601. */
export interface Claimed {
  firstContactAt: string | null
  lastActivityAt: string
  activities: { kind: string; at: string }[]
}
