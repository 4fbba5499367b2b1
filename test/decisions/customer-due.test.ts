import { describe, expect, test } from 'vitest'
import type { Writing } from '../../server/customers/due.ts'
import { dueForCustomer } from '../../server/customers/due.ts'
import type { Request } from '../../server/customers/request.ts'
import { deedsFor, standingOf } from '../../server/customers/request.ts'
import { berlin } from '../support/opportunities.ts'

// Accepted on Monday 30 March 2026 at eleven in Berlin; Good Friday and Easter Monday follow.
const acceptedAt = new Date('2026-03-30T09:00:00.000Z')
const both = { introduce: true, check: true, checkAfterDays: 4, checkAfterDaysBusiness: 10 }
const writing = (overrides: Partial<Writing> = {}): Writing => ({
  live: true,
  acceptedAt,
  customerType: 'consumer',
  reachable: true,
  introduced: false,
  asked: false,
  ...overrides,
})
const due = (at: string, overrides: Partial<Writing> = {}, mails: typeof both | null = both) => {
  const { send, next } = dueForCustomer(writing(overrides), mails, berlin, new Date(at))
  return [send, next?.toISOString() ?? null]
}
const introduced = { introduced: true }

test.each([
  [
    'before a quarter of an hour, nobody is introduced',
    '2026-03-30T09:14:59Z',
    {},
    null,
    '2026-03-30T09:15:00.000Z',
  ],
  ['then the partner is', '2026-03-30T09:15:00Z', {}, 'introduction', '2026-04-07T09:00:00.000Z'],
  [
    'four working days pass over Easter',
    '2026-04-07T08:59:59Z',
    introduced,
    null,
    '2026-04-07T09:00:00.000Z',
  ],
  ['and the customer is asked', '2026-04-07T09:00:00Z', introduced, 'check', null],
  [
    'a business is asked after ten',
    '2026-04-07T09:00:00Z',
    { ...introduced, customerType: 'business' },
    null,
    '2026-04-15T09:00:00.000Z',
  ],
  [
    'and the public sector too',
    '2026-04-15T09:00:00Z',
    { ...introduced, customerType: 'public' },
    'check',
    null,
  ],
  [
    'whoever has answered before is not asked',
    '2026-04-07T09:00:00Z',
    { ...introduced, asked: true },
    null,
    null,
  ],
  ['after a month switched off it is the check alone', '2026-04-30T09:00:00Z', {}, 'check', null],
  ['what is closed is over', '2026-03-30T09:15:00Z', { live: false }, null, null],
  ['without an address there is nothing to write', '2026-03-30T09:15:00Z', { reachable: false }, null, null],
])('%s', (_, at, overrides, send, next) => expect(due(at, overrides)).toEqual([send, next]))

test('each mail can be switched off alone, and both', () => {
  expect(due('2026-03-30T09:15:00Z', {}, { ...both, introduce: false })).toEqual([
    null,
    '2026-04-07T09:00:00.000Z',
  ])
  expect(due('2026-03-30T09:15:00Z', {}, { ...both, check: false })).toEqual(['introduction', null])
  expect(due('2026-03-30T09:15:00Z', {}, null)).toEqual([null, null])
})

const request = (overrides: Partial<Request> = {}, opportunity: object | null = null): Request => ({
  leadId: 'l',
  status: 'accepted',
  statusReason: null,
  own: true,
  changes: 0,
  mails: true,
  opportunity: opportunity && {
    id: 'o',
    partnerId: 'p',
    status: 'open',
    firstContactAt: null,
    firstContactDue: null,
    quoted: false,
    answer: null,
    ...opportunity,
  },
  ...overrides,
})

describe('a customer reads where the request stands', () => {
  test.each([
    ['waiting', request({ status: 'waiting' }), 'received', 'withdraw stop_mails'],
    ['held', request({ status: 'held' }), 'received', 'withdraw stop_mails'],
    ['unassigned', request({ status: 'unassigned' }), 'received', 'withdraw stop_mails'],
    ['offered', request({ status: 'offered' }), 'asking', 'another_partner withdraw stop_mails'],
    ['accepted', request({}, {}), 'will_call', 'answer another_partner withdraw stop_mails'],
    ['without mails', request({ mails: false }, {}), 'will_call', 'answer another_partner withdraw'],
    [
      'called',
      request({}, { firstContactAt: acceptedAt }),
      'in_touch',
      'answer another_partner withdraw stop_mails',
    ],
    [
      'called, as the partner says and the customer does not',
      request({}, { firstContactAt: acceptedAt, answer: 'no' }),
      'will_call',
      'answer another_partner withdraw stop_mails',
    ],
    ['confirmed', request({}, { answer: 'yes' }), 'in_touch', 'answer another_partner withdraw stop_mails'],
    ['quoted', request({}, { quoted: true }), 'offer_made', 'answer another_partner withdraw stop_mails'],
    ['changed thrice', request({ changes: 3 }, {}), 'will_call', 'answer withdraw stop_mails'],
    ['won', request({}, { status: 'won' }), 'done', ''],
    ['lost', request({}, { status: 'lost' }), 'closed', ''],
    ['closed', request({ status: 'closed', statusReason: 'spam' }), 'closed', ''],
    ['withdrawn', request({ status: 'closed', statusReason: 'customer_withdrew' }), 'withdrawn', ''],
    ['joined to another’s', request({ own: false }, {}), 'will_call', ''],
  ])('%s', (_, one, standing, deeds) => {
    expect(standingOf(one)).toBe(standing)
    expect(deedsFor(one).join(' ')).toBe(deeds)
  })
})
