import webPush from 'web-push'
import type { Push } from './event.ts'

/** Who we are to push services (RFC 8292): one pair of keys an installation, base64url, and whom they may write to. */
export interface Vapid {
  publicKey: string
  privateKey: string
  /** `mailto:` or `https:` */
  subject: string
}

export interface Subscription {
  endpoint: string
  p256dh: string
  auth: string
}

const day = 24 * 3600

/** A push, encrypted for one browser (RFC 8291) and signed by us. Its service forgets it when it is not worth telling any more. */
export function sealed(vapid: Vapid, { endpoint, p256dh, auth }: Subscription, push: Push, now: Date) {
  const left = push.until ? Math.floor((Date.parse(push.until) - now.getTime()) / 1000) : day
  return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(push), {
    vapidDetails: vapid,
    TTL: Math.max(60, Math.min(left, 7 * day)),
    urgency: push.until ? 'high' : 'normal',
    contentEncoding: 'aes128gcm',
  })
}
