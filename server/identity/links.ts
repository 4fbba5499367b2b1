import { createHmac, timingSafeEqual } from 'node:crypto'

/** What the link of a mail opens: one offer, for one partner, until a moment. */
export interface Link {
  tenantId: string
  partnerId: string
  offerId: string
  userId: string | null
  expiresAt: Date
}

/**
 * Links are capabilities: signed, for one thing, and over at `expiresAt`. Nothing is stored.
 * Shape: base64url(tenant · partner · offer · user · seconds) "." base64url(HMAC-SHA-256).
 */
export function signLink(link: Link, secret: string): string {
  const body = Buffer.concat([
    ...[link.tenantId, link.partnerId, link.offerId, link.userId ?? nobody].map(bytesOf),
    seconds(link.expiresAt),
  ])
  return `${body.toString('base64url')}.${mac(body, secret).toString('base64url')}`
}

/** The link that was signed, or null when it was altered or is over. */
export function readLink(token: string, secret: string, now: Date): Link | null {
  const [encoded = '', signature = ''] = token.split('.')
  const body = Buffer.from(encoded, 'base64url')
  const given = Buffer.from(signature, 'base64url')
  const expected = mac(body, secret)
  if (body.length !== 69 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const [tenantId, partnerId, offerId, user] = [0, 16, 32, 48].map((at) => uuidAt(body, at)) as string[]
  const expiresAt = new Date(body.readUIntBE(64, 5) * 1000)
  if (expiresAt <= now) return null
  return {
    tenantId: tenantId!,
    partnerId: partnerId!,
    offerId: offerId!,
    userId: user === nobody ? null : user!,
    expiresAt,
  }
}

const nobody = '00000000-0000-0000-0000-000000000000'
const mac = (body: Buffer, secret: string) => createHmac('sha256', `link:${secret}`).update(body).digest()
const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const seconds = (at: Date) => {
  const bytes = Buffer.alloc(5)
  bytes.writeUIntBE(Math.floor(at.getTime() / 1000), 0, 5)
  return bytes
}
const uuidAt = (body: Buffer, at: number) =>
  body
    .subarray(at, at + 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
