import { z } from 'zod'
import { channels, notificationGroups, notificationKinds, webhookKinds } from './codes.ts'
import { id, line, moment } from './text.ts'

export type WebhookKind = (typeof webhookKinds)[number]
export type NotificationGroup = (typeof notificationGroups)[number]
export type Channel = (typeof channels)[number]

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day such as 07:30')

/**
 * How a person wants one group of notifications: by which ways, and whether its mails come at once or in the day's
 * digest. Pushes are never gathered. There is always a way, so that nothing passes unseen.
 */
export const wish = z.strictObject({
  by: z.array(z.enum(channels)).min(1, 'choose at least one way').max(2),
  when: z.enum(['at_once', 'digest']),
})
export type Wish = z.infer<typeof wish>

/**
 * Hours in which nothing rings, `from` after `to` through midnight; `weekends` keeps Saturday and Sunday quiet too.
 * `alarms`: what needs the manufacturer's hand comes through all the same.
 */
export const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay, weekends: z.boolean(), alarms: z.boolean() })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must differ from the beginning' })
export type QuietHours = z.infer<typeof quietHours>

/** Whether a time of day lies in hours that may run through midnight; all as `07:30`. */
export const isWithin = (at: string, { from, to }: Pick<QuietHours, 'from' | 'to'>): boolean =>
  from <= to ? from <= at && at < to : at >= from || at < to

/**
 * What reaches a person, where and when; times are local to the person. `daily`: a digest of what needs an answer even
 * on days on which nothing was gathered.
 */
export const preferences = z
  .strictObject({
    groups: z.partialRecord(z.enum(notificationGroups), wish),
    daily: z.boolean(),
    digestAt: timeOfDay,
    quiet: quietHours.nullable(),
  })
  .refine(({ digestAt, quiet }) => !quiet || !isWithin(digestAt, quiet), {
    path: ['digestAt'],
    message: 'lies in the quiet hours; choose a time outside them',
  })
export type Preferences = z.infer<typeof preferences>

export const newDevice = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/, error: 'must be the address of a push service' }).max(1000),
  keys: z.strictObject({
    p256dh: z.string().regex(/^[\w-]{87,88}=?$/, 'must be an uncompressed P-256 point in base64url'),
    auth: z.string().regex(/^[\w-]{22}={0,2}$/, 'must be 16 bytes in base64url'),
  }),
  device: line(80).optional(),
})

export const deviceView = z.object({
  id,
  device: z.string().nullable(),
  createdAt: moment,
  /** The end of its address, by which a browser finds itself in the list. */
  ending: z.string(),
})
export type DeviceView = z.infer<typeof deviceView>

/** `pushKey` is the server's public VAPID key, base64url; null where pushes are not set up. */
export const preferencesView = z.object({
  preferences,
  groups: z.array(z.enum(notificationGroups)),
  timeZone: z.string(),
  pushKey: z.string().nullable(),
  devices: z.array(deviceView),
})
export type PreferencesView = z.infer<typeof preferencesView>

const events = z
  .array(z.enum(notificationKinds))
  .max(notificationKinds.length)
  .transform((kinds) => [...new Set(kinds)])

export const newWebhook = z.strictObject({
  name: line(80),
  kind: z.enum(webhookKinds),
  url: z.url('must be an address like https://hooks.example.com/…').max(2000),
  events,
})

export const changeWebhook = z.strictObject({
  name: line(80).optional(),
  url: newWebhook.shape.url.optional(),
  events: events.optional(),
  disabled: z.boolean().optional(),
})

/** `address` is masked: whoever has the whole of it can write to the place. */
export const webhookView = z.object({
  id,
  name: z.string(),
  kind: z.enum(webhookKinds),
  address: z.string(),
  events: z.array(z.string()),
  createdAt: moment,
  disabledAt: moment.nullable(),
  health: z.object({
    lastSuccessAt: moment.nullable(),
    lastErrorAt: moment.nullable(),
    lastError: z.string().nullable(),
    waiting: z.int(),
    dead: z.int(),
  }),
  can: z.array(z.enum(['change', 'test', 'resend'])),
})
export type WebhookView = z.infer<typeof webhookView>
export const webhookList = z.object({ rows: z.array(webhookView) })
/** `secret` signs what a program is sent; this answer is the only one that shows it. */
export const newWebhookView = webhookView.extend({ secret: z.string().nullable() })
export type NewWebhookView = z.infer<typeof newWebhookView>

export const webhookTried = z.object({
  ok: z.boolean(),
  status: z.int().nullable(),
  error: z.string().nullable(),
})
export type WebhookTried = z.infer<typeof webhookTried>
export const webhookResent = z.object({ count: z.int() })
