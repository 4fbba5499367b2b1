import { createTransport } from 'nodemailer'

export interface OutgoingMail {
  from: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  messageId: string
}

/** Hands a mail to an SMTP server, or is null where none is configured: then mails are kept and read in the portal. */
export type Mailer = { send(mail: OutgoingMail): Promise<void>; close(): void; from: string } | null

/** @param smtpUrl `smtp://user:password@host:port` or `smtps://…` */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 20_000,
    greetingTimeout: 40_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return {
    from,
    close: () => transport.close(),
    async send(mail) {
      await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } })
    },
  }
}
