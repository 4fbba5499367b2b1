import { createHash } from 'node:crypto'
import { short } from './plain.ts'

/** What a failed attempt means for the mail, and whether the way to the server is closed for the others too. */
export interface Verdict {
  dead: boolean
  reason: string
  closed: boolean
}

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  message?: string
}

/**
 * A server that refuses this recipient or this message for good (5xx, RFC 5321 4.2.1) is not asked again. Everything
 * else passes: 4xx, a lost connection, and a server that refuses our sign-in or our sender, which somebody will mend.
 */
export function judge(error: unknown): Verdict {
  const { code, command, responseCode, response, message } = error as SmtpError
  const reason = short(response ?? message ?? String(error), 300) || 'failed without a reason'
  const ours = code === 'EENVELOPE' || code === 'EMESSAGE'
  const aboutMail = ours && command !== 'MAIL FROM' && responseCode !== 421
  const forGood =
    responseCode === undefined ? command === 'API' : responseCode >= 500 && !signIn.has(responseCode)
  return { dead: aboutMail && forGood, reason, closed: !aboutMail }
}

/** "Sign in first" and its kin: about our account, not about the mail (RFC 4954 6). */
const signIn: ReadonlySet<number> = new Set([530, 534, 535, 538])

export const mostAttempts = 12
const minute = 60_000
const longestPause = 12 * 60 * minute

/**
 * How long to wait after the nth failed attempt, in milliseconds: a minute, then 2.5 times as long each time, at most
 * 12 hours; 12 attempts take about two days. A tenth of jitter, taken from the id, keeps mails from coming in step.
 */
export function pauseAfter(attempt: number, mailId: string): number {
  const base = Math.min(longestPause, minute * 2.5 ** (attempt - 1))
  const dice = createHash('sha256').update(`${mailId}:${attempt}`).digest().readUInt16BE(0) / 0xffff
  return Math.round(base * (0.9 + 0.2 * dice))
}
