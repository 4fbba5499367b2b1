import type { MailAnswer } from '../../../shared/replies.ts'
import { known, saying } from './letter.ts'
import type { Letter, Reader, Words } from './letter.ts'

/** What the manufacturer hears of partners' answers beyond yes and no. */
export const answersEn = {
  offer_time_asked: (offer, reader) => ({
    subject: `${offer.partnerName} asks for more time: ${offer.title}`,
    intro: `${offer.partnerName} has not decided yet and was given more time, as the rule allows once. If nobody answers by then, the lead goes to the next partner.`,
    facts: [
      ['Partner', offer.partnerName],
      ['Answer by', reader.say.when(offer.respondBy)],
      ['Was', reader.say.when(offer.was)],
    ],
    action: { label: 'Open the lead', url: reader.link },
  }),

  offer_accept_undone: (offer, reader) => ({
    subject: `Acceptance undone by ${offer.partnerName}: ${offer.title}`,
    intro: `${offer.partnerName} had accepted by mistake and took it back within 15 minutes. The offer runs on until its deadline, and then the lead goes to the next partner. The customer has not been written to.`,
    facts: [['Partner', offer.partnerName]],
    action: { label: 'Open the lead', url: reader.link },
  }),

  help_wanted: (opportunity, reader) => ({
    subject: `${opportunity.partnerName} needs help: ${opportunity.title}`,
    intro: `${opportunity.partnerName} asks for your help with this opportunity. It stays on your Today page until somebody has dealt with it.`,
    facts: known([
      ['Partner', opportunity.partnerName],
      ['In their words', opportunity.note],
    ]),
    action: { label: 'Open the opportunity', url: reader.link },
  }),
} satisfies Pick<Words, 'offer_time_asked' | 'offer_accept_undone' | 'help_wanted'>

/** The answers to an offer as buttons; each leads to the page where it is pressed. */
export const offerAnswersEn = (
  { link }: Reader,
  { mayAsk = true }: { mayAsk?: boolean | undefined },
): Pick<Letter, 'action' | 'also'> => ({
  action: { label: 'Accept', url: saying(link, 'accept') },
  also: [
    { label: 'Decline', url: saying(link, 'decline') },
    ...(mayAsk ? [{ label: 'Ask for time', url: saying(link, 'ask_for_time') }] : []),
  ],
})

const answers: Record<MailAnswer, string> = {
  called: 'Called',
  visited: 'Visited',
  quote_sent: 'Quote sent',
  waiting_for_customer: 'Waiting for customer',
  lost: 'Lost',
  need_help: 'Need help',
}

/** The answers to a follow-up as buttons, each leading to the page where it is pressed. */
export function followUpAnswersEn({ link }: Reader): Pick<Letter, 'action' | 'also'> {
  const [action, ...also] = Object.entries(answers).map(([answer, label]) => ({
    label,
    url: saying(link, answer),
  }))
  return { action: action!, also }
}
