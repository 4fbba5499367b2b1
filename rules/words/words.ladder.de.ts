import type { LadderWords } from './words.ladder.ts'

export const ladderDe: LadderWords = {
  atPercent: (percent) => `nach ${percent} der Zeit`,
  afterMinutes: (minutes) => `nach ${minutes}`,
  minutesLeft: (minutes) => `${minutes} vor Ablauf`,
  minutes: (count) =>
    count % 60 === 0
      ? `${count / 60} ${count === 60 ? 'Stunde' : 'Stunden'}`
      : `${count} ${count === 1 ? 'Minute' : 'Minuten'}`,
  audiences: {
    partner: 'den Partner',
    partner_admins: 'die Admins des Partners',
    channel_managers: 'die Channel Manager',
  },
  person: (name) => name,
  webhook: (name) => `den Webhook ${name}`,
  tells: (at, whom) => `${at} Nachricht an ${whom}`,
  deadline: 'nach Ablauf an den nächsten Partner',
  extensionUsual: 'auf Bitte die Hälfte der Zeit dazu, mindestens 30 Minuten',
  extensionNone: 'auf Bitte nicht mehr Zeit',
  extensionPercent: (percent) => `auf Bitte ${percent} der Zeit dazu`,
  extension: (time) => `auf Bitte ${time} dazu`,
  afterPartners: (count) => `weiter gefasst nach ${count === 1 ? 'jedem Partner' : `je ${count} Partnern`}`,
  race: (count, window) =>
    `dann zugleich an ${count} der Übrigen${window === null ? '' : `, ${window}`}, dann an niemanden`,
  noRace: 'dann an niemanden',
  gradeA: (percent) => `Güte A in ${percent} der Zeit`,
  gradeAUsual: 'Güte A in einem Viertel der üblichen Zeit',
}
