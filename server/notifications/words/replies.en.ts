import { known, wordFor } from './letter.ts'
import type { Words } from './letter.ts'

/** What the writer of a reply hears of it, where it could not simply be done. */
export const repliesEn = {
  reply_unclear: (reply, reader) => ({
    subject: `Is this what you meant? ${reply.title}`,
    intro: reply.read.length
      ? 'Thank you for your answer. It could be understood in more than one way, so nothing has been changed yet. One tap says whether this is right.'
      : 'Thank you for your answer. It was kept, but not understood well enough to act on, so nothing has been changed yet. One tap says what is new.',
    facts: known([
      ['You wrote', reply.said],
      ['We understood', reader.say.list(reply.read.map((code) => wordFor(readWords, code)))],
      ['Until', reply.until && dayIn(reply.until)],
    ]),
    action: { label: 'Say what is right', url: reader.link },
    outro: 'Opening this link commits you to nothing.',
  }),

  reply_refused: (reply, reader) => ({
    subject: `Your answer came to nothing: ${reply.title}`,
    intro: Object.hasOwn(whys, reply.why) ? whys[reply.why]! : whys.other!,
    facts: known([
      ['You wrote', reply.said],
      ['We understood', reader.say.list(reply.read.map((code) => wordFor(readWords, code)))],
    ]),
    action: { label: 'See where it stands', url: reader.link },
  }),
} satisfies Pick<Words, 'reply_unclear' | 'reply_refused'>

const dayIn = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day))

const readWords = {
  called: 'called the customer',
  visited: 'visited the customer',
  quote_sent: 'quote sent',
  waiting_for_customer: 'waiting for the customer',
  lost: 'lost',
  need_help: 'help needed',
  accept: 'lead accepted',
  decline: 'lead declined',
  ask_for_time: 'more time needed',
  next_quote: 'next: the quote',
  next_call: 'next: a call',
  next_visit: 'next: a visit',
}

const whys: Readonly<Record<string, string>> = {
  offer_expired:
    'The time to answer this lead had run out when your mail came, so it has gone on to another partner.',
  offer_taken: 'Another partner was faster: the lead was taken before your mail came.',
  offer_closed: 'This lead is no longer open to you, so your answer changed nothing.',
  offer_not_accepted: 'This lead is not yours yet, so your answer changed nothing.',
  opportunity_closed: 'This opportunity is closed already, so your answer changed nothing.',
  opportunity_not_open: 'This opportunity is closed already, so your answer changed nothing.',
  time_already_asked:
    'More time was given for this lead before, and it can be asked for once. The deadline stays as it is.',
  time_not_given: 'There is no more time for this lead: its deadline stays as it is.',
  reason_unknown:
    'The opportunity could not be closed as lost, because the reason is none of the list. Please choose one in the portal.',
  other: 'Your answer was read, but could not be done as things stand. Please look at it in the portal.',
}
