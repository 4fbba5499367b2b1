import { expect, test } from 'vitest'
import { fateOf } from '../../partner-portal/inbox/gone.ts'
import { rowsOf, vanished } from '../../partner-portal/inbox/rows.ts'
import type { OfferView } from '../../shared/offers.ts'
import { declineReasons } from '../../shared/codes.ts'
import { en } from '../../partner-portal/i18n/en.ts'

const anOffer = (id: string, respondBy: string | null = '2026-03-02T12:00:00.000Z'): OfferView => ({
  id,
  status: 'open',
  madeAt: '2026-03-02T09:00:00.000Z',
  respondBy,
  answeredAt: null,
  declineReason: null,
  taken: false,
  title: `Heat pump ${id}`,
  need: { productLine: 'Heat pump', quantity: 1, budget: null, currency: null, timeline: null },
  place: { country: 'DE', postalCode: '80331', town: 'München' },
  distanceKm: null,
  companySize: null,
  customerType: null,
  grade: null,
  source: null,
  custom: [],
  why: [],
  manufacturer: 'Nordlicht',
  opportunityId: null,
  askedTimeAt: null,
  firstRespondBy: null,
  snoozedUntil: null,
  undoUntil: null,
  can: ['accept', 'decline'],
})

const first = anOffer('a', '2026-03-02T10:00:00.000Z')
const second = anOffer('b', '2026-03-02T11:00:00.000Z')
const third = anOffer('c', '2026-03-02T12:00:00.000Z')
const ids = (offers: readonly OfferView[]) => offers.map(({ id }) => id)

test('an offer that was declined here is out of sight before the server knows', () =>
  expect(ids(rowsOf([first, second, third], [], new Set(['b'])))).toEqual(['a', 'c']))

test('an offer that was accepted here keeps its place once the server lists it no more', () =>
  expect(ids(rowsOf([first, third], [second], new Set()))).toEqual(['a', 'b', 'c']))

test('an offer that was accepted here is there once while the server still lists it', () =>
  expect(ids(rowsOf([first, second, third], [second], new Set()))).toEqual(['a', 'b', 'c']))

const at = (time: string) => Date.parse(`2026-03-02T${time}:00.000Z`)

test.each([
  ['an offer that left before its deadline has been taken away', at('10:30'), ['b']],
  ['an offer that left at its deadline has expired, which its countdown said', at('11:00'), []],
])('%s', (_, now, expected) =>
  expect(ids(vanished([first, second, third], [first, third], now))).toEqual(expected),
)

test.each([
  ['too late', 'offer_expired', {}, 'expired'],
  ['another was faster', 'offer_taken', {}, 'taken'],
  ['a colleague declined', 'offer_closed', { state: 'declined' }, 'declined'],
  ['the manufacturer took it back', 'offer_closed', { state: 'withdrawn' }, 'withdrawn'],
  ['not there any more', 'not_found', {}, 'withdrawn'],
  ['the way is broken: the offer is still there', 'unreachable', {}, undefined],
  ['the session is over: the offer is still there', 'unauthenticated', {}, undefined],
])('%s', (_, code, facts, fate) => expect(fateOf({ code, facts })).toBe(fate))

test('every reason to decline has a name', () => {
  for (const reason of declineReasons) expect(en.inbox[`reason_${reason}`]).toBeTruthy()
})
