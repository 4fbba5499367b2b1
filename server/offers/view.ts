import { leadTitle } from '../../shared/lead-title.ts'
import type { OfferView } from '../../shared/offers.ts'
import type { Locale } from '../../shared/text.ts'
import { wordWhy } from '../../shared/why.ts'
import type { LeadField } from '../manufacturers/lead-field.ts'
import { sayFields } from '../manufacturers/say-fields.ts'
import { isTaken, offerActions } from './offer.ts'
import type { OfferRow } from './read.ts'

/** What a partner sees of an offer. An open one past its deadline is shown as what it is: expired. */
export function offerForPartner(
  row: OfferRow,
  fields: readonly LeadField[],
  locale: Locale,
  now: Date,
  mayAnswer: boolean,
): OfferView {
  const offer = {
    ...row,
    madeAt: new Date(row.madeAt),
    respondBy: row.respondBy ? new Date(row.respondBy) : null,
    returnedAt: null,
  }
  const over = row.status === 'open' && offer.respondBy !== null && offer.respondBy <= now
  return {
    id: row.id,
    status: over ? 'expired' : row.status,
    madeAt: iso(row.madeAt)!,
    respondBy: iso(row.respondBy),
    answeredAt: iso(row.answeredAt),
    declineReason: row.declineReason,
    taken: isTaken(row),
    title: leadTitle(row, locale),
    need: {
      productLine: row.productLine,
      quantity: row.quantity,
      budget: row.budget,
      currency: row.currency,
      timeline: row.timeline,
    },
    place: { country: row.country, postalCode: row.postalCode, town: row.town },
    distanceKm: row.km,
    companySize: row.companySize,
    customerType: row.customerType,
    grade: row.grade,
    source: row.source,
    custom: sayFields(row.custom, fields.filter(tellsBeforeAcceptance), locale),
    why: (row.why ?? []).map((why) => wordWhy(why, locale)),
    manufacturer: row.manufacturer,
    opportunityId: row.opportunityId,
    can: mayAnswer ? offerActions(offer, now) : [],
  }
}

// People write names and numbers into free text, and who the customer is comes with acceptance.
const tellsBeforeAcceptance = ({ type }: { type: string }) => type !== 'text'

const iso = (moment: string | null) => moment && new Date(moment).toISOString()
