import type { MailAnswer } from '../../../shared/replies.ts'
import { known, saying } from './letter.ts'
import type { Letter, Reader, Words } from './letter.ts'

/** What the manufacturer hears of partners' answers beyond yes and no. */
export const answersDe = {
  offer_time_asked: (offer, reader) => ({
    subject: `${offer.partnerName} bittet um mehr Zeit: ${offer.title}`,
    intro: `${offer.partnerName} hat sich noch nicht entschieden und mehr Zeit bekommen, wie es die Regel einmal erlaubt. Antwortet bis dahin niemand, geht der Lead an den nächsten Partner.`,
    facts: [
      ['Partner', offer.partnerName],
      ['Antwort bis', reader.say.when(offer.respondBy)],
      ['Bisher', reader.say.when(offer.was)],
    ],
    action: { label: 'Lead öffnen', url: reader.link },
  }),

  offer_accept_undone: (offer, reader) => ({
    subject: `Zusage zurückgenommen von ${offer.partnerName}: ${offer.title}`,
    intro: `${offer.partnerName} hatte versehentlich zugesagt und das binnen 15 Minuten rückgängig gemacht. Das Angebot läuft bis zu seiner Frist weiter, danach geht der Lead an den nächsten Partner. Dem Kunden wurde nichts geschrieben.`,
    facts: [['Partner', offer.partnerName]],
    action: { label: 'Lead öffnen', url: reader.link },
  }),

  help_wanted: (opportunity, reader) => ({
    subject: `${opportunity.partnerName} braucht Hilfe: ${opportunity.title}`,
    intro: `${opportunity.partnerName} bittet Sie bei dieser Opportunity um Hilfe. Sie steht auf Ihrer Seite „Heute“, bis sich jemand darum gekümmert hat.`,
    facts: known([
      ['Partner', opportunity.partnerName],
      ['In eigenen Worten', opportunity.note],
    ]),
    action: { label: 'Opportunity öffnen', url: reader.link },
  }),
} satisfies Pick<Words, 'offer_time_asked' | 'offer_accept_undone' | 'help_wanted'>

/** The answers to an offer as buttons; each leads to the page where it is pressed. */
export const offerAnswersDe = (
  { link }: Reader,
  { mayAsk = true }: { mayAsk?: boolean | undefined },
): Pick<Letter, 'action' | 'also'> => ({
  action: { label: 'Annehmen', url: saying(link, 'accept') },
  also: [
    { label: 'Ablehnen', url: saying(link, 'decline') },
    ...(mayAsk ? [{ label: 'Mehr Zeit', url: saying(link, 'ask_for_time') }] : []),
  ],
})

const answers: Record<MailAnswer, string> = {
  called: 'Angerufen',
  visited: 'Besucht',
  quote_sent: 'Angebot geschickt',
  waiting_for_customer: 'Warten auf Kunden',
  lost: 'Verloren',
  need_help: 'Hilfe nötig',
}

/** The answers to a follow-up as buttons, each leading to the page where it is pressed. */
export function followUpAnswersDe({ link }: Reader): Pick<Letter, 'action' | 'also'> {
  const [action, ...also] = Object.entries(answers).map(([answer, label]) => ({
    label,
    url: saying(link, answer),
  }))
  return { action: action!, also }
}
