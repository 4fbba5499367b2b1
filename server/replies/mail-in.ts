/** A message that came in, taken apart. */
export interface MailIn {
  /** As it came, or made of its bytes where it came without one: the same message has the same. */
  messageId: string
  /** The one address in From, lower case; empty where there is none, or more than one. */
  from: string
  /** Every address that it was sent to, as far as its headers tell; lower case. */
  to: readonly string[]
  subject: string
  /** The first of each header by its lower-case name. */
  headers: ReadonlyMap<string, string>
  /** The Message-IDs that it answers, the nearest first. */
  answers: readonly string[]
  text: string
  /** The parts of a delivery report that are for machines, and the original's headers. */
  report: string
}

export type MailKind = 'reply' | 'auto_reply' | 'bounce' | 'loop'

/**
 * What a message is, by its headers: nobody's own words where a machine wrote it (RFC 3834 and its many dialects).
 *
 * @param own the addresses that we ourselves write from and are written to, lower case
 */
export function kindOf(mail: MailIn, own: readonly string[]): MailKind {
  if (isBounce(mail)) return 'bounce'
  if (own.some((address) => isOurs(mail.from, address))) return 'loop'
  return isAutomatic(mail) ? 'auto_reply' : 'reply'
}

/** The address itself, or one of its `local+key@domain`. */
function isOurs(from: string, own: string): boolean {
  const at = own.lastIndexOf('@')
  return from === own || (from.startsWith(`${own.slice(0, at)}+`) && from.endsWith(own.slice(at)))
}

const daemons = /^(mailer-daemon|postmaster|mail-daemon|mailerdaemon|microsoftexchange\w*|double-bounce)@/
const failures =
  /^(?:\[[^\]]{1,30}\]\s*)?(undeliver|undelivered|mail delivery (failed|system)|delivery (status notification|failure|has failed)|failure notice|returned mail|mail system error|message not delivered|delayed|delivery delayed|nachricht nicht zugestellt|unzustellbar|nicht zustellbar|zustellung fehlgeschlagen|fehler bei der zustellung|mail konnte nicht)/i

function isBounce({ headers, from, subject }: MailIn): boolean {
  const type = headers.get('content-type') ?? ''
  if (/^multipart\/report\b/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type)) return true
  if (headers.has('x-failed-recipients')) return true
  return failures.test(subject) && (daemons.test(from) || !from || hasNoReturn(headers))
}

const hasNoReturn = (headers: MailIn['headers']) => /^\s*<\s*>\s*$/.test(headers.get('return-path') ?? '')

const away =
  /^(?:(?:re|aw|wg|fwd?):\s*)*(?:\[[^\]]{1,30}\]\s*)?(automatic reply|automatische antwort|auto(matic)?[ -]?reply|auto[ -]?response|autoantwort|out of (the )?office|abwesen(heit|d)|abwesenheits(notiz|assistent|meldung)|ich bin (nicht im|im urlaub|abwesend)|i am out of|im urlaub|on vacation|urlaubs?(meldung|benachrichtigung)|eingangsbestätigung|ihre (anfrage|nachricht) (ist|wurde)|ticket received)/i

function isAutomatic({ headers, subject, from }: MailIn): boolean {
  const value = (name: string) => headers.get(name)?.trim().toLowerCase() ?? ''
  const submitted = value('auto-submitted')
  if (submitted && !submitted.startsWith('no')) return true
  if (
    ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-auto-reply', 'x-vacation'].some((one) =>
      headers.has(one),
    )
  )
    return true
  if (/^(bulk|junk|list|auto_reply)/.test(value('precedence') || value('x-precedence'))) return true
  if (headers.has('list-id') || headers.has('list-unsubscribe') || headers.has('feedback-id')) return true
  if (daemons.test(from) || /^(no-?reply|do-?not-?reply|noreply)[@+.-]/.test(from)) return true
  return hasNoReturn(headers) || away.test(subject)
}
