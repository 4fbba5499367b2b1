import { z } from 'zod'
import { absence } from './partners.ts'
import { permissions, roles } from './roles.ts'
import { email, id, line, locale, moment } from './text.ts'

export const password = z
  .string()
  .min(10, 'must be at least 10 characters')
  .max(200, 'must be at most 200 characters')

export const zone = line(64).refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}, 'must be an IANA time zone like Europe/Berlin')

export const signIn = z.strictObject({ email, password: z.string().max(200) })
export const switchMembership = z.strictObject({ membershipId: id })
export const passwordReset = z.strictObject({ email })
export const completePasswordReset = z.strictObject({ token: line(200), password })
export const acceptInvitation = z.strictObject({ token: line(200), name: line(120), password })
export const changeMe = z.strictObject({
  name: line(120).optional(),
  locale: locale.optional(),
  timeZone: zone.optional(),
})
export const invite = z.strictObject({
  email,
  name: line(120),
  role: z.enum(roles),
  partnerId: id.nullish(),
  locale: locale.optional(),
})
export const newApiKey = z.strictObject({
  name: line(120),
  scopes: z.array(z.enum(permissions)).min(1, 'name at least one scope'),
})

export const membershipView = z.object({
  id,
  role: z.enum(roles),
  tenant: z.object({ id, name: z.string() }),
  partner: z.object({ id, name: z.string() }).nullable(),
})
export const sessionView = z.object({
  user: z.object({ id, name: z.string(), email: z.string(), locale, timeZone: z.string() }),
  memberships: z.array(membershipView),
  current: id,
  role: z.enum(roles),
  permissions: z.array(z.enum(permissions)),
  currency: z.string(),
})
export type SessionView = z.infer<typeof sessionView>

export const personView = z.object({
  membershipId: id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  partner: z.object({ id, name: z.string() }).nullable(),
  lastSeenAt: moment.nullable(),
  absences: z.array(absence),
  can: z.array(z.enum(['remove', 'edit_absences'])),
})
export const peopleQuery = z.object({
  search: z.string().max(120).optional(),
  partner: id.optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
})
export const peoplePage = z.object({ rows: z.array(personView), next: z.string().nullable() })
export const invitationView = z.object({
  id,
  email: z.string(),
  role: z.enum(roles),
  expiresAt: moment,
  name: z.string(),
  partner: z.object({ id, name: z.string() }).nullable(),
  can: z.array(z.enum(['withdraw'])),
})
export const invitationQuery = z.object({
  partner: id.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
})
export const invitationPage = z.object({ rows: z.array(invitationView), next: z.string().nullable() })
export const apiKeyView = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(permissions)),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
  revokedAt: moment.nullable(),
})
export const apiKeyList = z.object({ rows: z.array(apiKeyView) })
/** The only answer that ever holds the key itself. */
export const newApiKeyView = apiKeyView.extend({ key: z.string() })
