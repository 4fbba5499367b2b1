import type { NewLead } from '../../shared/leads.ts'
import { newLead } from '../../shared/leads.ts'
import type { Chance } from './chance.ts'
import type { ProductLine } from './partners.ts'
import { companyWords, firstNames, lastNames, plain, publicBodies } from './people-words.ts'

/** The campaign of the leads that come in while somebody watches; a rule gives them two minutes. */
export const liveCampaign = 'live-demo'

/** Begins the external ids of the leads that greet whoever comes. */
export const greetingRef = 'G-'

type Country = 'DE' | 'AT' | 'CH'

const codes: Record<Country, readonly string[]> = {
  DE: `80331 81541 85049 82362 83022 83278 84028 86150 87435 88045 89073 90402 91054 93047 94032 95444 96047 97070
       70173 72070 74072 76131 77652 78462 79098 69115 68159 67059 66111 65183 64283 63450 60311 61348 35390 34117
       36037 50667 53111 52062 40210 41061 42103 44135 45127 47051 48143 49074 33602 32756 30159 31134 37073 38100
       39104 06108 04109 01067 02625 09111 07743 99084 98527 10115 12043 14467 15230 16225 17033 18055 19053 20095
       21073 21335 22765 23552 24103 24937 25813 26122 27568 28195 29221`.split(/\s+/),
  AT: '1010 1100 1210 2340 2700 3100 4020 4600 5020 5700 6020 6330 6850 7000 8010 8700 9020 9500'.split(' '),
  CH: '8001 8400 8610 5000 6300 6003 3011 3600 2502 4500 4051 4410 9000 8500 7000 1201 1003 1950'.split(' '),
}

const frenchCodes = /^1|^2502$/

interface Kind {
  line: ProductLine
  who: 'consumer' | 'business' | 'public'
  share: number
  budget: readonly [number, number]
  quantity: readonly [number, number]
}

const kinds: readonly Kind[] = [
  { line: 'Heat pump', who: 'consumer', share: 30, budget: [18_000, 38_000], quantity: [1, 1] },
  { line: 'Photovoltaics', who: 'consumer', share: 19, budget: [9_000, 24_000], quantity: [1, 1] },
  { line: 'Battery storage', who: 'consumer', share: 11, budget: [6_000, 14_000], quantity: [1, 1] },
  { line: 'Charging station', who: 'consumer', share: 9, budget: [1_200, 3_500], quantity: [1, 2] },
  { line: 'Ventilation', who: 'consumer', share: 5, budget: [5_000, 16_000], quantity: [1, 1] },
  { line: 'Photovoltaics', who: 'business', share: 9, budget: [28_000, 160_000], quantity: [1, 3] },
  { line: 'Charging station', who: 'business', share: 6, budget: [8_000, 45_000], quantity: [4, 20] },
  { line: 'Large heat pump', who: 'business', share: 5, budget: [90_000, 420_000], quantity: [1, 3] },
  { line: 'Heat pump', who: 'business', share: 3, budget: [30_000, 75_000], quantity: [1, 3] },
  { line: 'Large heat pump', who: 'public', share: 3, budget: [120_000, 480_000], quantity: [1, 4] },
]

const messages: Partial<Record<ProductLine, readonly [de: string, en: string]>> = {
  'Heat pump': [
    'Unsere Ölheizung ist 24 Jahre alt und soll noch vor dem Winter raus.',
    'Our gas boiler is 22 years old. We would like to know what a heat pump costs with funding.',
  ],
  Photovoltaics: [
    'Süddach, etwa 60 m², wenig Schatten. Was lohnt sich?',
    'South-facing roof, about 60 m². What would you recommend?',
  ],
  'Battery storage': [
    'Die Anlage ist seit 2019 auf dem Dach, jetzt fehlt der Speicher.',
    'We have had panels since 2019 and are now missing the battery.',
  ],
  'Charging station': ['Das neue Auto kommt in acht Wochen.', 'The new car arrives in eight weeks.'],
}

export interface LeadWish {
  /** Counts the leads of this demo, so that no two have the same address. */
  nth: number
  /** The external id. */
  ref: string
  campaign?: string
  /** Where it comes from, if that matters. */
  place?: { country: Country; postalCode: string }
  consumer?: boolean
}

/** Somebody who may buy, invented. */
export function inventLead(chance: Chance, { nth, ref, campaign, place, consumer }: LeadWish): NewLead {
  const wanted = consumer ? kinds.filter(({ who }) => who === 'consumer') : kinds
  const kind = chance.weighted(
    wanted,
    wanted.map(({ share }) => share),
  )
  const country = place?.country ?? chance.weighted(['DE', 'AT', 'CH'] as const, [72, 14, 14])
  const postalCode = place?.postalCode ?? chance.pick(codes[country])
  const language =
    country === 'CH' && frenchCodes.test(postalCode) ? 'fr' : chance.happens(0.08) ? 'en' : 'de'
  const who = { first: chance.pick(firstNames), last: chance.pick(lastNames) }
  const company = kind.who === 'consumer' ? null : companyName(chance, kind.who, who.last)
  const source = chance.weighted(
    ['website', 'configurator', 'trade-fair', 'hotline', 'prize-draw'],
    [44, 30, 12, 11, 3],
  )
  const grade = chance.weighted(['A', 'B', 'C'], [18, 52, 30])
  return newLead.parse({
    externalId: ref,
    person: {
      firstName: who.first,
      lastName: who.last,
      email: address(who, company, nth),
      ...phone(country, nth, chance),
    },
    ...(company ? { company: { name: company, size: chance.whole(8, 400) } } : {}),
    address: { country, postalCode, street: `${chance.pick(streets)} ${chance.whole(1, 120)}` },
    need: {
      productLine: kind.line,
      quantity: chance.whole(...kind.quantity),
      budget: Math.round(chance.between(...kind.budget) / 100) * 100,
      currency: country === 'CH' ? 'CHF' : 'EUR',
      timeline: chance.weighted(['now', '3_months', '6_months', '12_months', 'later'], [22, 36, 24, 13, 5]),
      ...(messages[kind.line] ? { message: messages[kind.line]![language === 'de' ? 0 : 1] } : {}),
    },
    customerType: kind.who,
    language,
    // People at a fair grade by hand; all others are scored.
    ...(source === 'trade-fair' ? { grade } : {}),
    source,
    ...(campaign ? { campaign } : chance.happens(0.4) ? { campaign: chance.pick(campaigns) } : {}),
    consents: [{ purpose: 'contact', text: 'Ein Fachbetrieb in meiner Nähe darf mich anrufen.' }],
    custom: { roof: roofs[nth % roofs.length], yearBuilt: 1952 + ((nth * 37) % 70) },
  })
}

const roofs = ['pitched', 'pitched', 'flat', 'none'] as const
const campaigns = ['autumn-heat-2026', 'solar-weeks', 'newsletter', 'renovation-fair']
const streets = [
  'Lindenweg',
  'Gartenstraße',
  'Am Anger',
  'Bergstraße',
  'Schulgasse',
  'Birkenallee',
  'Mühlweg',
  'Hauptstraße',
]

const companyName = (chance: Chance, who: 'business' | 'public', last: string) =>
  who === 'public'
    ? `${chance.pick(publicBodies)} ${last}hausen`
    : `${chance.pick(companyWords)} ${last} ${chance.pick(['GmbH', 'AG', 'KG'])}`

/** Below example.com, .net and .org, each lead its own domain, or they would all be of one company. */
function address(
  { first, last }: { first: string; last: string },
  company: string | null,
  nth: number,
): string {
  const home = company
    ? `${plain(company)}-${nth}.example.com`
    : `familie-${plain(last)}-${nth}.example.${nth % 2 ? 'net' : 'org'}`
  return `${plain(first)}.${plain(last)}@${home}`
}

// The numbers that Germany keeps free for films and examples; Austria and Switzerland have none, so no phone there.
const exchanges = ['030 23125', '040 66969', '089 99998', '0221 4710', '069 90009']

function phone(country: Country, nth: number, chance: Chance): { phone?: string } {
  if (country !== 'DE' || chance.happens(0.12)) return {}
  const line = Math.floor(nth / exchanges.length) % 1000
  return { phone: `${exchanges[nth % exchanges.length]!}${String(line).padStart(3, '0')}` }
}
