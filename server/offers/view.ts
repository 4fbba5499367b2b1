import { leadTitle } from '../../shared/lead-title.ts'
import type { OfferView } from '../../shared/offers.ts'
import { wordWhy } from '../../shared/why.ts'
import type { Actor } from '../identity/actor.ts'
import type { LeadField } from '../manufacturers/lead-field.ts'
import { sayFields } from '../manufacturers/say-fields.ts'
import type { Opened } from './acceptance.ts'
import { undoUntil } from './acceptance.ts'
import { deedsOf } from './deeds.ts'
import type { Offer } from './offer.ts'
import { isTaken } from './offer.ts'
import type { OfferRow } from './read.ts'

/** What a partner sees of an offer. An open one past its deadline is shown as what it is: expired. */
export function offerForPartner(
  row: OfferRow,
  fields: readonly LeadField[],
  actor: Actor,
  now: Date,
): OfferView {
  const { locale } = actor
  const offer = offerOf(row)
  const can = deedsOf(offer, openedOf(row), actor, now)
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
    askedTimeAt: iso(row.askedTimeAt),
    firstRespondBy: iso(row.firstRespondBy),
    snoozedUntil: iso(row.snoozedUntil),
    undoUntil: can.includes('undo_accept') ? undoUntil(offer.answeredAt!).toISOString() : null,
    can,
  }
}

// People write names and numbers into free text, and who the customer is comes with acceptance.
const tellsBeforeAcceptance = ({ type }: { type: string }) => type !== 'text'

const iso = (moment: string | null) => moment && new Date(moment).toISOString()

const moment = (iso: string | null) => (iso ? new Date(iso) : null)

const offerOf = (row: OfferRow): Offer => ({
  ...row,
  madeAt: new Date(row.madeAt),
  respondBy: moment(row.respondBy),
  answeredAt: moment(row.answeredAt),
  askedTimeAt: moment(row.askedTimeAt),
  acceptUndoneAt: moment(row.acceptUndoneAt),
  returnedAt: moment(row.returnedAt),
})

const openedOf = ({ opened }: OfferRow): Opened | null =>
  opened && {
    status: opened.status,
    acceptedAt: new Date(opened.acceptedAt),
    stageAt: new Date(opened.stageAt),
    lastActivityAt: new Date(opened.lastActivityAt),
  }
