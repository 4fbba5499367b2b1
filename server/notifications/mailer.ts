import { createTransport } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'
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
}

/** Hands a mail to an SMTP server, or is null where none is configured: then mails are kept and read in the portal. */
export type Mailer = { send(mail: OutgoingMail): Promise<void>; close(): void; from: string } | null

/** After this a mail that is still under way counts as failed, so that its lease outlives every attempt. */
export const longestSendMs = 60_000

/** @param smtpUrl `smtp://user:password@host:port` or `smtps://…`; options of nodemailer may follow as a query */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    // The rows count attempts and pauses; the pool must not try again behind their back.
    maxRequeues: 0,
    connectionTimeout: 20_000,
    greetingTimeout: 40_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return {
    from,
    close: () => transport.close(),
    async send({ from, to, replyTo, subject, ...mail }) {
      const options: SendMailOptions & { signal: AbortSignal } = {
        ...mail,
        from: oneLine(from),
        to: oneLine(to),
        ...(replyTo ? { replyTo: plain(replyTo) } : {}),
        subject: plain(subject),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        signal: AbortSignal.timeout(longestSendMs),
      }
      await transport.sendMail(options)
    },
  }
}

const oneLine = ({ name, address }: Address): Address => ({ name: plain(name), address: plain(address) })

/** The bare address of `Name <address>` or `address`. */
export const bareAddress = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from.trim()
