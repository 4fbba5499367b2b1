import { diffDe } from './words.diff.de.ts'
import { ladderDe } from './words.ladder.de.ts'
import { findingsDe } from './words.findings.de.ts'
import { faultsDe } from './words.faults.de.ts'
import type { OperatorWords, RuleWords } from './words.ts'

/** «Postleitzahl mit 80 beginnt» und «Postleitzahl 10115 beginnt nicht mit 80». */
const verb = (does: string, preposition = ''): OperatorWords => {
  const to = (value: string) => (preposition === '' ? value : `${preposition} ${value}`)
  return {
    clause: (fact, value) => `${fact} ${to(value)} ${does}`,
    notClause: (fact, value) => `${fact} nicht ${to(value)} ${does}`,
    held: (fact, found, value) => `${fact} ${found} ${does} ${to(value)}`,
    notHeld: (fact, found, value) => `${fact} ${found} ${does} nicht ${to(value)}`,
  }
}
const is = (preposition = '') => verb('ist', preposition)

const givenOrNot = (yes: string, no: string) => ({
  yes: `${yes} vorliegt`,
  no: `${no} vorliegt`,
  isSo: `${yes} liegt vor`,
  isNotSo: `${no} liegt vor`,
})

const amongWords = {
  clause: (fact: string, value: string) => `${fact} ${value} ist`,
  notClause: (fact: string, value: string) => `${fact} keines von ${value} ist`,
  held: (fact: string, found: string, value: string) => `${fact} ${found} ist eines von ${value}`,
  notHeld: (fact: string, found: string, value: string) => `${fact} ${found} ist keines von ${value}`,
}

export const wordsDe: RuleWords = {
  locale: 'de',
  facts: {
    country: 'Land',
    region: 'Region',
    postalCode: 'Postleitzahl',
    town: 'Ort',
    position: 'Standort',
    company: 'Firma',
    companySize: 'Firmengröße',
    customerType: 'Kundenart',
    language: 'Sprache',
    productLine: 'Produkt',
    quantity: 'Menge',
    budget: 'Budget',
    timeline: 'Zeitrahmen',
    source: 'Quelle',
    campaign: 'Kampagne',
    consent: 'Einwilligung',
    grade: 'Güte',
    score: 'Punktzahl',
    hasPhone: 'Telefonnummer',
    hasEmail: 'E-Mail-Adresse',
    weekday: 'Wochentag',
    hour: 'Stunde',
  },
  customFact: (key) => `Feld „${key}“`,
  flags: {
    hasPhone: givenOrNot('eine Telefonnummer', 'keine Telefonnummer'),
    hasEmail: givenOrNot('eine E-Mail-Adresse', 'keine E-Mail-Adresse'),
  },
  choices: {
    customerType: { consumer: 'Privatkunde', business: 'Unternehmen', public: 'öffentliche Hand' },
    timeline: {
      now: 'sofort',
      '3_months': 'innerhalb von 3 Monaten',
      '6_months': 'innerhalb von 6 Monaten',
      '12_months': 'innerhalb von 12 Monaten',
      later: 'später',
    },
    grade: { A: 'A', B: 'B', C: 'C' },
  },
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  yes: 'ja',
  no: 'nein',
  and: 'und',
  or: 'oder',
  more: (count) => `${count} weitere`,
  everyLead: 'Jeder Lead',
  when: (condition) => `Wenn ${condition}`,
  not: (condition) => `nicht ${condition}`,
  orMissing: (clause) => `${clause} (oder fehlt)`,
  missing: { clause: (fact) => `${fact} fehlt`, statement: (fact) => `${fact} fehlt` },
  given: {
    clause: (fact) => `${fact} angegeben ist`,
    statement: (fact, found) => `${fact} ist angegeben (${found})`,
  },
  range: (from, to) => `${from} und ${to}`,
  circle: (km, place) => `${km} km um ${place}`,
  operators: {
    equal: is(),
    notEqual: {
      clause: is().notClause,
      notClause: is().clause,
      held: is().notHeld,
      notHeld: (fact, found) => `${fact} ist ${found}`,
    },
    in: amongWords,
    notIn: {
      clause: amongWords.notClause,
      notClause: (fact, value) => `${fact} eines von ${value} ist`,
      held: amongWords.notHeld,
      notHeld: amongWords.held,
    },
    lessThan: is('kleiner als'),
    lessThanInclusive: is('höchstens'),
    greaterThan: is('größer als'),
    greaterThanInclusive: is('mindestens'),
    between: verb('liegt', 'zwischen'),
    startsWith: verb('beginnt', 'mit'),
    contains: verb('enthält'),
    postalPrefix: verb('beginnt', 'mit'),
    postalRange: verb('liegt', 'zwischen'),
    withinKm: verb('liegt', 'im Umkreis von'),
  },
  action: {
    partners: (tiers) => (tiers === null ? 'Partner' : `Partner der Stufe ${tiers}`),
    tagged: (tags) => `mit Schlagwort ${tags}`,
    named: (partners) => `nur ${partners}`,
    withinKm: (km) => `im Umkreis von ${km} km`,
    anyTerritory: 'gleich welches Gebiet sie haben',
    certified: 'für das Produkt zertifiziert',
    anyPortfolio: 'gleich was sie führen',
    language: 'mit der Sprache des Leads',
    openNow: 'jetzt geöffnet',
    orders: {
      nearest: 'die nächsten zuerst',
      tier: 'die höchste Stufe zuerst',
      round_robin: 'wer am längsten wartet zuerst',
      weighted: 'wer am weitesten unter seinem Anteil liegt zuerst',
      least_loaded: 'die am wenigsten ausgelasteten zuerst',
      best_performing: 'die leistungsstärksten zuerst',
    },
    next: (next) => `dann ${next}`,
    window: (minutes, clock) => {
      const unit = minutes % 60 === 0 ? ['Stunde', 'Arbeitsstunde'] : ['Minute', 'Arbeitsminute']
      const count = minutes % 60 === 0 ? minutes / 60 : minutes
      return `${count} ${unit[clock === 'working' ? 1 : 0]}${count === 1 ? '' : 'n'}`
    },
    performanceFloor: (percent) => `jeder mindestens ${percent} eines gleichen Anteils`,
    race: (count) => `an ${count} zugleich, wer zuerst annimmt, bekommt ihn`,
    gradeWindow: (grade, time) => `Güte ${grade} ${time}`,
    usualWindow: 'übliche Antwortzeit',
    thenNext: 'dann der nächste',
    unasked: 'ohne Rückfrage zugewiesen',
    ladder: (name) => `Eskalation ${name}`,
    pipeline: (name) => `Pipeline ${name}`,
    widen: (steps) => `wenn niemand übrig ist: ${steps}`,
    widenTiers: (tiers) => `Stufe ${tiers}`,
    hold: (reason) => `zurückhalten: ${reason}`,
    close: (reason) => `schließen: ${reason}`,
    assign: (partner) => `an ${partner} zuweisen`,
  },
  scoring: {
    points: (points, signed) => `${signed} ${Math.abs(points) === 1 ? 'Punkt' : 'Punkte'}`,
    grades: (a, b) => `ab ${a} Punkten Güte A, ab ${b} Güte B, darunter Güte C`,
  },
  ladder: ladderDe,
  diff: diffDe,
  findings: findingsDe,
  faults: faultsDe,
}
