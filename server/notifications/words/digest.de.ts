import type { Waiting } from '../data.ts'
import type { Speech } from '../speech.ts'
import type { Words } from './letter.ts'
import { digestLetter } from './digest.ts'

const waiting: Record<Waiting['what'], (one: Waiting, say: Speech) => string> = {
  offer: ({ at }, say) => `Neuer Lead. Antwort bis ${say.when(at!)}`,
  first_contact: ({ at }, say) => `Erstkontakt war fällig am ${say.when(at!)}`,
  next_step: ({ day, who }, say) =>
    `Nächster Schritt${who ? ` „${who}“` : ''} war fällig am ${say.day(day!)}`,
  task: ({ day, who }, say) => `Aufgabe${who ? ` „${who}“` : ''}, fällig am ${say.day(day!)}`,
  follow_up: ({ at }, say) => `Still seit ${say.when(at!)}: Wie steht es?`,
  lead_unassigned: ({ at }, say) => `Seit ${say.when(at!)} nimmt ihn niemand`,
  lead_held: ({ at }, say) => `Angehalten seit ${say.when(at!)}: Bitte ansehen`,
  offer_expiring: ({ at, who }, say) => `${who} hat noch nicht geantwortet; läuft ab: ${say.when(at!)}`,
  help_wanted: ({ who }) => `${who} bittet um Hilfe`,
  reclaim_proposed: ({ who }) => `${who} hat auf die Erinnerungen nicht geantwortet: zurückholen?`,
  discrepancy: ({ who }) => `Der Kunde sagt, ${who} habe sich nicht gemeldet`,
}

/** The words of the digest in German. */
export const digestDe: Pick<Words, 'digest'> = {
  digest: digestLetter({
    waiting,
    subject: (waits, happened) =>
      waits
        ? `${waits === 1 ? 'Eine Sache wartet' : `${waits} Dinge warten`} auf Ihre Antwort`
        : `Was geschehen ist: ${happened === 1 ? 'eine Nachricht' : `${happened} Nachrichten`}`,
    intro: (waits) =>
      waits
        ? 'Das wartet auf Sie, das Dringendste zuerst.'
        : 'Nichts wartet auf Sie. Das ist inzwischen geschehen.',
    waits: 'Braucht eine Antwort',
    happened: 'Was geschehen ist',
    more: (count) => `Und ${count} weitere im Portal`,
    settled: (count) =>
      count === 1
        ? 'Eine Sache hat sich inzwischen erledigt'
        : `${count} Dinge haben sich inzwischen erledigt`,
    action: { partner: 'Ihre Leads öffnen', manufacturer: 'Die Liste von heute öffnen' },
    outro: 'Was Sie erreicht, wo und wann, bestimmen Sie: im Portal unter Ihrem Konto.',
  }),
}
