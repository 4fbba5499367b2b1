import { createTransport } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'
import type { DkimKey } from './dkim.ts'
import { plain } from './plain.ts'

export interface Address {
  name: string
  address: string
}

export interface OutgoingMail {
  from: Address
  to: Address
  /** Where an answer arrives; without, at the sender. */
  replyTo?: string | null | undefined
  subject: string
  text: string
  html: string
  messageId: string
  /** Where the reader chooses what mails to get; undefined for whoever has no account. */
  preferences?: string | undefined
}

/** Hands a mail to an SMTP server, or is null where none is configured: then mails are kept and read in the portal. */
export type Mailer = { send(mail: OutgoingMail): Promise<void>; close(): void; from: string } | null

/** After this a mail that is still under way counts as failed, so that its lease outlives every attempt. */
export const longestSendMs = 60_000

/** @param smtpUrl `smtp://user:password@host:port` or `smtps://…`; options of nodemailer may follow as a query */
export function smtpMailer(smtpUrl: string, from: string, dkim: DkimKey | null = null): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    // The rows count attempts and pauses; the pool must not try again behind their back.
    maxRequeues: 0,
    // nodemailer ends the wait for a greeting with that for the connection, whatever greetingTimeout says.
    connectionTimeout: 45_000,
    greetingTimeout: 40_000,
    socketTimeout: 60_000,
    ...(dkim ? { dkim: signedBy(dkim) } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return {
    from,
    close: () => transport.close(),
    async send({ from, to, replyTo, subject, preferences, ...mail }) {
      const options: SendMailOptions & { signal: AbortSignal } = {
        ...mail,
        from: oneLine(from),
        to: oneLine(to),
        ...(replyTo ? { replyTo: plain(replyTo) } : {}),
        subject: plain(subject),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          // RFC 2369: a page to choose on, not a way out by one press, which would leave leads unanswered.
          ...(preferences ? { 'List-Unsubscribe': `<${preferences}>` } : {}),
        },
        signal: AbortSignal.timeout(longestSendMs),
      }
      await transport.sendMail(options)
    },
  }
}

const signedBy = ({ domain, selector, privateKey }: DkimKey) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
})

/**
 * Whether an SMTP server can be asked to take mails for it: a plain ASCII addr-spec. Quoted local parts, comments,
 * several in one, and letters beyond ASCII are none here, nor at the edge.
 */
export const isAddress = (address: string): boolean =>
  address.length <= 254 &&
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i.test(
    address,
  )

const oneLine = ({ name, address }: Address): Address => ({ name: plain(name), address: plain(address) })

/** The bare address of `Name <address>` or `address`. */
export const bareAddress = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from.trim()
