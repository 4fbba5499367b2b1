import type { OfferView } from '../../shared/offers.ts'

const byDeadline = (one: OfferView, other: OfferView) =>
  (one.respondBy ?? '').localeCompare(other.respondBy ?? '') || one.id.localeCompare(other.id)

/** The open offers as they stand on the page: without those declined here, with those accepted here in their place. */
export function rowsOf(
  open: readonly OfferView[],
  acceptedHere: readonly OfferView[],
  declinedHere: ReadonlySet<string>,
): readonly OfferView[] {
  const accepted = new Set(acceptedHere.map(({ id }) => id))
  const waiting = open.filter(({ id }) => !accepted.has(id) && !declinedHere.has(id))
  return [...waiting, ...acceptedHere].sort(byDeadline)
}

/** Offers that were open a moment ago and have left the list before their deadline. `now` in ms. */
export const vanished = (
  before: readonly OfferView[],
  after: readonly OfferView[],
  now: number,
): readonly OfferView[] =>
  before.filter(
    ({ id, respondBy }) =>
      !after.some((one) => one.id === id) && (respondBy === null || Date.parse(respondBy) > now),
  )
