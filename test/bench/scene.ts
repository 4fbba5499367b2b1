import { sql } from 'drizzle-orm'
import { transact } from '../../server/db/transact.ts'
import { systemActor } from '../../server/identity/actor.ts'
import { createKey } from '../../server/identity/create-key.ts'
import { createPartners } from '../../server/partners/create.ts'
import { seedPlaces } from '../../server/places/seed.ts'
import { publishRuleSet } from '../../server/routing/publish.ts'
import type { Runtime } from '../../server/runtime.ts'
import { setUpManufacturer } from '../../server/setup/manufacturer.ts'
import { newPartner } from '../../shared/partners.ts'

export interface Scene {
  tenantId: string
  apiKey: string
  /** Postal codes of Germany, spread over the country. */
  codes: string[]
}

const products = ['Heat pump', 'Solar roof', 'Battery', 'Wallbox', 'Boiler']

/** A manufacturer with 500 partners all over Germany and 100 rules over product, area, source and size. */
export async function setScene(runtime: Runtime, { partners = 500, rules = 100 } = {}): Promise<Scene> {
  await seedPlaces(runtime)
  const { tenantId } = await setUpManufacturer(runtime, {
    manufacturer: { name: 'Bench', country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en' },
    admin: {
      name: 'Bench',
      email: `bench.${runtime.newId()}@example.com`,
      password: 'bench bench bench',
      locale: 'en',
    },
  })
  const actor = systemActor(tenantId)
  const codes = await transact(runtime, {}, async (tx) => {
    const rows = await tx.execute<{ code: string }>(sql`
      select postal_code as code from places where country = 'DE' order by md5(postal_code)`)
    return rows.map((row) => row.code)
  })
  const inputs = Array.from({ length: partners }, (_, i) =>
    newPartner.parse({
      name: `Partner ${i}`,
      country: 'DE',
      postalCode: codes[i],
      weight: 1 + (i % 3),
      tier: ['gold', 'silver', 'bronze'][i % 3],
      portfolio: [products[i % 5], products[(i + 1) % 5], products[(i + 2) % 5]],
      territory: {
        postalPrefixes: Array.from({ length: 4 }, (_, k) => ({
          country: 'DE',
          prefix: String((i + k) % 100).padStart(2, '0'),
        })),
      },
    }),
  )
  await transact(runtime, { tenantId }, (tx) => createPartners(tx, runtime, actor, inputs, runtime.now()))
  await publishRuleSet(runtime, actor, ruleSet(rules), null)
  const { key: apiKey } = await transact(runtime, { tenantId }, (tx) =>
    createKey(tx, runtime, { tenantId, name: 'bench', scopes: ['leads:write', 'leads:read'] }, runtime.now()),
  )
  return { tenantId, apiKey, codes }
}

function ruleSet(count: number) {
  const orders = [
    ['nearest'],
    ['round_robin'],
    ['weighted'],
    ['least_loaded', 'nearest'],
    ['tier', 'nearest'],
  ]
  return {
    tiers: ['gold', 'silver', 'bronze'],
    rules: Array.from({ length: count - 1 }, (_, i) => ({
      key: `rule-${i}`,
      name: `Rule ${i}`,
      when: {
        all: [
          { fact: 'productLine', operator: 'equal', value: products[i % 5] },
          {
            fact: 'postalCode',
            operator: 'postalPrefix',
            value: [
              String(Math.floor(i / 5) * 5 + 0).padStart(2, '0'),
              String(Math.floor(i / 5) * 5 + 2).padStart(2, '0'),
            ],
          },
          { fact: 'country', operator: 'equal', value: 'DE' },
        ],
      },
      then: { do: 'distribute', orders: orders[i % 5], window: { minutes: 240, clock: 'working' } },
    })).concat([{ key: 'rest', name: 'Rest', then: { do: 'distribute', orders: ['nearest'] } } as never]),
  }
}

let nth = 0
const run = Date.now().toString(36)

/** A lead like no other before it. */
export function aLead({ codes }: Scene): object {
  const n = nth++
  return {
    externalId: `${run}-${n}`,
    person: {
      firstName: 'Erika',
      lastName: `Muster${n}`,
      email: `erika.${run}.${n}@mail${n}.example`,
      phone: `+49 89 ${10000000 + n}`,
    },
    company: { name: `Muster ${n} GmbH`, size: 20 + (n % 500) },
    address: { street: 'Hauptstraße 1', postalCode: codes[n % codes.length], country: 'DE' },
    need: {
      productLine: products[n % 5],
      message: 'Please call me about an offer.',
      budget: 12000 + (n % 100) * 100,
      currency: 'EUR',
      timeline: '3_months',
    },
    customerType: 'business',
    source: 'website',
    campaign: 'spring',
  }
}
