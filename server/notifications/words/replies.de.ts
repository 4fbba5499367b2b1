import { known, wordFor } from './letter.ts'
import type { Words } from './letter.ts'

/** Was der Schreiber einer Antwort erfährt, wenn sie nicht einfach ausgeführt werden konnte. */
export const repliesDe = {
  reply_unclear: (reply, reader) => ({
    subject: `War das so gemeint? ${reply.title}`,
    intro: reply.read.length
      ? 'Danke für Ihre Antwort. Sie lässt sich auf mehr als eine Weise verstehen, deshalb ist noch nichts geändert. Ein Tippen sagt, ob es stimmt.'
      : 'Danke für Ihre Antwort. Sie ist aufgehoben, wurde aber nicht sicher genug verstanden, deshalb ist noch nichts geändert. Ein Tippen sagt, was es Neues gibt.',
    facts: known([
      ['Sie schrieben', reply.said],
      ['Verstanden wurde', reader.say.list(reply.read.map((code) => wordFor(readWords, code)))],
      ['Bis', reply.until && dayIn(reply.until)],
    ]),
    action: { label: 'Sagen, was stimmt', url: reader.link },
    outro: 'Das Öffnen des Links verpflichtet Sie zu nichts.',
  }),

  reply_refused: (reply, reader) => ({
    subject: `Ihre Antwort hat nichts bewirkt: ${reply.title}`,
    intro: Object.hasOwn(whys, reply.why) ? whys[reply.why]! : whys.other!,
    facts: known([
      ['Sie schrieben', reply.said],
      ['Verstanden wurde', reader.say.list(reply.read.map((code) => wordFor(readWords, code)))],
    ]),
    action: { label: 'Stand ansehen', url: reader.link },
  }),
} satisfies Pick<Words, 'reply_unclear' | 'reply_refused'>

const dayIn = (day: string) =>
  new Intl.DateTimeFormat('de', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day))

const readWords = {
  called: 'Kunde angerufen',
  visited: 'Kunde besucht',
  quote_sent: 'Angebot geschickt',
  waiting_for_customer: 'Warten auf den Kunden',
  lost: 'verloren',
  need_help: 'Hilfe nötig',
  accept: 'Lead angenommen',
  decline: 'Lead abgelehnt',
  ask_for_time: 'mehr Zeit nötig',
  next_quote: 'als Nächstes: das Angebot',
  next_call: 'als Nächstes: ein Anruf',
  next_visit: 'als Nächstes: ein Besuch',
}

const whys: Readonly<Record<string, string>> = {
  offer_expired:
    'Die Frist für diesen Lead war abgelaufen, als Ihre Mail kam; er ist an einen anderen Partner gegangen.',
  offer_taken: 'Ein anderer Partner war schneller: Der Lead war vergeben, bevor Ihre Mail kam.',
  offer_closed: 'Dieser Lead steht Ihnen nicht mehr offen, Ihre Antwort hat deshalb nichts geändert.',
  offer_not_accepted: 'Dieser Lead ist noch nicht Ihrer, Ihre Antwort hat deshalb nichts geändert.',
  opportunity_closed:
    'Diese Opportunity ist bereits abgeschlossen, Ihre Antwort hat deshalb nichts geändert.',
  opportunity_not_open:
    'Diese Opportunity ist bereits abgeschlossen, Ihre Antwort hat deshalb nichts geändert.',
  time_already_asked:
    'Für diesen Lead gab es schon einmal mehr Zeit, und das geht nur einmal. Die Frist bleibt, wie sie ist.',
  time_not_given: 'Für diesen Lead gibt es nicht mehr Zeit: Die Frist bleibt, wie sie ist.',
  reason_unknown:
    'Die Opportunity konnte nicht als verloren geschlossen werden, weil der Grund nicht in der Liste steht. Bitte wählen Sie im Portal einen.',
  other: 'Ihre Antwort wurde gelesen, ließ sich so aber nicht ausführen. Bitte sehen Sie im Portal nach.',
}
