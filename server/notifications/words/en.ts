import { sayCauses } from '../../../shared/follow-up-words.ts'
import { wordWhy } from '../../../shared/why.ts'
import type { Need, NotificationData } from '../data.ts'
import { answersEn, followUpAnswersEn, offerAnswersEn } from './answers.en.ts'
import { isQuiet, others } from './causes.ts'
import { customerFooterEn, customersEn } from './customers.en.ts'
import { digestEn } from './digest.en.ts'
import { known, wordFor } from './letter.ts'
import type { Letter, Reader, Words } from './letter.ts'
import { repliesEn } from './replies.en.ts'

type Compared = NotificationData['canary_rolled_back']['live']

export const en: Words = {
  ...digestEn,

  offer_made: (offer, reader) => ({
    subject: `New lead: ${offer.title}. Answer by ${reader.say.soon(offer.respondBy, reader.at)}`,
    intro: `${reader.manufacturer} has a lead for you. Please accept or decline it by ${reader.say.when(offer.respondBy)}.`,
    facts: factsOf(offer, reader),
    ...offerAnswersEn(reader, offer),
    outro: 'You see who the customer is as soon as you accept. Opening this link commits you to nothing.',
  }),

  offer_reminder: (offer, reader) => ({
    subject: `Still open: ${offer.title}. ${reader.say.duration(offer.left)} left`,
    intro: `This lead is waiting for your answer until ${reader.say.when(offer.respondBy)}. After that it goes to another partner.`,
    facts: factsOf(offer, reader),
    ...offerAnswersEn(reader, offer),
    outro:
      'If it does not suit you, decline it with a reason: the customer is helped sooner, and you are asked for what fits.',
  }),

  offer_escalated: (offer, reader) =>
    reader.desk === 'partner'
      ? {
          subject: `Nobody has answered yet: ${offer.title}`,
          intro: `A lead for ${offer.partnerName} is still without an answer. It goes to another partner after ${reader.say.when(offer.respondBy)}.`,
          facts: [['Answer by', reader.say.when(offer.respondBy)]],
          ...offerAnswersEn(reader, offer),
          outro: 'You receive this because you look after your company’s account.',
        }
      : {
          subject: `About to expire with ${offer.partnerName}: ${offer.title}`,
          intro: `${offer.partnerName} has not answered yet. If nobody does, the lead is offered to the next partner.`,
          facts: [
            ['Partner', offer.partnerName],
            ['Answer by', reader.say.when(offer.respondBy)],
          ],
          action: { label: 'Open the lead', url: reader.link },
        },

  offer_expired: (offer, reader) => ({
    subject: `No longer open: ${offer.title}`,
    intro: `The time to answer this lead ran out on ${reader.say.when(offer.at)}, so it is being passed on. There is nothing left for you to do.`,
    facts: [],
    action: { label: 'See your open leads', url: reader.link },
    outro: `Short of time just now? Tell ${reader.manufacturer} when you are away, and leads come when you can answer them.`,
  }),

  offer_withdrawn: (offer, reader) => ({
    subject: offer.taken ? `Taken: ${offer.title}` : `Withdrawn: ${offer.title}`,
    intro: offer.taken
      ? 'Another partner was asked at the same time and accepted first. You need not answer any more, and it does not count against you.'
      : `${reader.manufacturer} has taken this lead back. You need not answer it any more, and it does not count against you.`,
    facts: known([['Reason', offer.reason && wordFor(withdrawals, offer.reason)]]),
    action: { label: 'See your other leads', url: reader.link },
  }),

  offer_accepted: (offer, reader) =>
    reader.desk === 'partner'
      ? {
          subject: `It is yours: ${offer.title}`,
          intro:
            'The lead is now your opportunity. In the portal you find the contact and what is to be done first.',
          facts: [],
          action: { label: 'Open the opportunity', url: reader.link },
        }
      : {
          subject: `Accepted by ${offer.partnerName}: ${offer.title}`,
          intro: `${offer.partnerName} has accepted the lead and works it from here on.`,
          facts: [['Partner', offer.partnerName]],
          action: { label: 'Open the opportunity', url: reader.link },
        },

  offer_declined: (offer, reader) => ({
    subject: `Declined by ${offer.partnerName}: ${offer.title}`,
    intro: `${offer.partnerName} has declined the lead. It is being routed to the next partner.`,
    facts: known([
      ['Partner', offer.partnerName],
      ['Reason', wordFor(declines, offer.reason)],
      ['Note', offer.note],
    ]),
    action: { label: 'Open the lead', url: reader.link },
  }),

  ...answersEn,
  ...repliesEn,

  lead_unassigned: (lead, reader) => ({
    subject: `Needs you: nobody to take ${lead.title}`,
    intro:
      'No partner can be offered this lead any more. It waits for your decision, and nobody is calling the customer.',
    facts: [['Why', wordFor(deadEnds, lead.reason)], ...history(lead)],
    action: { label: 'Decide who gets it', url: reader.link },
  }),

  lead_joined: (lead, reader) => ({
    subject: `Your customer has asked again: ${lead.title}`,
    intro:
      'A customer you already work with has sent another enquiry. It has been added to your lead, and nobody else has received it.',
    facts: [['What they ask', lead.what]],
    action: { label: 'Open it', url: reader.link },
  }),

  first_contact_due: (opportunity, reader) => ({
    subject: `First contact is due: ${opportunity.title}`,
    intro: `You accepted this lead, and no contact with the customer has been logged yet. It was due on ${reader.say.when(opportunity.due)}.`,
    facts: known([
      ['Due', reader.say.when(opportunity.due)],
      ['Also', others(opportunity.causes, reader.locale)],
    ]),
    ...followUpAnswersEn(reader),
    outro: 'One tap is enough, without signing in. Opening the page changes nothing.',
  }),

  opportunity_quiet: (opportunity, reader) => ({
    subject: `What is new? ${opportunity.title}`,
    intro: isQuiet(opportunity.causes)
      ? `Nothing has been logged on this opportunity for ${reader.say.days(opportunity.days)}. Please note what happened last, and what comes next.`
      : `This opportunity needs a look: ${sayCauses(opportunity.causes ?? [], 'en')}. Please note how it stands, and what comes next.`,
    facts: known([
      ['Quiet for', isQuiet(opportunity.causes) && reader.say.days(opportunity.days)],
      ['Also', isQuiet(opportunity.causes) && others(opportunity.causes, reader.locale)],
      ['Reminder', opportunity.nudge > 1 && `No. ${opportunity.nudge}`],
    ]),
    ...followUpAnswersEn(reader),
    outro: 'If it is lost, close it with a reason. That is a good answer too.',
  }),

  opportunity_silent: (opportunity, reader) => ({
    subject: `Silent with ${opportunity.partnerName}: ${opportunity.title}`,
    intro: silentIntro(opportunity, reader),
    facts: [
      ['Partner', opportunity.partnerName],
      ['Quiet for', reader.say.days(opportunity.days)],
    ],
    action: { label: 'Open the opportunity', url: reader.link },
  }),

  opportunity_closed: (opportunity, reader) => ({
    subject: `Closed as lost: ${opportunity.title}`,
    intro: `This opportunity${reader.desk === 'partner' ? '' : ` of ${opportunity.partnerName}`} has been closed as lost by a follow-up rule, because nothing was heard of it.`,
    facts: [['Rule', opportunity.rule]],
    action: { label: 'Open the opportunity', url: reader.link },
    ...(reader.desk === 'partner' ? { outro: 'If the customer still decides, please tell us.' } : {}),
  }),

  opportunity_returned: (opportunity, reader) => ({
    subject: `Returned by ${opportunity.partnerName}: ${opportunity.title}`,
    intro:
      reader.desk === 'partner'
        ? 'The opportunity has been returned. The lead is being routed to another partner.'
        : `${opportunity.partnerName} has given the opportunity back. The lead is being routed to another partner.`,
    facts: [
      ['Partner', opportunity.partnerName],
      ['Reason', opportunity.reason],
    ],
    action: { label: reader.desk === 'partner' ? 'See your other leads' : 'Open the lead', url: reader.link },
  }),

  opportunity_reclaimed: (opportunity, reader) => ({
    subject: `Taken back: ${opportunity.title}`,
    intro:
      reader.desk === 'partner'
        ? `${reader.manufacturer} has taken this opportunity back. Please do not contact the customer about it any more.`
        : `The opportunity has been taken back from ${opportunity.partnerName}. The lead is being routed to another partner.`,
    facts: known([
      ['Partner', reader.desk === 'manufacturer' && opportunity.partnerName],
      ['Reason', opportunity.reason],
    ]),
    action: { label: reader.desk === 'partner' ? 'See your other leads' : 'Open the lead', url: reader.link },
  }),

  canary_rolled_back: (canary, reader) => ({
    subject: `Rules: the canary of version ${canary.version} was rolled back`,
    intro:
      canary.why === 'slower'
        ? `Leads that went by version ${canary.version} waited longer for an acceptance than your guard allows. All leads go by version ${canary.liveVersion} again.`
        : `Leads that went by version ${canary.version} were declined or left to expire more often than your guard allows. All leads go by version ${canary.liveVersion} again.`,
    facts: [
      [`Canary, version ${canary.version}`, canarySide(canary.canary, reader)],
      [`Live, version ${canary.liveVersion}`, canarySide(canary.live, reader)],
    ],
    action: { label: 'Compare the versions', url: reader.link },
    outro:
      'Nobody has to do anything at once: leads of the canary that are still open go on by the live version.',
  }),

  ...customersEn,
  address_bounced: (bounce, reader) => ({
    subject: `Mails to ${bounce.partnerName ?? bounce.who ?? 'an address'} do not arrive`,
    intro: `The mail server says that ${bounce.address} cannot be reached. Nothing more is sent there until the address is put right, so leads may wait unseen.`,
    facts: known([
      ['Who', bounce.who],
      ['Partner', bounce.partnerName],
      ['Address', bounce.address],
      ['Mail server', bounce.reason],
    ]),
    action: { label: 'See what did not arrive', url: reader.link },
    outro: 'Sending one of these mails again lifts the stop for its address.',
  }),

  alarm_raised: ({ what, since, amount }, reader) => ({
    subject: alarmNames[what],
    intro: {
      offers_late: `Reminders and deadlines of open offers are ${reader.say.duration(amount / 60)} behind. Deadlines themselves hold: an answer that comes too late is refused.`,
      mails_late: `Mails have been waiting for ${reader.say.duration(amount / 60)} to be sent. None is lost: they go as soon as the mail server takes them.`,
      dead_letters: `${reader.say.number(amount)} mails could not be delivered within the last day and were set aside.`,
    }[what],
    facts: [['Since', reader.say.when(since)]],
    action: { label: 'See the mails', url: reader.link },
    outro:
      what === 'dead_letters'
        ? 'Each of them shows why; mend the address or the mail server, and send it again from there.'
        : 'Whoever runs the server finds the cause in its log and its metrics. While this lasts you are told once a day.',
  }),

  invitation: (invitation, reader) => ({
    subject: `${invitation.manufacturerName} invites you to its partner portal`,
    intro: `Hello ${reader.name}, ${invitation.inviter ?? invitation.manufacturerName} invites you to work on leads and opportunities of ${invitation.manufacturerName}.`,
    facts: [],
    action: { label: 'Choose a password and start', url: reader.link },
    outro: 'The link works once. If you did not expect this invitation, you can leave it unanswered.',
  }),

  password_reset: (_reset, reader) => ({
    subject: 'Choose a new password',
    intro: `Hello ${reader.name}, somebody asked for a new password for this address. Choose one with the button below.`,
    facts: [],
    action: { label: 'Choose a new password', url: reader.link },
    outro:
      'The link works once and for a short time. If it was not you, do nothing: your password stays as it is.',
  }),

  footer: (reader) =>
    reader.desk === 'customer'
      ? customerFooterEn(reader)
      : `Sent by Baton for ${reader.manufacturer}. Times are in your time zone.`,
}

/** «20 accepted, 5 declined or expired, 12 minutes to accept (median)» */
function canarySide({ accepted, refused, acceptMinutesMedian }: Compared, { say }: Reader): string {
  const counts = `${say.number(accepted)} accepted, ${say.number(refused)} declined or expired`
  return acceptMinutesMedian === null
    ? counts
    : `${counts}, ${say.duration(acceptMinutesMedian)} to accept (median)`
}

function factsOf(offer: Need, { say, locale }: Reader): Letter['facts'] {
  const { place } = offer
  return known([
    ['Answer by', say.when(offer.respondBy)],
    [
      'Need',
      [offer.quantity && offer.quantity > 1 ? `${say.number(offer.quantity)} ×` : '', offer.productLine ?? '']
        .join(' ')
        .trim(),
    ],
    [
      'Place',
      [[place.postalCode, place.town].filter(Boolean).join(' '), say.country(place.country)]
        .filter(Boolean)
        .join(', '),
    ],
    ['Distance', offer.distanceKm !== null && say.km(offer.distanceKm)],
    ['Budget', offer.budget !== null && say.money(offer.budget, offer.currency)],
    ['When', offer.timeline && wordFor(timelines, offer.timeline)],
    ['Customer', offer.customerType && wordFor(customers, offer.customerType)],
    ['Employees', offer.companySize !== null && say.number(offer.companySize)],
    ['Grade', offer.grade],
    ['Why you', say.list(offer.why.map((why) => wordWhy(why, locale)))],
  ])
}

/** Who was asked, one after the other, and how it ended. */
function history({ history: asked = [] }: NotificationData['lead_unassigned']): Letter['facts'] {
  const rows = asked.slice(0, mostAsked).map(({ partnerName, outcome, reason }, index) => {
    const why = reason ? ` (${wordFor(declines, reason)})` : ''
    return [index ? 'Then' : 'Asked first', `${partnerName}: ${endings[outcome]}${why}`] as [string, string]
  })
  const more = asked.length - mostAsked
  return more > 0 ? [...rows, ['Then', `${more} more`]] : rows
}
const mostAsked = 20
const endings = { declined: 'declined', expired: 'did not answer in time', returned: 'gave it back' }

const timelines = {
  now: 'Now',
  '3_months': 'Within 3 months',
  '6_months': 'Within 6 months',
  '12_months': 'Within 12 months',
  later: 'Later than 12 months',
}
const customers = { consumer: 'Private household', business: 'Business', public: 'Public sector' }
const declines = {
  no_capacity: 'No capacity',
  outside_area: 'Outside the area',
  product_not_carried: 'Product not carried',
  too_small: 'Too small',
  own_customer: 'Own customer already',
  not_enough_data: 'Not enough data',
  spam: 'Spam',
  other: 'Another reason',
}
const withdrawals = {
  lead_closed: 'The lead has been closed',
  reassigned: 'It has been given to another partner',
}
const deadEnds = {
  nobody_eligible: 'No partner fits, or all that fit are full or away',
  ladder_exhausted: 'All partners that were asked declined or did not answer',
  named_partner_unavailable: 'The partner that the rule names is not available',
  no_rule: 'No rule takes this lead',
}

const alarmNames = {
  offers_late: 'Offers run late',
  mails_late: 'Mails are not leaving',
  dead_letters: 'Mails could not be delivered',
}

function silentIntro(
  { partnerName, days, causes, proposed = true }: NotificationData['opportunity_silent'],
  reader: Reader,
): string {
  const what = isQuiet(causes)
    ? `${partnerName} has logged nothing for ${reader.say.days(days)} and has not answered the reminders.`
    : `This opportunity of ${partnerName} needs a look: ${sayCauses(causes ?? [], 'en')}.`
  return proposed ? `${what} You can reclaim the opportunity and have the lead routed again.` : what
}

/** The words behind codes, for whoever words a mail with variables. */
export const codes = { reasons: { ...declines, ...withdrawals, ...deadEnds }, timelines, customers }

/** «in 3 days» and «for 3 days» take the same form. */
export const daysWithin = (days: string): string => days
