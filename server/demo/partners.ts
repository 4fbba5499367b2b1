import type { Territory } from '../../shared/partners.ts'
import type { HabitName } from './habits.ts'

export const productLines = [
  'Heat pump',
  'Photovoltaics',
  'Battery storage',
  'Charging station',
  'Ventilation',
  'Large heat pump',
] as const
export type ProductLine = (typeof productLines)[number]

/** Which hours a partner keeps; `office` are the network's: nine to five. */
export type Shift = 'office' | 'early' | 'long' | 'swiss'

export interface PartnerPlan {
  /** External id. */
  ref: string
  name: string
  country: 'DE' | 'AT' | 'CH'
  postalCode: string
  tier: 'gold' | 'silver' | 'bronze'
  habit: HabitName
  languages: readonly string[]
  portfolio: readonly ProductLine[] | null
  territory: Partial<Territory> | null
  capacity: number | null
  tags?: readonly string[]
  weight?: number
  shift?: Shift
  /** Days away, counted from today: from and to. */
  away?: readonly [number, number]
  status?: 'paused'
}

const heat: readonly ProductLine[] = ['Heat pump', 'Ventilation']
const homes: readonly ProductLine[] = ['Heat pump', 'Photovoltaics', 'Battery storage', 'Charging station']
const solar: readonly ProductLine[] = ['Photovoltaics', 'Battery storage', 'Charging station']
const certified = ['certified']

const around = (radiusKm: number): Partial<Territory> => ({ radiusKm })
const regions = (country: string, ...names: string[]): Partial<Territory> => ({
  regions: names.map((region) => ({ country, region })),
})
const prefixes = (country: string, ...starts: string[]): Partial<Territory> => ({
  postalPrefixes: starts.map((prefix) => ({ country, prefix })),
})
const whole = (...countries: string[]): Partial<Territory> => ({ countries })

type Row = [
  ref: string,
  name: string,
  country: PartnerPlan['country'],
  postalCode: string,
  tier: PartnerPlan['tier'],
  habit: HabitName,
  portfolio: PartnerPlan['portfolio'],
  territory: PartnerPlan['territory'],
  capacity: number | null,
  more?: Partial<Pick<PartnerPlan, 'languages' | 'tags' | 'weight' | 'shift' | 'away' | 'status'>>,
]

// prettier-ignore
const rows: Row[] = [
  ['P-101', 'Isarwärme Haustechnik GmbH', 'DE', '80331', 'gold', 'steady', null, around(90), 30, { tags: certified, weight: 2 }],
  ['P-102', 'Alster Klima & Solar', 'DE', '20095', 'gold', 'fast', null, around(110), 30, { tags: certified, languages: ['de', 'en'], weight: 2 }],
  ['P-103', 'Limmat Solar AG', 'CH', '8001', 'gold', 'steady', null, regions('CH', 'ZH', 'AG', 'ZG', 'SZ', 'GL'), 30, { tags: certified, languages: ['de', 'en'], shift: 'swiss', weight: 2 }],
  ['P-104', 'Spreetal Energiebau', 'DE', '10115', 'gold', 'fast', null, regions('DE', 'BE', 'BB'), 40, { tags: certified, languages: ['de', 'en'], weight: 3 }],
  ['P-105', 'Rheinbogen Wärmetechnik', 'DE', '50667', 'silver', 'picky', homes, around(70), 20, { tags: certified }],
  ['P-106', 'Mainufer Gebäudetechnik', 'DE', '60311', 'gold', 'steady', null, around(85), 30, { tags: certified, languages: ['de', 'en'], weight: 2 }],
  ['P-107', 'Neckarstern Heizung + Sanitär', 'DE', '70173', 'silver', 'overloaded', heat, prefixes('DE', '70', '71', '72', '73', '74'), 6, { tags: certified }],
  ['P-108', 'Pleiße Solarwerk', 'DE', '04109', 'silver', 'fast', solar, regions('DE', 'SN', 'ST', 'TH'), 25, {}],
  ['P-109', 'Elbhang Haustechnik', 'DE', '01067', 'bronze', 'slow', homes, around(80), 15, { tags: certified, shift: 'early' }],
  ['P-110', 'Pegnitz Energie', 'DE', '90402', 'silver', 'steady', homes, prefixes('DE', '90', '91', '92', '95', '96'), 20, { tags: certified }],
  ['P-111', 'Weserblick Klimatechnik', 'DE', '28195', 'bronze', 'silent', homes, around(75), 12, { tags: certified }],
  ['P-112', 'Leinetal Wärmepumpen', 'DE', '30159', 'silver', 'steady', heat, around(95), 20, { tags: certified, shift: 'early' }],
  ['P-113', 'Ruhrbogen Energietechnik', 'DE', '44135', 'gold', 'slow', null, prefixes('DE', '42', '44', '45', '46', '47', '48', '58', '59'), 35, { tags: certified, weight: 2 }],
  ['P-114', 'Dreisam Solar', 'DE', '79098', 'bronze', 'picky', solar, around(70), 12, { languages: ['de', 'fr'] }],
  ['P-115', 'Lechtal Heiztechnik', 'DE', '86150', 'silver', 'fast', homes, around(65), 20, { tags: certified, shift: 'early' }],
  ['P-116', 'Fuldahöhe Haustechnik', 'DE', '34117', 'bronze', 'steady', homes, around(90), 15, { tags: certified }],
  ['P-117', 'Gera-Aue Wärme', 'DE', '99084', 'bronze', 'slow', heat, regions('DE', 'TH'), 12, { tags: certified, away: [-40, -27] }],
  ['P-118', 'Warnow Energie', 'DE', '18055', 'bronze', 'steady', homes, regions('DE', 'MV'), 15, { tags: certified }],
  ['P-119', 'Förde Solarhaus', 'DE', '24103', 'silver', 'steady', homes, regions('DE', 'SH'), 20, { tags: certified, languages: ['de', 'en'] }],
  ['P-120', 'Saarkante Gebäudetechnik', 'DE', '66111', 'bronze', 'silent', null, regions('DE', 'SL', 'RP'), 15, { tags: certified, languages: ['de', 'fr'] }],
  ['P-121', 'Mainfranken Klima', 'DE', '97070', 'bronze', 'overloaded', homes, prefixes('DE', '97', '63', '36'), 4, { tags: certified }],
  ['P-122', 'Chiemgau Solar & Wärme', 'DE', '83022', 'silver', 'fast', homes, around(70), 20, { tags: certified, shift: 'long' }],
  ['P-123', 'Bodensee Energiehaus', 'DE', '88045', 'silver', 'steady', homes, prefixes('DE', '78', '88', '89'), 20, { tags: certified, away: [-2, 9] }],
  ['P-201', 'Donaukanal Gebäudetechnik', 'AT', '1010', 'gold', 'fast', null, regions('AT', '09', '03', '01'), 35, { tags: certified, languages: ['de', 'en'], weight: 2 }],
  ['P-202', 'Salzach Wärme', 'AT', '5020', 'silver', 'steady', homes, prefixes('AT', '5', '48', '49'), 20, { tags: certified }],
  ['P-203', 'Innbrücke Haustechnik', 'AT', '6020', 'bronze', 'picky', homes, regions('AT', '07', '08'), 15, { tags: certified, shift: 'early' }],
  ['P-204', 'Murtal Energie', 'AT', '8010', 'silver', 'slow', null, regions('AT', '06', '02'), 20, { tags: certified }],
  ['P-205', 'Traunblick Solar', 'AT', '4020', 'bronze', 'steady', solar, whole('AT'), 15, { status: 'paused' }],
  ['P-301', 'Aarewerk Energietechnik', 'CH', '3011', 'silver', 'fast', null, regions('CH', 'BE', 'SO', 'FR', 'NE', 'VS'), 25, { tags: certified, languages: ['de', 'fr'], shift: 'swiss' }],
  ['P-302', 'Rheinknie Haustechnik', 'CH', '4051', 'bronze', 'steady', homes, regions('CH', 'BS', 'BL', 'SO', 'JU'), 15, { tags: certified, shift: 'swiss' }],
  ['P-303', 'Säntis Wärme', 'CH', '9000', 'bronze', 'slow', homes, regions('CH', 'SG', 'TG', 'AR', 'AI', 'GR'), 12, { tags: certified, shift: 'swiss' }],
  ['P-304', 'Léman Énergie Sàrl', 'CH', '1201', 'silver', 'steady', null, regions('CH', 'GE', 'VD', 'VS', 'FR', 'NE'), 20, { tags: certified, languages: ['fr', 'en'], shift: 'swiss' }],
]

/** The demo's network: invented companies at real postal codes. */
export const partnerPlans: readonly PartnerPlan[] = rows.map(
  ([ref, name, country, postalCode, tier, habit, portfolio, territory, capacity, more]) => ({
    ref,
    name,
    country,
    postalCode,
    tier,
    habit,
    portfolio,
    territory,
    capacity,
    languages: ['de'],
    ...more,
  }),
)
