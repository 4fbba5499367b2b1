/** What we use of the package, which brings no types of its own. */
declare module 'web-push' {
  export function generateVAPIDKeys(): { publicKey: string; privateKey: string }
  export function generateRequestDetails(
    subscription: { endpoint: string; keys: { p256dh: string; auth: string } },
    payload: string,
    options: {
      vapidDetails: { subject: string; publicKey: string; privateKey: string }
      TTL: number
      urgency: 'very-low' | 'low' | 'normal' | 'high'
      contentEncoding: 'aes128gcm'
    },
  ): { method: 'POST'; headers: Record<string, string | number>; body: Buffer; endpoint: string }
}
