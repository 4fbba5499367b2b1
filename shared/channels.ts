import { z } from 'zod'
import { channels, notificationGroups, webhookKinds } from './codes.ts'

export type WebhookKind = (typeof webhookKinds)[number]
export type NotificationGroup = (typeof notificationGroups)[number]

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day such as 07:30')

/** How a person wants one group of notifications: by which ways, at once or in the day's digest. */
const wish = z.strictObject({ by: z.array(z.enum(channels)).max(2), when: z.enum(['at_once', 'digest']) })

/**
 * What reaches a person, where and when; times are local to the person. In quiet hours mails and pushes wait for their
 * end; `from` after `to` runs through midnight.
 */
export const preferences = z.strictObject({
  groups: z.partialRecord(z.enum(notificationGroups), wish),
  digestAt: timeOfDay,
  quiet: z.strictObject({ from: timeOfDay, to: timeOfDay, weekends: z.boolean() }).nullable(),
})
export type Preferences = z.infer<typeof preferences>
