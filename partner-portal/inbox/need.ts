import type { OfferView } from '../../shared/offers.ts'
import type { customerTypes, timelines } from '../../shared/codes.ts'
import { countryName, money, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'

type Said = string | undefined

/** What is wanted, in one line: `2 × Heat pump`. */
export function needLine({ need }: OfferView): string {
  const what = need.productLine ?? t('inbox.enquiry')
  return need.quantity && need.quantity > 1 ? `${number(need.quantity)} × ${what}` : what
}

/** Where: `80331 München, Germany`. */
export const placeLine = ({ place }: OfferView): string =>
  [[place.postalCode, place.town].filter(Boolean).join(' '), countryName(place.country)]
    .filter(Boolean)
    .join(', ')

/** How far from the partner: `12 km away`. */
export function distanceLine({ distanceKm: km }: OfferView): Said {
  if (km === null) return undefined
  const distance = number(km, { style: 'unit', unit: 'kilometer', maximumFractionDigits: km < 10 ? 1 : 0 })
  return t('inbox.away', { distance })
}

/** What it may be worth; a figure without a currency is shown as it was sent. */
export const valueLine = ({ need }: OfferView): Said =>
  need.budget === null ? undefined : need.currency ? money(need.budget, need.currency) : number(need.budget)

type CustomerType = (typeof customerTypes)[number]
type Timeline = (typeof timelines)[number]

/** Who asks, as far as it may be told: the kind of customer and its size. */
export function customerLine({ customerType, companySize }: OfferView): Said {
  const kind = customerType && t(`inbox.customer_${customerType as CustomerType}`)
  const size = companySize === null ? undefined : t('inbox.employees', { count: companySize })
  return [kind, size].filter(Boolean).join(', ') || undefined
}

/** By when it is wanted. */
export const timelineLine = ({ need }: OfferView): Said =>
  need.timeline ? t(`inbox.timeline_${need.timeline as Timeline}`) : undefined
