import type { Locale } from './text.ts'

/** Why this partner: what its rule asked for, and what put it first. Kept as facts, worded for whoever reads. */
export type Why =
  | { code: 'covers'; place: string }
  | { code: 'carries'; product: string }
  | { code: 'speaks'; language: string }
  | { code: 'nearest'; km: number }
  | { code: 'tier'; tier: string }
  | { code: 'turn' }
  | { code: 'share' }
  | { code: 'least_loaded'; open: number }
  | { code: 'only_one' }
  | { code: 'chosen_by_hand' }
  | { code: 'named_by_rule' }
  | { code: 'named_account' }
  | { code: 'best_performing' }
  | { code: 'below_floor' }
  | { code: 'race' }
  | { code: 'certified'; product: string }

type Words = { [C in Why['code']]: (why: Extract<Why, { code: C }>) => string }

const en: Words = {
  covers: ({ place }) => `${place} is in your territory`,
  carries: ({ product }) => `you carry ${product}`,
  speaks: ({ language }) => `you speak the customer's language (${language})`,
  nearest: ({ km }) => `you are the nearest, ${kilometres(km, 'en')} away`,
  tier: ({ tier }) => `you are a ${tier} partner`,
  turn: () => 'it is your turn',
  share: () => 'you were furthest below your share',
  least_loaded: ({ open }) => `you have the fewest open leads (${open})`,
  only_one: () => 'you are the only partner who fits',
  chosen_by_hand: () => 'your channel manager chose you',
  named_by_rule: () => 'leads like this one are yours',
  named_account: () => 'the customer is one of your named accounts',
  best_performing: () => 'your figures are among the best',
  below_floor: () => 'you had fewer leads than everybody is to have',
  race: () => 'several partners were asked at once: whoever accepts first has it',
  certified: ({ product }) => `you are certified for ${product}`,
}

const de: Words = {
  covers: ({ place }) => `${place} liegt in Ihrem Gebiet`,
  carries: ({ product }) => `Sie führen ${product}`,
  speaks: ({ language }) => `Sie sprechen die Sprache des Kunden (${language})`,
  nearest: ({ km }) => `Sie sind am nächsten, ${kilometres(km, 'de')} entfernt`,
  tier: ({ tier }) => `Sie sind ${tier}-Partner`,
  turn: () => 'Sie sind an der Reihe',
  share: () => 'Sie lagen am weitesten unter Ihrem Anteil',
  least_loaded: ({ open }) => `Sie haben die wenigsten offenen Leads (${open})`,
  only_one: () => 'Sie sind der einzige passende Partner',
  chosen_by_hand: () => 'Ihr Channel Manager hat Sie ausgewählt',
  named_by_rule: () => 'Leads wie dieser gehören Ihnen',
  named_account: () => 'der Kunde ist einer Ihrer festen Kunden',
  best_performing: () => 'Ihre Kennzahlen gehören zu den besten',
  below_floor: () => 'Sie hatten weniger Leads, als jeder bekommen soll',
  race: () => 'mehrere Partner wurden zugleich gefragt: Wer zuerst zusagt, hat ihn',
  certified: ({ product }) => `Sie sind für ${product} zertifiziert`,
}

const kilometres = (km: number, locale: Locale) =>
  `${new Intl.NumberFormat(locale, { maximumFractionDigits: km < 10 ? 1 : 0 }).format(km)} km`

/** The reason as part of a sentence, in the reader's language. */
export const wordWhy = (why: Why, locale: Locale): string =>
  (({ en, de })[locale][why.code] as (why: Why) => string)(why)
