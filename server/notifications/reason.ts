import type { MailReason } from '../../shared/mails.ts'
import { isUnknown } from './judge.ts'

/** The reason behind what is kept of the last attempt, for people; null where nothing went wrong. */
export function reasonOf(lastError: string | null): MailReason | null {
  if (!lastError) return null
  return (
    signs.find(([, sign]) => (typeof sign === 'function' ? sign(lastError) : sign.test(lastError)))?.[0] ??
    'other'
  )
}

/** The first that fits counts; replies of servers begin with their code (RFC 5321 4.2, RFC 3463). */
const signs: [MailReason, RegExp | ((lastError: string) => boolean)][] = [
  ['bounced', /^not sent: mails to this address come back/],
  ['limit_address', /^more than \d+ mails to this address/],
  ['limit_host', /^more than \d+ mails to \S+ within a minute/],
  ['no_address', /^is no mail address/],
  ['unwritable', /^could not be put together/],
  ['sign_in', /^5(30|34|35|38)\b|invalid login|missing credentials/i],
  ['unknown_address', isUnknown],
  ['mailbox_full', /\b[45]\.2\.2\b|^[45]52\b|mailbox (is )?full|over quota|quota exceeded/i],
  ['refused', /^5\d\d\b/],
  ['refused_for_now', /^4\d\d\b/],
  [
    'unreachable',
    /ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET|EPIPE|time-?out|timed out|closed|aborted|greeting|socket|TLS|certificate/i,
  ],
]
