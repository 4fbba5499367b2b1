import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

/** A push as it came in: what a browser would show, and what its service reads. */
export interface PushReceived {
  payload: { title: string; body: string; path: string; tag: string; until: string | null }
  headers: IncomingHttpHeaders
  claims: { aud: string; exp: number; sub: string }
  raw: string
}

export interface PushService {
  box: PushReceived[]
  /** What the service answers; 201 unless a story says otherwise. */
  status: number
  /** A browser's subscription, as it would post it. */
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  close(): Promise<void>
}

const bytes = (text: string) => Buffer.from(text, 'base64url')

/**
 * A push service with one browser behind it, on a socket of this machine. It takes only what is signed by `publicKey`
 * (RFC 8292), and opens what is sealed for its browser (RFC 8291, aes128gcm), by its own reading of both.
 */
export async function aPushService(publicKey: string): Promise<PushService> {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  const service: PushService = {
    box: [],
    status: 201,
    subscription: {
      endpoint: '',
      keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      if (service.status === 201) {
        const claims = signedBy(publicKey, request.headers.authorization ?? '')
        const payload = JSON.parse(opened(body, browser, auth))
        service.box.push({ payload, claims, headers: request.headers, raw: body.toString('latin1') })
      }
      response.writeHead(service.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  service.subscription.endpoint = `http://127.0.0.1:${(server.address() as { port: number }).port}/push/browser-1`
  return service
}

/** The claims of a VAPID token. @throws when another key signed it */
function signedBy(publicKey: string, authorization: string): PushReceived['claims'] {
  const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  if (!token || key !== publicKey) throw new Error('no VAPID token of ours')
  const [header, claims, signature] = token.split('.')
  const point = bytes(publicKey)
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const own = createPublicKey({ key: jwk, format: 'jwk' })
  const signed = Buffer.from(`${header}.${claims}`)
  if (!verify('sha256', signed, { key: own, dsaEncoding: 'ieee-p1363' }, bytes(signature!)))
    throw new Error('the token is signed by somebody else')
  return JSON.parse(bytes(claims!).toString())
}

/** What was sealed for the browser: salt, record size, key id and one record (RFC 8188), keys as RFC 8291 3.4. */
function opened(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + body[20]!)
  const record = body.subarray(21 + body[20]!)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const secret = hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32)
  const derived = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, `Content-Encoding: ${label}\0`, length))
  const cipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12))
  cipher.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString()
}
