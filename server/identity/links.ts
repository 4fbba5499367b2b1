import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What a link may be for: to answer an offer, to answer a follow-up of an opportunity, to confirm what was read in a
 * reply (for a partner's person), or to see and steer one's own request (for the customer; the subject is the lead).
 */
export const linkPurposes = ['offer', 'opportunity', 'reply', 'customer'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** What the link of a mail opens: one thing, for one reader, until a moment. A customer has no partner. */
export interface Link {
  purpose: LinkPurpose
  tenantId: string
  partnerId: string | null
  subjectId: string
  userId: string | null
  expiresAt: Date
}

/**
 * Links are capabilities: signed, for one thing, and over at `expiresAt`. Nothing is stored.
 * Shape: base64url(tenant · partner · subject · user · seconds · purpose) "." base64url(HMAC-SHA-256).
 */
export function signLink(link: Link, secret: string): string {
  const body = Buffer.concat([
    ...[link.tenantId, link.partnerId ?? nobody, link.subjectId, link.userId ?? nobody].map(bytesOf),
    seconds(link.expiresAt),
    Buffer.from([linkPurposes.indexOf(link.purpose)]),
  ])
  return `${body.toString('base64url')}.${mac(body, secret).toString('base64url')}`
}

/** The link that was signed, or null when it was altered or is over. */
export function readLink(token: string, secret: string, now: Date): Link | null {
  const [encoded = '', signature = ''] = token.split('.')
  const body = Buffer.from(encoded, 'base64url')
  const given = Buffer.from(signature, 'base64url')
  const expected = mac(body, secret)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  // Mails of before purposes came up end without one: they are about offers.
  const purpose = body.length === bytesOfOldLink ? 'offer' : linkPurposes[body[bytesOfOldLink] ?? -1]
  if (body.length > bytesOfOldLink + 1 || !purpose) return null
  const [tenantId, partnerId, subjectId, userId] = [0, 16, 32, 48].map((at) => uuidAt(body, at)) as string[]
  const expiresAt = new Date(body.readUIntBE(64, 5) * 1000)
  if (expiresAt <= now) return null
  return {
    purpose,
    tenantId: tenantId!,
    partnerId: orNobody(partnerId!),
    subjectId: subjectId!,
    userId: orNobody(userId!),
    expiresAt,
  }
}

const bytesOfOldLink = 69
const nobody = '00000000-0000-0000-0000-000000000000'
const orNobody = (uuid: string) => (uuid === nobody ? null : uuid)
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
