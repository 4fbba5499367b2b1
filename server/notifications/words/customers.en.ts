import { known, saying } from './letter.ts'
import type { Reader, Words } from './letter.ts'

type Kinds =
  | 'customer_introduction'
  | 'customer_check'
  | 'customer_not_reached'
  | 'customer_wants_another'
  | 'customer_withdrew'
  | 'discrepancy_opened'
  | 'discrepancy_asked'
  | 'opportunity_withdrawn'

/** What customers are written, and what follows from what they answer. */
export const customersEn: Pick<Words, Kinds> = {
  customer_introduction: (it, reader) => ({
    subject: `${it.partnerName} will be in touch with you`,
    intro: `Thank you for your enquiry with ${reader.manufacturer}. ${it.person ? `${it.person} of ${it.partnerName}` : it.partnerName} takes care of it and ${it.by ? `will be in touch with you by ${reader.say.when(it.by)}` : 'will be in touch with you'}.`,
    facts: known([
      ['Your enquiry', it.title],
      ['Who', it.person ? `${it.person}, ${it.partnerName}` : it.partnerName],
      ['Phone', it.phone],
      ['By', it.by && reader.say.when(it.by)],
    ]),
    action: { label: 'See where it stands', url: reader.link },
    outro:
      'On that page you can also ask for somebody else, or say that you no longer need it. You need no account, and opening it changes nothing.',
  }),

  customer_check: (it, reader) => ({
    subject: 'Has somebody been in touch with you?',
    intro: `${it.partnerName} took on your enquiry with ${reader.manufacturer}. Has somebody been in touch with you?`,
    facts: known([
      ['Your enquiry', it.title],
      ['Who', it.partnerName],
      ['Phone', it.phone],
    ]),
    action: { label: 'Yes, somebody has', url: saying(reader.link, 'yes') },
    also: [
      { label: 'No, nobody has', url: saying(reader.link, 'no') },
      { label: 'Something else', url: reader.link },
    ],
    outro: 'It takes one more tap on the page that opens. Nothing happens before that.',
  }),

  customer_not_reached: (it, reader) => ({
    subject: `The customer says that nobody has called: ${it.title}`,
    intro:
      'We asked the customer whether somebody has been in touch, and the answer was no. Please call, and note it. If you have called already, note when: messages get lost.',
    facts: [['Opportunity', it.title]],
    action: { label: 'Open the opportunity', url: reader.link },
  }),

  customer_wants_another: (it, reader) => ({
    subject: `The customer asks for another partner: ${it.title}`,
    intro: it.partnerName
      ? `The customer does not want to go on with ${it.partnerName}. The opportunity has been taken back, and the lead is being routed to somebody else.`
      : 'The customer does not want to wait any longer. The open offer has been withdrawn, and the lead is being routed to somebody else.',
    facts: known([
      ['Partner', it.partnerName],
      ['The customer writes', it.note],
    ]),
    action: { label: 'Open the lead', url: reader.link },
  }),

  customer_withdrew: (it, reader) => ({
    subject: `The customer no longer needs it: ${it.title}`,
    intro:
      'The customer has withdrawn the enquiry. The lead is closed, and nothing more is sent or asked about it.',
    facts: known([
      ['Partner', it.partnerName],
      ['The customer writes', it.note],
    ]),
    action: { label: 'Open the lead', url: reader.link },
  }),

  discrepancy_opened: (it, reader) => ({
    subject: `Customer and ${it.partnerName} disagree: ${it.title}`,
    intro: `The customer says that nobody has been in touch. Beside it stands what ${it.partnerName} had noted by then.`,
    facts: known([
      ['The customer', it.note ? `Nobody has been in touch: ${it.note}` : 'Nobody has been in touch'],
      ['Accepted', reader.say.when(it.acceptedAt)],
      ['First contact noted', it.firstContactAt ? reader.say.when(it.firstContactAt) : 'None'],
      [
        'Noted in all',
        it.activities.length
          ? it.activities
              .map((one) => `${activities[one.kind] ?? one.kind}, ${reader.say.when(one.at)}`)
              .join(' · ')
          : 'Nothing',
      ],
    ]),
    action: { label: 'Look at both and decide', url: reader.link },
    outro: 'You can ask the partner, take the lead back, or settle it.',
  }),

  discrepancy_asked: (it, reader) => ({
    subject: `${reader.manufacturer} asks: have you been in touch? ${it.title}`,
    intro: `The customer said on ${reader.say.when(it.saidAt)} that nobody has been in touch. Please say in the opportunity when you called or wrote, or call now and note it.`,
    facts: [['Opportunity', it.title]],
    action: { label: 'Open the opportunity', url: reader.link },
  }),

  opportunity_withdrawn: (it, reader) => ({
    subject: `Closed, the customer no longer needs it: ${it.title}`,
    intro:
      'The customer has told us that the enquiry is no longer wanted. The opportunity is closed, and you need not do anything. Please do not call about it any more.',
    facts: [['Opportunity', it.title]],
    action: { label: 'See it', url: reader.link },
  }),
}

/** Under what a customer is written: why, and how it ends. */
export const customerFooterEn = (reader: Reader) =>
  `You get this mail because you sent ${reader.manufacturer} an enquiry. At most two are sent for each specialist who takes it on. To get none, choose “No more mails” on the page above. Sent by Baton for ${reader.manufacturer}.`

const activities: Readonly<Record<string, string>> = {
  call: 'Call',
  visit: 'Visit',
  email: 'E-mail',
  meeting: 'Meeting',
  quote: 'Quote',
  note: 'Note',
}
