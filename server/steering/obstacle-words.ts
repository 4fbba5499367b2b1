import type { Locale } from '../../shared/text.ts'
import type { DeclineReason } from '../../shared/offers.ts'

/** How a partner answered when it was asked. */
export interface Answered {
  status: 'declined' | 'expired' | 'accepted'
  reason: DeclineReason | null
  /** ISO 8601. */
  at: string
}

/** What stands in the way of one partner, where more can be said than which test it missed. */
export interface ObstacleWords {
  asked(how: Answered | undefined, day: string): string
  away(until: string | null): string
  outside(km: string | null): string
  full(open: number, capacity: number): string
}

const en: ObstacleWords = {
  asked: (how, day) => {
    if (!how) return 'was asked before'
    if (how.status === 'expired') return `did not answer in time, ${day}`
    if (how.status === 'accepted') return `gave it back, ${day}`
    return `declined (${declinesEn[how.reason ?? 'other']}), ${day}`
  },
  away: (until) => (until ? `away until ${until}` : 'away'),
  outside: (km) => (km ? `outside its territory, ${km} km away` : 'outside its territory'),
  full: (open, capacity) => `${open} of ${capacity} in hand`,
}
const declinesEn: Record<DeclineReason, string> = {
  no_capacity: 'no capacity',
  outside_area: 'outside its area',
  product_not_carried: 'product not carried',
  too_small: 'too small',
  own_customer: 'own customer already',
  not_enough_data: 'not enough data',
  spam: 'spam',
  other: 'another reason',
}

const de: ObstacleWords = {
  asked: (how, day) => {
    if (!how) return 'wurde schon gefragt'
    if (how.status === 'expired') return `hat nicht rechtzeitig geantwortet, ${day}`
    if (how.status === 'accepted') return `hat ihn zurückgegeben, ${day}`
    return `hat abgelehnt (${declinesDe[how.reason ?? 'other']}), ${day}`
  },
  away: (until) => (until ? `abwesend bis ${until}` : 'abwesend'),
  outside: (km) => (km ? `außerhalb des Gebiets, ${km} km entfernt` : 'außerhalb des Gebiets'),
  full: (open, capacity) => `${open} von ${capacity} in Arbeit`,
}
const declinesDe: Record<DeclineReason, string> = {
  no_capacity: 'keine Kapazität',
  outside_area: 'außerhalb des Gebiets',
  product_not_carried: 'Produkt nicht geführt',
  too_small: 'zu klein',
  own_customer: 'eigener Kunde',
  not_enough_data: 'zu wenige Angaben',
  spam: 'Spam',
  other: 'anderer Grund',
}

export const obstacleWords: Record<Locale, ObstacleWords> = { en, de }
