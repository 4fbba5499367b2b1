/** Lower case, without accents; ä, ö, ü and ß as ae, oe, ue and ss; every apostrophe and dash in one form. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/ß/g, 'ss')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')

/** What is written wrong so often, or so short, that no distance tells it. */
const slips: Readonly<Record<string, string>> = {
  nto: 'not',
  noit: 'not',
  nciht: 'nicht',
  nihct: 'nicht',
  nicth: 'nicht',
  nich: 'nicht',
  net: 'nicht',
  ned: 'nicht',
  kien: 'kein',
  kiene: 'keine',
  dont: "don't",
  didnt: "didn't",
  havent: "haven't",
  hasnt: "hasn't",
  cant: "can't",
  couldnt: "couldn't",
  wont: "won't",
  isnt: "isn't",
  wasnt: "wasn't",
  doesnt: "doesn't",
  angbot: 'angebot',
  qoute: 'quote',
  qoutation: 'quotation',
  quot: 'quote',
  callled: 'called',
  calld: 'called',
  fri: 'friday',
  frei: 'frei',
}

/** Words worth recognising although a letter is wrong, missing, doubled or swapped. */
const known = [
  'called',
  'phoned',
  'spoken',
  'talked',
  'contacted',
  'visited',
  'quote',
  'quotation',
  'proposal',
  'waiting',
  'customer',
  'accept',
  'accepted',
  'decline',
  'declined',
  'tomorrow',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'angerufen',
  'telefoniert',
  'gesprochen',
  'besucht',
  'besichtigt',
  'angebot',
  'verschickt',
  'geschickt',
  'gesendet',
  'versendet',
  'kunde',
  'kunden',
  'meldet',
  'rueckmeldung',
  'verloren',
  'brauche',
  'hilfe',
  'unterstuetzung',
  'nehme',
  'angenommen',
  'ablehnen',
  'morgen',
  'montag',
  'dienstag',
  'mittwoch',
  'donnerstag',
  'freitag',
  'samstag',
  'naechste',
  'woche',
  'kapazitaet',
  'wettbewerber',
  'interesse',
]

/** Other words that stand close to those, and mean something else. */
const others = new Set(
  'interested interest interests interessiert interessierte interessant quite quota quoting accent accents phones hilft nehmt verlorene verlorenen wailing monat monats monate caller callers calles gesprochene sprechen angebote angebots angeboten freitags montags quotes quoted quoting customers kundin kundinnen meldete melden melde brauchen brauchte gebraucht hilfen nehmen nahm waited wanting besuch besuche besuchen besuchte gesucht verlor wochen morgens accepts accepting acceptable except excepted declines deadline talker walked cooled visitor visits rufen anrufen angerufene geschenkt angenommene sonntag wartend gesendete gewendet verwendet schickt schicke schicken kunden'.split(
    ' ',
  ),
)

/** The text with each word that is nearly a known one written rightly. */
export const spelled = (text: string): string =>
  text.replace(/[a-z']+/g, (word) => slips[word] ?? nearest(word) ?? word)

const exact = new Set(known)

function nearest(word: string): string | null {
  if (word.length < 5 || word.length > 16 || exact.has(word) || others.has(word)) return null
  const allowed = word.length >= 9 ? 2 : 1
  for (const candidate of known)
    if (
      candidate.length >= 5 &&
      candidate[0] === word[0] &&
      Math.abs(candidate.length - word.length) <= allowed &&
      distance(word, candidate) <= allowed
    )
      return candidate
  return null
}

/** Optimal string alignment: letters changed, left out, put in, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
