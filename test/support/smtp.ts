import type { Socket } from 'node:net'
import PostalMime from 'postal-mime'
import type { Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerSession } from 'smtp-server'
import { smtpMailer } from '../../server/notifications/mailer.ts'
import type { Mailer } from '../../server/notifications/mailer.ts'

/** What the peer does with the next mails. */
export interface Behaviour {
  /** Answers RCPT TO for an address with this code; 0 takes it. */
  refuseRecipient(address: string): number
  /** What it says when it refuses a recipient; that it is refused, unless told. */
  words: string
  /** Answers the whole message with this code; 0 takes it. */
  refuseMessage: number
  /** Closes the socket after the message has come in, before it is acknowledged; the mail is in the box all the same. */
  cutAfterData: boolean
  /** Refuses every sign-in. */
  refuseSignIn: boolean
  /**
   * Judges each message that has come in: a code refuses it, 0 takes it, `cut` takes it and closes the socket before
   * it is acknowledged. Where it is set, `refuseMessage` and `cutAfterData` say nothing.
   */
  judge: ((mail: Received) => Promise<number | 'cut'>) | null
  /** Runs when a message has come in, before it is answered. */
  onMessage: (() => Promise<void>) | null
}

export interface Received {
  raw: string
  mail: Email
  recipients: string[]
  encrypted: boolean
}

export interface SmtpPeer {
  /** Every message that came in whole, acknowledged or not. */
  box: Received[]
  behaviour: Behaviour
  mailer: NonNullable<Mailer>
  port: number
  /** Stops listening, as a server does that is down; `start` comes back on the same port. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

const good: Behaviour = {
  refuseRecipient: () => 0,
  words: '',
  refuseMessage: 0,
  cutAfterData: false,
  refuseSignIn: false,
  judge: null,
  onMessage: null,
}

/** A real SMTP server on a socket of this machine: STARTTLS with a certificate of its own, AUTH, and bad manners on demand. */
export async function anSmtpPeer(): Promise<SmtpPeer> {
  const box: Received[] = []
  const behaviour = { ...good }
  let server = await listen(0)
  const port = (server.server.address() as { port: number }).port
  // The certificate is nobody's, so the client is told to take it.
  const url = `smtp://baton:secret@127.0.0.1:${port}/?tls.rejectUnauthorized=false`
  const mailer = smtpMailer(url, 'Baton <leads@baton.example>')!

  async function listen(at: number): Promise<SMTPServer> {
    const sockets = new Set<Socket>()
    const server = new SMTPServer({
      logger: false,
      authMethods: ['PLAIN', 'LOGIN'],
      onAuth(auth, _session, done) {
        const known = !behaviour.refuseSignIn && auth.username === 'baton' && auth.password === 'secret'
        done(known ? null : failure(535, 'wrong credentials'), { user: auth.username })
      },
      onRcptTo({ address }, _session, done) {
        const code = behaviour.refuseRecipient(address)
        done(code ? failure(code, behaviour.words || `${address} is refused`) : null)
      },
      onData(stream, session, done) {
        read(stream)
          .then(async (raw) => {
            const mail = await received(raw, session)
            const usual = behaviour.cutAfterData ? 'cut' : behaviour.refuseMessage
            const verdict = behaviour.judge ? await behaviour.judge(mail) : usual
            if (verdict === 'cut' || !verdict) box.push(mail)
            await behaviour.onMessage?.()
            if (verdict === 'cut') for (const socket of sockets) socket.destroy()
            else done(verdict ? failure(verdict, 'not this one') : null)
          })
          .catch(done)
      },
    })
    server.on('error', () => undefined)
    server.server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
    return Object.assign(server, { cut: () => sockets.forEach((socket) => socket.destroy()) })
  }

  const stop = () => {
    ;(server as SMTPServer & { cut(): void }).cut()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return {
    box,
    behaviour,
    mailer,
    port,
    stop,
    async start() {
      server = await listen(port)
    },
    async close() {
      mailer.close()
      await stop()
    },
  }
}

const failure = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const received = async (raw: string, session: SMTPServerSession): Promise<Received> => ({
  raw,
  mail: await PostalMime.parse(raw),
  recipients: session.envelope.rcptTo.map(({ address }) => address),
  encrypted: session.secure,
})
