import type { Runtime } from '../runtime.ts'
import type { Attempt } from './attempt.ts'
import type { DueDispatch } from './dispatch-store.ts'
import type { Push } from './event.ts'
import { AddressRefused, post } from './outbound.ts'
import { sealed } from './push-message.ts'
import { messageOf } from './webhook-body.ts'

/** Sends one push or makes one call. */
export async function send(runtime: Runtime, dispatch: DueDispatch): Promise<Attempt> {
  const now = runtime.now()
  if (!dispatch.target)
    return refused(`the ${dispatch.channel === 'push' ? 'browser' : 'connection'} is switched off`)
  const outbound = runtime.outbound ?? { loopback: false }
  try {
    if (dispatch.channel === 'push') {
      if (isTooLate(dispatch.payload, now)) return refused('its deadline passed before it could be sent')
      if (!runtime.vapid) return refused('pushes are not set up')
      const { endpoint, headers, body } = sealed(runtime.vapid, dispatch.target, dispatch.payload, now)
      return await post(endpoint, { headers, body }, outbound)
    }
    const message = messageOf(dispatch.target, dispatch.id, dispatch.payload, now)
    return await post(dispatch.target.url, message, outbound)
  } catch (error) {
    return { error: reasonOf(error), refused: error instanceof AddressRefused }
  }
}

/** Whether there is nothing left to answer. */
export const isTooLate = ({ until }: Push, now: Date): boolean => until !== null && new Date(until) <= now

const refused = (error: string): Attempt => ({ error, refused: true })

/** What the network said, without the address: that is a secret. */
function reasonOf(error: unknown): string {
  if (error instanceof AddressRefused) return error.message
  const { code, message } = error as { code?: string; message?: string }
  return code ? `no connection (${code})` : (message ?? 'failed without a reason').slice(0, 120)
}
