import type { DeclineReason } from '../../shared/offers.ts'
import { Refused } from '../../shared/refusals.ts'
import { acceptOffer } from '../offers/accept.ts'
import { declineOffer } from '../offers/decline.ts'
import type { Runtime } from '../runtime.ts'
import type { DemoPartner } from './network.ts'

/**
 * A partner says yes or no.
 *
 * @returns the opportunity that a yes opened; null after a no, or when somebody was faster
 */
export async function answer(
  runtime: Runtime,
  { actor }: DemoPartner,
  offerId: string,
  decline: DeclineReason | null,
): Promise<string | null> {
  try {
    if (!decline) return (await acceptOffer(runtime, actor, offerId)).opportunityId
    await declineOffer(runtime, actor, offerId, { reason: decline })
    return null
  } catch (error) {
    if (error instanceof Refused && error.refusal.code !== 'overloaded') return null
    throw error
  }
}
