import { describe, expect, test } from 'vitest'
import type { Pool } from '../../rules/distribute.ts'
import type { Need } from '../../server/routing/eligibility.ts'
import { firstMiss, firstMovingMiss } from '../../server/routing/eligibility.ts'
import { accountKeysOf } from '../../server/partners/company.ts'
import type { Taken } from '../../server/partners/days.ts'
import { countLead, newDayLedger, takenBy } from '../../server/partners/days.ts'
import type { Caps, Exclusions } from '../../shared/partners.ts'
import type { RoutingPartner } from '../../server/partners/partner.ts'
import { allHere, aNeed, aRoutingPartner, aStanding } from '../support/partners.ts'

const need = aNeed({ regions: ['BY'], productLine: 'Heat pump', language: 'de' })
const pool: Pool = { territory: 'must_cover', portfolio: 'must_carry' }
const here = allHere
const berlin = { latitude: 52.52, longitude: 13.405 }

describe('the first miss is the reason that is shown', () => {
  test.each<[string, Partial<RoutingPartner>, Partial<Pool>, string | null]>([
    ['a partner without limits is eligible', {}, {}, null],
    ['a paused one is not active', { status: 'paused' }, {}, 'active'],
    ['another tier is not in the pool', { tier: 'silver' }, { tiers: ['gold'] }, 'in_pool'],
    ['no tier is not in a pool of tiers', {}, { tiers: ['gold'] }, 'in_pool'],
    ['one of the tags is enough', { tags: ['solar', 'wind'] }, { tags: ['wind'] }, null],
    ['Berlin is not within 100 km of Munich', berlin, { withinKm: 100 }, 'in_pool'],
    ['Berlin is within 600 km of Munich', berlin, { withinKm: 600 }, null],
    ['a partner without a position is within nothing', {}, { withinKm: 600 }, 'in_pool'],
    ['an empty territory covers nothing', { territory: territory() }, {}, 'covers_territory'],
    ['any territory will do where the rule says so', { territory: territory() }, { territory: 'any' }, null],
    [
      'a prefix covers',
      { territory: territory({ postalPrefixes: [{ country: 'DE', prefix: '80' }] }) },
      {},
      null,
    ],
    ['a product that is not carried', { portfolio: ['Battery'] }, {}, 'carries_product'],
    ['products are compared without case', { portfolio: ['heat PUMP'] }, {}, null],
    [
      'a product that is not carried but certified, to the day of its end',
      { portfolio: [], certifications: [{ productLine: 'heat pump', until: '2026-03-02' }] },
      {},
      null,
    ],
    [
      'a certification that has run out',
      { portfolio: [], certifications: [{ productLine: 'Heat pump', until: '2026-03-01' }] },
      {},
      'carries_product',
    ],
    ['who carries everything is certified for nothing', {}, { portfolio: 'must_be_certified' }, 'certified'],
    [
      'a certification of another product',
      { certifications: [{ productLine: 'Battery', until: null }] },
      { portfolio: 'must_be_certified' },
      'certified',
    ],
    [
      'a certification without an end',
      { portfolio: [], certifications: [{ productLine: 'Heat pump' }] },
      { portfolio: 'must_be_certified' },
      null,
    ],
    ['a language that is not spoken', { languages: ['fr'] }, { language: true }, 'speaks_language'],
    ['a miss of two tests shows the earlier', { status: 'ended', portfolio: [] }, {}, 'active'],
  ])('%s', (_, partner, rule, miss) => {
    const candidate = {
      partner: aRoutingPartner(partner),
      need,
      pool: { ...pool, ...rule },
      attendance: here,
    }
    expect(firstMiss(candidate)).toBe(miss)
  })

  test('a lead that names no product asks for none', () => {
    const candidate = {
      partner: aRoutingPartner({ portfolio: ['Battery'] }),
      need: { ...need, productLine: null },
      pool,
      attendance: here,
    }
    expect(firstMiss(candidate)).toBeNull()
  })
})

describe('what the moment decides', () => {
  const counters = aStanding({ openWork: 3 })
  const partner = aRoutingPartner()
  test.each<[string, Partial<RoutingPartner>, Partial<Need>, Partial<Pool>, string | null]>([
    ['no limit', {}, {}, {}, null],
    ['one place left', { capacity: 4 }, {}, {}, null],
    ['full', { capacity: 3 }, {}, {}, 'capacity_left'],
    ['capacity 0 means none', { capacity: 0 }, {}, {}, 'capacity_left'],
    ['asked before', {}, { asked: new Set([partner.id]) }, {}, 'not_asked_before'],
    ['a source that it never takes', never({ sources: ['Fair'] }), { source: 'fair' }, {}, 'not_excluded'],
    ['a lead that names no source', never({ sources: ['Fair'] }), {}, {}, null],
    [
      'a customer by its mail domain',
      never({ accounts: [{ domain: '@Acme.example' }] }),
      { customer: accountKeysOf({ domain: 'acme.example', company: null }) },
      {},
      'not_excluded',
    ],
    [
      'a customer by its name, however it is written',
      never({ accounts: [{ company: 'Müller & Söhne GmbH' }] }),
      { customer: accountKeysOf({ domain: null, company: 'mueller soehne' }) },
      {},
      'not_excluded',
    ],
    [
      'a domain that many share excludes nobody',
      never({ accounts: [{ domain: 'gmail.com' }] }),
      { customer: ['domain gmail.com'] },
      {},
      null,
    ],
  ])('%s', (_, overrides, more, rule, miss) => {
    const candidate = {
      partner: { ...partner, ...overrides },
      need: { ...need, ...more },
      pool: { ...pool, ...rule },
      attendance: here,
    }
    expect(firstMovingMiss(candidate, counters)).toBe(miss)
  })

  test('closed at that hour counts only where the rule asks', () => {
    const closed = { ...here, open: () => false }
    expect(firstMovingMiss({ partner, need, pool, attendance: closed }, counters)).toBeNull()
    expect(
      firstMovingMiss({ partner, need, pool: { ...pool, openNow: true }, attendance: closed }, counters),
    ).toBe('open_now')
  })
})

describe('caps', () => {
  const taken = (day: number, week: number, month: number) => ({ day, week, month })
  test.each<[string, Caps, Taken, boolean]>([
    ['one left of the day', { perDay: 3 }, taken(2, 9, 9), true],
    ['the day is full', { perDay: 3 }, taken(3, 3, 3), false],
    ['the week is full', { perWeek: 5 }, taken(0, 5, 5), false],
    ['the month is full', { perMonth: 40 }, taken(0, 0, 40), false],
    ['a cap of 0 means none', { perDay: 0 }, taken(0, 0, 0), false],
    ['a month of 0 means none, pacing or not', { perMonth: 0 }, taken(0, 0, 0), false],
    ['a day uses at most a tenth of the month', { perMonth: 40 }, taken(4, 4, 4), false],
    ['up to the tenth', { perMonth: 40 }, taken(3, 3, 3), true],
    ['a tenth of 70 is 7', { perMonth: 70 }, taken(7, 7, 7), false],
    ['a tenth of 25 is 3', { perMonth: 25 }, taken(2, 2, 2), true],
    ['a small month still gives one a day', { perMonth: 4 }, taken(0, 3, 3), true],
    ['another pace', { perMonth: 40, pacing: 0.5 }, taken(19, 19, 19), true],
    ['a pace of 1 switches it off', { perMonth: 40, pacing: 1 }, taken(39, 39, 39), true],
    ['no caps at all', {}, taken(999, 999, 999), true],
  ])('%s', (_, caps, had, left) => {
    const candidate = { partner: aRoutingPartner({ caps }), need, pool, attendance: here }
    expect(firstMovingMiss(candidate, aStanding({ taken: had }))).toBe(left ? null : 'cap_left')
  })

  test('weeks begin on Monday and months on the first, across their borders', () => {
    const ledger = newDayLedger()
    const partner = aRoutingPartner({ caps: {} })
    for (const day of ['2026-02-22', '2026-02-23', '2026-02-28', '2026-03-01'])
      countLead(ledger, partner, day)
    expect(takenBy(ledger, partner.id, '2026-03-01')).toMatchObject({ day: 1, week: 3, month: 1 })
    countLead(ledger, partner, '2026-03-02')
    expect(takenBy(ledger, partner.id, '2026-03-02')).toMatchObject({ day: 1, week: 1, month: 2 })
  })
})

function never(parts: Partial<Exclusions>): Partial<RoutingPartner> {
  return { exclusions: { sources: [], accounts: [], ...parts } }
}

function territory(parts: object = {}) {
  return { countries: [], regions: [], postalPrefixes: [], postalRanges: [], ...parts }
}
