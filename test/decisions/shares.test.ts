import { expect, test } from 'vitest'
import type { RoutingPartner } from '../../server/partners/partner.ts'
import { give, newLedger, shareOf } from '../../server/routing/shares.ts'
import { routingPartners } from '../support/partners.ts'

const start = Date.parse('2026-01-01T00:00:00Z')

/** Deals leads to whoever is furthest below its share; answers how many each has had. */
function deal(
  partners: RoutingPartner[],
  count: number,
  ledger = newLedger(),
  since: (partner: RoutingPartner) => number = () => start,
) {
  const had = new Map(partners.map(({ id }) => [id, 0]))
  for (let lead = 0; lead < count; lead++) {
    const level = (partner: RoutingPartner) =>
      shareOf(ledger, 'rule', partner, partners, since).given / partner.weight
    const [next] = [...partners].sort((a, b) => level(a) - level(b) || (a.id < b.id ? -1 : 1))
    give(ledger, 'rule', next!)
    had.set(next!.id, had.get(next!.id)! + 1)
  }
  return [...had.values()]
}

test('600 leads over weights 1, 2 and 3 are 100, 200 and 300', () => {
  expect(deal(routingPartners({ weight: 1 }, { weight: 2 }, { weight: 3 }), 600)).toEqual([100, 200, 300])
})

test('a newcomer starts level with the others rather than catching up', () => {
  const ledger = newLedger()
  const [one, two, three] = routingPartners({}, {}, {})
  deal([one!, two!], 200, ledger)
  expect(deal([one!, two!, three!], 300, ledger)).toEqual([100, 100, 100])
})

test('a partner back from an absence starts level, whatever it missed', () => {
  const ledger = newLedger()
  const [one, two] = routingPartners({}, {})
  deal([one!, two!], 20, ledger)
  deal([one!], 100, ledger)
  const back = (partner: RoutingPartner) => (partner === two ? start + 1000 : start)
  expect(deal([one!, two!], 100, ledger, back)).toEqual([50, 50])
})

test('every change carries a new stamp, so that another server learns of it', () => {
  const ledger = newLedger()
  const partners = routingPartners({}, {})
  deal(partners, 5, ledger)
  const stamps = [...ledger.changed.values()].map(({ share }) => share.stamp)
  expect(new Set(stamps).size).toBe(stamps.length)
  expect(Math.max(...stamps)).toBe(ledger.turn)
})
