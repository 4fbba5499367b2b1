import type { PartnerResult } from '../../shared/simulations.ts'

/** What a partner made of its own offers; the network's, of all of them together. */
export interface History {
  /** Accepted after having been asked: only these took time. */
  askedAndAccepted: number
  acceptMinutesMedian: number | null
  accepted: number
  declined: number
  expired: number
  /** Of the accepted ones, those won by now. */
  won: number
  /** Offers, and how long each was held on average, in milliseconds; what is open counts until now. */
  held: number
  heldMs: number | null
}

/** With fewer leads a figure says nothing. */
export const fewest = 10
/** With fewer leads of its own, a partner is taken to hold one for as long as the network does. */
const fewestHeld = 5

type Figures = Pick<PartnerResult, 'acceptMinutes' | 'conversionRate' | 'acceptanceRate'>

/** A partner's figures, each null where its own history is too short to say it. */
export function figuresFrom(history: History | undefined): Figures {
  if (!history) return { acceptMinutes: none, conversionRate: none, acceptanceRate: none }
  const { askedAndAccepted, acceptMinutesMedian, accepted, declined, expired, won } = history
  const answered = accepted + declined + expired
  return {
    acceptMinutes: { value: askedAndAccepted < fewest ? null : acceptMinutesMedian, of: askedAndAccepted },
    conversionRate: { value: accepted < fewest ? null : won / accepted, of: accepted },
    acceptanceRate: { value: answered < fewest ? null : accepted / answered, of: answered },
  }
}

const none = { value: null, of: 0 }

/** The mean of a figure over leads; partners for which it is not known are left out. Null where none is known. */
export function meanOver(
  leads: ReadonlyMap<string, number>,
  figureOf: (partnerId: string) => number | null,
): number | null {
  let sum = 0
  let known = 0
  for (const [partnerId, count] of leads) {
    const figure = figureOf(partnerId)
    if (figure === null) continue
    sum += figure * count
    known += count
  }
  return known ? sum / known : null
}

/** How long a partner holds a lead on average; the network's time where it has held few, for good where nobody has. */
export const holdingTimeOf =
  (histories: ReadonlyMap<string | null, History>) =>
  (partnerId: string): number => {
    const own = histories.get(partnerId)
    const said = own && own.held >= fewestHeld ? own : histories.get(null)
    return said?.heldMs ?? Infinity
  }
