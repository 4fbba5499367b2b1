import type { Locale } from '../../shared/text.ts'
import type { Test } from './eligibility.ts'

/** How decisions are told; one object a language. */
export interface RoutingWords {
  tests: Record<Test, string>
  figures: {
    km(km: string): string
    tier(rank: number): string
    turn(turn: number): string
    share(share: string): string
    open(count: number): string
    performance(score: string): string
    behind(leads: string): string
    account: string
  }
  reasons: Record<string, string>
  noRuleSet: string
  offered(partner: string, rule: string, first: string, of: number): string
  assigned(partner: string, rule: string): string
  byHand(partner: string): string
  offeredByHand(partners: string): string
  locale: Locale
  toAccount(partner: string, rule: string): string
  accountAway(partner: string): string
  raced(count: number, rule: string, first: string, of: number): string
  /** What a ladder did after so many partners were asked in vain. */
  ladder: Record<'ladder_widened' | 'ladder_raced' | 'ladder_exhausted', (asked: number) => string>
  unassigned(reason: string): string
  held(reason: string): string
  closed(reason: string): string
  switchedOff: string
}

const numbersEn = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
const inVain = (asked: number) =>
  `${numbersEn[asked] ?? asked} ${asked === 1 ? 'partner was' : 'partners were'} asked in vain`
const numbersDe = ['Kein', 'Ein', 'Zwei', 'Drei', 'Vier', 'Fünf', 'Sechs', 'Sieben', 'Acht', 'Neun', 'Zehn']
const vergeblich = (asked: number) =>
  `${numbersDe[asked] ?? asked} Partner ${asked === 1 ? 'wurde' : 'wurden'} vergeblich gefragt`

const en: RoutingWords = {
  tests: {
    active: 'not active',
    not_absent: 'absent that day',
    in_pool: 'not in the pool of the rule',
    covers_territory: 'outside the territory',
    carries_product: 'does not carry the product',
    certified: 'no valid certification for the product',
    speaks_language: 'does not speak the language',
    not_excluded: 'takes no leads of this source or customer',
    not_asked_before: 'has been asked for this lead before',
    capacity_left: 'no capacity left',
    cap_left: 'has had its leads for the day, the week or the month',
    open_now: 'closed at that hour',
  },
  figures: {
    km: (km) => `${km} km away`,
    tier: (rank) => `tier rank ${rank + 1}`,
    turn: (turn) => (turn ? `last served at turn ${turn}` : 'not served yet'),
    share: (share) => `${share} leads per unit of weight`,
    open: (count) => `${count} open`,
    performance: (score) => `score ${score}`,
    behind: (leads) => `${leads} leads below the floor`,
    account: 'a named account of the partner',
  },
  reasons: {
    rule_fault: 'the rule has a fault',
    routing_fault: 'routing this lead failed',
    no_rule: 'no rule takes it',
    nobody_eligible: 'nobody is eligible',
    ladder_exhausted: 'those whom its ladder asks were asked in vain',
    named_partner_unavailable: 'the partner that the rule names is not available',
    possible_duplicate: 'it may be a duplicate',
    joined: 'it joined an earlier lead',
  },
  noRuleSet: 'No rule set was published then.',
  offered: (partner, rule, first, of) =>
    `«${rule}» took the lead. ${partner} came first of ${of}${first ? `: ${first}` : ''}.`,
  assigned: (partner, rule) => `«${rule}» gives such leads to ${partner}, without asking.`,
  byHand: (partner) => `Given to ${partner} by hand.`,
  offeredByHand: (partners) => `Offered to ${partners} by hand.`,
  locale: 'en',
  toAccount: (partner, rule) => `«${rule}» took the lead. The customer is a named account of ${partner}.`,
  accountAway: (partner) => `The customer is a named account of ${partner}, which cannot take the lead now.`,
  raced: (count, rule, first, of) =>
    `«${rule}» took the lead and asked ${count} of ${of} at once, ${first} first in the ranking.`,
  ladder: {
    ladder_widened: (asked) => `${inVain(asked)}: the pool was widened.`,
    ladder_raced: (asked) => `${inVain(asked)}: those who are left were asked at once.`,
    ladder_exhausted: (asked) => `${inVain(asked)}, and its ladder asks nobody else.`,
  },
  unassigned: (reason) => `Not assigned: ${reason}.`,
  held: (reason) => `Held: ${reason}.`,
  closed: (reason) => `Closed: ${reason}.`,
  switchedOff: 'switched off',
}

const de: RoutingWords = {
  tests: {
    active: 'nicht aktiv',
    not_absent: 'an diesem Tag abwesend',
    in_pool: 'nicht im Kreis der Regel',
    covers_territory: 'außerhalb des Gebiets',
    carries_product: 'führt das Produkt nicht',
    certified: 'keine gültige Zertifizierung für das Produkt',
    speaks_language: 'spricht die Sprache nicht',
    not_excluded: 'nimmt keine Leads dieser Quelle oder dieses Kunden',
    not_asked_before: 'wurde für diesen Lead schon gefragt',
    capacity_left: 'keine Kapazität frei',
    cap_left: 'hat seine Leads für den Tag, die Woche oder den Monat schon bekommen',
    open_now: 'zu dieser Stunde geschlossen',
  },
  figures: {
    km: (km) => `${km} km entfernt`,
    tier: (rank) => `Stufe auf Rang ${rank + 1}`,
    turn: (turn) => (turn ? `zuletzt bedient in Runde ${turn}` : 'noch nicht bedient'),
    share: (share) => `${share} Leads je Gewichtseinheit`,
    open: (count) => `${count} offen`,
    performance: (score) => `Wertung ${score}`,
    behind: (leads) => `${leads} Leads unter der Untergrenze`,
    account: 'ein fester Kunde des Partners',
  },
  reasons: {
    rule_fault: 'die Regel hat einen Fehler',
    routing_fault: 'dieser Lead ließ sich nicht verteilen',
    no_rule: 'keine Regel nimmt ihn',
    nobody_eligible: 'niemand kommt infrage',
    ladder_exhausted: 'alle, die seine Eskalation fragt, wurden vergeblich gefragt',
    named_partner_unavailable: 'der in der Regel genannte Partner ist nicht verfügbar',
    possible_duplicate: 'er ist vielleicht eine Dublette',
    joined: 'er gehört zu einem früheren Lead',
  },
  noRuleSet: 'Damals war kein Regelwerk veröffentlicht.',
  offered: (partner, rule, first, of) =>
    `„${rule}“ nahm den Lead. ${partner} lag von ${of} vorn${first ? `: ${first}` : ''}.`,
  assigned: (partner, rule) => `„${rule}“ gibt solche Leads an ${partner}, ohne zu fragen.`,
  byHand: (partner) => `Von Hand an ${partner} gegeben.`,
  offeredByHand: (partners) => `Von Hand an ${partners} angeboten.`,
  locale: 'de',
  toAccount: (partner, rule) => `„${rule}“ nahm den Lead. Der Kunde ist ein fester Kunde von ${partner}.`,
  accountAway: (partner) =>
    `Der Kunde ist ein fester Kunde von ${partner}; der Partner kann den Lead jetzt nicht nehmen.`,
  raced: (count, rule, first, of) =>
    `„${rule}“ nahm den Lead und fragte ${count} von ${of} zugleich, ${first} lag in der Rangfolge vorn.`,
  ladder: {
    ladder_widened: (asked) => `${vergeblich(asked)}: Der Kreis wurde weiter gefasst.`,
    ladder_raced: (asked) => `${vergeblich(asked)}: Die Übrigen wurden zugleich gefragt.`,
    ladder_exhausted: (asked) => `${vergeblich(asked)}, und seine Eskalation fragt niemanden mehr.`,
  },
  unassigned: (reason) => `Nicht zugeteilt: ${reason}.`,
  held: (reason) => `Zurückgehalten: ${reason}.`,
  closed: (reason) => `Geschlossen: ${reason}.`,
  switchedOff: 'abgeschaltet',
}

export const routingWords: Record<Locale, RoutingWords> = { en, de }
