import type { Scorecard } from '../../shared/partners.ts'

type Figures = Pick<
  Scorecard,
  'accepted' | 'declined' | 'expired' | 'acceptanceRate' | 'conversionRate' | 'workingResponseMinutesMedian'
>

const weights = { acceptance: 0.4, conversion: 0.4, speed: 0.2 }
// As if every partner had, beside its own, ten answers as the network gives them.
const prior = 10

/**
 * A partner's score from 0 to 1: 0.4 × acceptance rate + 0.4 × conversion rate + 0.2 × speed, where speed is
 * 1 ÷ (1 + own ÷ network's median working minutes to answer), ½ at the network's median.
 *
 * Each part is drawn to the network's by ten observations (the posterior mean of a beta-binomial model whose prior is the
 * network's rate), so that one lucky lead makes nobody the best, and whoever is new begins where the network stands.
 */
export function performanceOf(own: Figures, network: Figures): number {
  const answered = own.accepted + own.declined + own.expired
  const acceptance = drawn(own.acceptanceRate, answered, network.acceptanceRate ?? 0)
  const conversion = drawn(own.conversionRate, own.accepted, network.conversionRate ?? 0)
  const speed = drawn(speedOf(own, network), own.accepted + own.declined, 1 / 2)
  const score = weights.acceptance * acceptance + weights.conversion * conversion + weights.speed * speed
  return Math.round(score * 1000) / 1000
}

const drawn = (rate: number | null, observed: number, towards: number) =>
  ((rate ?? towards) * observed + towards * prior) / (observed + prior)

function speedOf(own: Figures, network: Figures): number | null {
  const [minutes, usual] = [own.workingResponseMinutesMedian, network.workingResponseMinutesMedian]
  if (minutes === null || usual === null) return null
  // Between two instant answers there is no slower one.
  return 1 / (1 + Math.max(minutes, 1) / Math.max(usual, 1))
}
