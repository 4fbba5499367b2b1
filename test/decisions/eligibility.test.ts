import { describe, expect, test } from 'vitest'
import type { Pool } from '../../rules/distribute.ts'
import type { Need, Standing } from '../../server/routing/eligibility.ts'
import { firstMiss, firstMovingMiss } from '../../server/routing/eligibility.ts'
import type { RoutingPartner } from '../../server/partners/partner.ts'
import { aRoutingPartner } from '../support/partners.ts'

const need: Need = {
  country: 'DE',
  regions: ['BY'],
  postalCode: '80331',
  position: { latitude: 48.137, longitude: 11.575 },
  productLine: 'Heat pump',
  language: 'de',
  asked: new Set(),
}
const pool: Pool = { territory: 'must_cover', portfolio: 'must_carry' }
const here = { away: () => false, open: () => true, since: () => 0 }
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
  const counters: Standing = { openWork: 3, given: 0, turn: 0 }
  const partner = aRoutingPartner()
  test.each<[string, Partial<RoutingPartner>, Partial<Need>, Partial<Pool>, string | null]>([
    ['no limit', {}, {}, {}, null],
    ['one place left', { capacity: 4 }, {}, {}, null],
    ['full', { capacity: 3 }, {}, {}, 'capacity_left'],
    ['capacity 0 means none', { capacity: 0 }, {}, {}, 'capacity_left'],
    ['asked before', {}, { asked: new Set([partner.id]) }, {}, 'not_asked_before'],
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

function territory(parts: object = {}) {
  return { countries: [], regions: [], postalPrefixes: [], postalRanges: [], ...parts }
}
