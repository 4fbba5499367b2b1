import type { FindingWords } from './words.findings.ts'

export const findingsDe: FindingWords = {
  rule: (name) => `„${name}“`,
  fallback: 'die Auffangregel',
  fact: (name, value) => `${name} ${value}`,
  neverMatches: (rule, condition, alone) =>
    alone
      ? `${rule} kann nie greifen: Kein Lead erfüllt „${condition}“.`
      : `${rule} kann nie greifen: Kein Lead, der das Vorhergehende erfüllt, erfüllt auch „${condition}“.`,
  shadowed: (rule, by) => `${rule} bekommt nie einen Lead: Weiter oben nehmen ihr ${by} alle ab.`,
  countryDropped: (country, fallback) =>
    fallback ? `Leads aus ${country} nimmt nur die Auffangregel.` : `Keine Regel nimmt Leads aus ${country}.`,
  leadsUntaken: (countries) => `Manche Leads aus ${countries} nimmt keine Regel.`,
  past: (count) =>
    count === 1 ? ' Einer der letzten Leads wäre darunter.' : ` ${count} der letzten Leads wären darunter.`,
  partnerUnreachable: (partner) => `Kein Lead kann ${partner} erreichen.`,
  takenBy: (rule) =>
    rule === null
      ? ' Den gezeigten Lead, den er bedienen könnte, nimmt keine Regel.'
      : ` Der gezeigte Lead, den er bedienen könnte, geht an ${rule}.`,
  nobodyInPool: (rule) => `${rule} kann niemanden fragen: Kein aktiver Partner ist in ihrem Kreis.`,
  raceTooSmall: (rule, raceTo, partners) =>
    `${rule} fragt ${raceTo} Partner zugleich, und ihr Kreis hat nicht mehr als diese: ${partners}.`,
  windowOutsideHours: (rule, weekday, hour, window, hours, asked) =>
    `${rule}: Ein Lead, der am ${weekday} um ${hour} Uhr kommt, will binnen ${window} beantwortet sein, und in dieser Zeit öffnet niemand aus dem Kreis. In der kommenden Woche ist das in ${hours} von ${asked} Stunden so, in denen ihre Leads kommen können.`,
  ladderUnused: (ladder) => `Keine Regel nennt die Eskalation „${ladder}“.`,
  ladderTellsNobody: (ladder, at, whom) =>
    `Die Eskalation „${ladder}“ meldet sich ${at} bei jemandem, den es nicht oder nicht mehr gibt: ${whom}.`,
  ladderStepLate: (ladder, at, rule, window, always) =>
    `Ein Schritt der Eskalation „${ladder}“ (${at}) findet für ${rule} ${always ? 'nie' : 'nicht immer'} statt: Er hat in ${window} keinen Platz.`,
  unknown: {
    product: 'das Produkt',
    country: 'das Land',
    region: 'die Region',
    tier: 'die Stufe',
    tag: 'das Schlagwort',
    partner: 'den Partner',
    pipeline: 'die Pipeline',
    ladder: 'die Eskalation',
  },
  unknownName: (rule, kind, value, nearest) =>
    `${rule} nennt ${kind} „${value}“; das gibt es nicht.${nearest === null ? '' : ` Ist „${nearest}“ gemeint?`}`,
  unproven: (count) =>
    `Zu ${count} Regeln oder Partnern ließ sich nichts beweisen: Ihre Bedingungen sind zu verflochten.`,
}
