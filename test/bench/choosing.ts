/**
 * S4: choosing among 100, 1,000 and 10,000 partners, per lead. `npx tsx test/bench/choosing.ts`; prints medians in
 * microseconds and the ratio that quality.md asks for. Networks grow as networks do: ten times the partners share the
 * same country, so each sells in a tenth of the area. The last shape is the hardest: everybody sells everywhere, and
 * only the portfolio parts them.
 */
import type { Distribute } from '../../rules/distribute.ts'
import { distributeSchema } from '../../rules/distribute.ts'
import type { Territory } from '../../shared/partners.ts'
import type { RoutingPartner } from '../../server/partners/partner.ts'
import { newDayLedger } from '../../server/partners/days.ts'
import { compile } from '../../rules/compile.ts'
import type { Memory } from '../../server/routing/memory.ts'
import { networkOf } from '../../server/routing/memory.ts'
import type { Settings } from '../../server/routing/store.ts'
import { decide } from '../../server/routing/decide.ts'
import { factsOf, needOf, placeOf } from '../../server/routing/need.ts'
import { tableOf, takesTurns } from '../../server/routing/table.ts'
import { give, newLedger } from '../../server/routing/shares.ts'
import type { Gazetteer } from '../../server/places/gazetteer.ts'
import { routingPartners } from '../support/partners.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const sizes = [100, 1000, 10_000]
const empty: Territory = { countries: [], regions: [], postalPrefixes: [], postalRanges: [] }

interface Shape {
  name: string
  partner(nth: number, of: number): Partial<RoutingPartner>
  orders: Distribute['orders']
}

/** Codes 10000 to 99999 lie on a square of ten degrees. */
const place = (code: number) => ({
  latitude: 45 + (Math.floor(code / 300) % 300) / 30,
  longitude: 5 + (code % 300) / 30,
})
const codeOf = (nth: number, of: number) => 10_000 + Math.floor((nth / of) * 90_000)

const shapes: Shape[] = [
  {
    name: 'postal prefixes, ten partners an area',
    partner(nth, of) {
      const length = Math.round(Math.log10(of)) - 1
      const prefix = String(codeOf(nth, of)).slice(0, length)
      return { territory: { ...empty, postalPrefixes: [{ country: 'DE', prefix }] } }
    },
    orders: ['weighted', 'nearest'],
  },
  {
    name: 'postal ranges, ten partners an area',
    partner(nth, of) {
      const width = 900_000 / of
      const from = Math.min(10_000 + Math.floor((nth * 90_000) / of), 100_000 - width)
      return {
        territory: {
          ...empty,
          postalRanges: [{ country: 'DE', from: String(from), to: String(from + width - 1) }],
        },
      }
    },
    orders: ['round_robin'],
  },
  {
    name: 'circles, ten partners an area',
    partner(nth, of) {
      const code = codeOf((nth * 7919) % of, of)
      return { ...place(code), territory: { ...empty, radiusKm: 900 / Math.sqrt(of) } }
    },
    orders: ['nearest'],
  },
  {
    name: 'everywhere, one product each of as many as a tenth of the partners',
    partner: (nth, of) => ({ portfolio: [`product-${nth % (of / 10)}`] }),
    orders: ['weighted'],
  },
]

const gazetteer = {
  find: (_: string, code: string | null | undefined) =>
    code ? { ...place(Number(code)), town: 'Somewhere', regions: ['BY'] } : null,
} as Gazetteer

function memoryOf(partners: RoutingPartner[], orders: Distribute['orders']): Memory {
  const settings = {
    timeZone: 'Europe/Berlin',
    country: 'DE',
    currency: 'EUR',
    locale: 'en',
    networkVersion: 1,
    ruleSetVersion: 1,
    turn: 0,
    canary: null,
  } as unknown as Settings
  const then = distributeSchema.parse({ do: 'distribute', orders })
  const rules = compile({ rules: [{ key: 'all', name: 'All', enabled: true, then }] })
  return {
    at: now,
    settings,
    ...networkOf(partners),
    rules,
    tiers: [],
    canary: null,
    ledger: newLedger(),
    days: newDayLedger(),
  }
}

const lead = (nth: number, product: string) => ({
  id: `lead-${nth}`,
  receivedAt: now,
  country: 'DE',
  region: null,
  postalCode: String(10_000 + ((nth * 7919) % 90_000)),
  town: null,
  productLine: product,
  quantity: null,
  budget: null,
  currency: null,
  timeline: null,
  companySize: null,
  customerType: null,
  language: null,
  grade: null,
  score: null,
  scored: false,
  source: null,
  campaign: null,
  consents: [],
  custom: {},
  company: null,
  domain: null,
  hasPhone: true,
  hasEmail: true,
})

function measure(shape: Shape, size: number): number {
  const partners = routingPartners(...Array.from({ length: size }, (_, nth) => shape.partner(nth, size)))
  const memory = memoryOf(partners, shape.orders)
  const batch = 200
  let id = 0
  const planning = { memory, gazetteer, openWork: new Map<string, number>(), now, newId: () => String(id++) }
  const then = distributeSchema.parse({ do: 'distribute', orders: shape.orders })
  const nobodyAsked = new Set<string>()
  const spent: number[] = []
  for (let round = 0; round < 90; round++) {
    const leads = Array.from({ length: batch }, (_, nth) => ({
      lead: lead(round * batch + nth, `product-${(round * batch + nth) % (size / 10)}`),
      asked: [],
    }))
    const start = process.hrtime.bigint()
    const table = tableOf(planning)
    for (const { lead } of leads) {
      const place = placeOf(lead, gazetteer)
      const need = needOf(lead, nobodyAsked, place, memory.accounts)
      const { partnerId, ruleKey } = decide(factsOf(lead, 'Europe/Berlin', place), need, table)
      if (!partnerId) continue
      planning.openWork.set(partnerId, (planning.openWork.get(partnerId) ?? 0) + 1)
      if (takesTurns(then)) give(memory.ledger, ruleKey!, memory.byId.get(partnerId)!)
    }
    memory.ledger.changed.clear()
    if (round >= 60) spent.push(Number(process.hrtime.bigint() - start) / 1000 / batch)
  }
  return spent.sort((a, b) => a - b)[Math.floor(spent.length / 2)]!
}

for (const shape of shapes) {
  const medians = sizes.map((size) => measure(shape, size))
  const ratio = medians.at(-1)! / medians[0]!
  console.log(
    `${shape.name}: ${sizes.map((size, at) => `${size} ${medians[at]!.toFixed(1)} µs`).join(' · ')}; ratio ${ratio.toFixed(2)}`,
  )
}
