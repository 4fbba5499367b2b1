import type { MailIn } from './mail-in.ts'

/** An address that a mail did not reach. `permanent`: it never will (5.x.x); otherwise it is only late, or was given up on. */
export interface Failure {
  /** Lower case; null where the report does not say. */
  address: string | null
  permanent: boolean
  /** What the mail server said, with its code. */
  reason: string
}

/**
 * Whom a mail did not reach, read off its report: RFC 3464 where it has one, else the prose of Exim, qmail, Exchange and
 * Gmail. Empty where nothing was said.
 */
export function failuresIn(mail: MailIn): Failure[] {
  return /^final-recipient:/im.test(mail.report) ? reportedIn(mail.report) : toldIn(mail)
}

function reportedIn(report: string): Failure[] {
  return report
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .slice(0, 200)
    .flatMap((group) => {
      const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(group)?.[1]?.trim()
      const recipient = field('Final-Recipient') ?? field('Original-Recipient')
      const action = field('Action')?.toLowerCase() ?? ''
      if (!recipient || action.startsWith('delivered') || action.startsWith('relayed')) return []
      const original = field('Original-Recipient')
      const status = field('Status') ?? ''
      const code =
        /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(status)?.[0] ?? codeIn(field('Diagnostic-Code') ?? '') ?? ''
      const reason = [code, afterType(field('Diagnostic-Code'))].filter(Boolean).join(' ').slice(0, 300)
      const permanent = code.startsWith('5') && !action.startsWith('delayed')
      const failure = { permanent, reason: reason || action }
      return [recipient, original ?? recipient]
        .map(addressIn)
        .filter((address, at, all) => all.indexOf(address) === at)
        .map((address) => ({ ...failure, address }))
    })
}

const afterType = (field: string | undefined) => field?.replace(/^[a-z0-9-]+\s*;\s*/i, '')
const addressIn = (field: string): string | null =>
  /[^\s<>;,"':]{1,64}@[^\s<>;,"']{1,255}/
    .exec(afterType(field) ?? '')?.[0]
    ?.toLowerCase()
    .replace(/\.$/, '') ?? null

/** An enhanced status code (RFC 3463), or else the reply code of SMTP. */
function codeIn(text: string): string | null {
  const enhanced = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text)?.[0]
  return enhanced ?? /(?<![\d.@-])[45]\d\d(?![\d.])/.exec(text)?.[0] ?? null
}

const unknown =
  /user unknown|no such user|unknown (user|recipient|address)|does ?n[o']t exist|mailbox (unavailable|not found)|address (rejected|not found)|wasn't found|couldn't be found|recipient (rejected|not found)|existiert nicht|wurde nicht gefunden|unbekannt|adresse nicht gefunden|no mailbox here/i
const late =
  /delayed|will (be )?(retr|keep trying)|warning|temporar|verzögert|vorübergehend|not yet been delivered/i

function toldIn({ text, headers, subject }: MailIn): Failure[] {
  const prose = text.slice(0, 20_000)
  // What follows is the original, with codes and addresses of its own.
  const end =
    /^(-{3,}.*(copy|original|below this line|message).*-*|>|received:|return-path:|original-?kopf|ursprüngliche nachrichten?kopf|diagnostic information for administrators|reporting-mta)/im.exec(
      prose,
    )
  const said = end && end.index > 40 ? prose.slice(0, end.index) : prose
  const code = codeIn(said) ?? codeIn(prose)
  const waiting = late.test(subject) || (late.test(said) && !code?.startsWith('5'))
  const permanent = !waiting && (code ? code.startsWith('5') : unknown.test(said))
  const failed = headers.get('x-failed-recipients')?.split(',') ?? addressesIn(said)
  const line = said.split('\n').find((one) => (code && one.includes(code)) || unknown.test(one))
  const reason = (line ?? code ?? 'not delivered').trim().slice(0, 300)
  const addresses = failed.map((address) => address.trim().toLowerCase()).filter(Boolean)
  return (addresses.length ? addresses.slice(0, 20) : [null]).map((address) => ({
    address,
    permanent,
    reason,
  }))
}

const addressesIn = (text: string) => [
  ...new Set(
    [...text.matchAll(/[\w.!#$%&*+/=?^`{|}~-]{1,64}@[a-z0-9.-]{1,200}\.[a-z]{2,24}/gi)]
      .map(([address]) => address.toLowerCase())
      .filter((address) => !/^(postmaster|mailer-daemon)@/.test(address)),
  ),
]
