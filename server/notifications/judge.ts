import { createHash } from 'node:crypto'
import { short } from './plain.ts'

/** What a failed attempt means for the mail, and whether the way to the server is closed for the others too. */
export interface Verdict {
  dead: boolean
  reason: string
  closed: boolean
  /** The address takes no mails at all, whatever they say. */
  bounced: boolean
}

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  message?: string
  name?: string
}

/**
 * A server that refuses this recipient or this message for good (5xx, RFC 5321 4.2.1) is not asked again. Everything
 * else passes: 4xx, a lost connection, and a server that refuses our sign-in or our sender, which somebody will mend.
 * A mail that cannot even be put together is set aside alone: the way to the server is open for the others.
 */
export function judge(error: unknown): Verdict {
  const { code, command, responseCode, response, message } = error as SmtpError
  const reason = short(response ?? message ?? String(error), 300) || 'failed without a reason'
  if (isPoison(error as SmtpError))
    return { dead: true, reason: `could not be put together: ${reason}`, closed: false, bounced: false }
  const ours = code === 'EENVELOPE' || code === 'EMESSAGE'
  const aboutMail = ours && command !== 'MAIL FROM' && responseCode !== 421
  const forGood =
    responseCode === undefined ? command === 'API' : responseCode >= 500 && !signIn.has(responseCode)
  const dead = aboutMail && forGood
  return { dead, reason, closed: !aboutMail, bounced: dead && command !== 'DATA' && isUnknown(reason) }
}

/** Whatever comes from the network or the server carries a code, or is the time limit; the rest is the mail's own fault. */
const isPoison = ({ code, name, responseCode }: SmtpError): boolean =>
  responseCode === undefined && typeof code !== 'string' && name !== 'TimeoutError' && name !== 'AbortError'

/**
 * Whether the server says that the address does not exist: by the enhanced status (RFC 3463: bad mailbox, bad system,
 * moved, no mail accepted), or in words where it gives none. Spam and policy (5.7) or a full box (5.2) are no bounce.
 */
export function isUnknown(reason: string): boolean {
  const enhanced = /(?:^|[\s-])5\.(\d{1,3})\.(\d{1,3})\b/.exec(reason)
  if (enhanced) return unknownTo.has(`${enhanced[1]}.${enhanced[2]}`)
  return (
    /^5(50|51|53)\b/.test(reason) &&
    /\b(unknown|no such|does ?n[o']t exist|not exist|invalid|not found|disabled|not? (longer|valid))\b/i.test(
      reason,
    ) &&
    /\b(user|mailbox|recipient|address|account|addressee)\b/i.test(reason)
  )
}

const unknownTo: ReadonlySet<string> = new Set(['1.1', '1.2', '1.3', '1.6', '1.10', '2.1'])

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
