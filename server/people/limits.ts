import type { Limit } from '../identity/attempts.ts'
import { attemptKey } from '../identity/attempts.ts'

const quarterHour = 15 * 60
const hour = 60 * 60

/** Ten guesses a quarter of an hour from one address, and a hundred from everywhere: a botnet gains nothing. */
export const signInLimits = (email: string, address: string): Limit[] => [
  { key: attemptKey('sign_in', email, address), most: 10, seconds: quarterHour },
  { key: attemptKey('sign_in', email), most: 100, seconds: quarterHour },
]

/** One password tried on many people, from one address; a success does not start it anew. */
export const sprayLimit = (address: string): Limit => ({
  key: attemptKey('sign_in_from', address),
  most: 300,
  seconds: quarterHour,
})

/** Mails that a partner's people may have sent to strangers by inviting them. */
export const invitationLimit = (tenantId: string, partnerId: string): Limit => ({
  key: attemptKey('invite', tenantId, partnerId),
  most: 30,
  seconds: hour,
})

/** Counts what limits nothing, for the sake of the write. */
export const decoyOf = (email: string): Limit => ({
  key: attemptKey('reset_decoy', email),
  most: Number.POSITIVE_INFINITY,
  seconds: 1,
})

/** Three mails an hour to one mailbox, twenty an hour asked for from one address. */
export const resetLimits = (email: string, address: string): Limit[] => [
  { key: attemptKey('reset', email), most: 3, seconds: hour },
  { key: attemptKey('reset_from', address), most: 20, seconds: hour },
]
