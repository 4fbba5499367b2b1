import type { MailAnswer, NextStep, OfferAnswer, Reading } from '../../shared/replies.ts'
import { mailAnswers } from '../../shared/codes.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import type { Also } from '../db/also.ts'
import type { Actor } from '../identity/actor.ts'
import { acceptOffer } from '../offers/accept.ts'
import { askForTime } from '../offers/ask-for-time.ts'
import { declineOffer } from '../offers/decline.ts'
import { answerFollowUp } from '../opportunities/answer-follow-up.ts'
import { logWork } from '../opportunities/change.ts'
import type { Runtime } from '../runtime.ts'

/** What a reply is about. */
export interface Target {
  offerId: string | null
  opportunityId: string | null
}

/**
 * Does what a reply says, by the same use cases as the buttons of its mail. `also` is written in their transaction.
 *
 * @param today the local day of whoever acts, `YYYY-MM-DD`
 * @throws Refused as those use cases; `not_found` where the reply is about neither an offer nor an opportunity
 */
export async function applyReading(
  runtime: Runtime,
  actor: Actor,
  { offerId, opportunityId }: Target,
  reading: Omit<Reading, 'clear'>,
  today: string,
  also: Also,
): Promise<void> {
  const [first] = reading.answers
  if (first !== undefined && isOfferAnswer(first)) {
    if (!offerId) throw new Refused(refuse('not_found'))
    await answerOffer(runtime, actor, offerId, first, reading, also)
    return
  }
  if (!opportunityId) throw new Refused(refuse('not_found'))
  const done = mailAnswers.filter((answer) => reading.answers.includes(answer))
  const { next, until, note } = reading
  const words = note ? { note } : {}
  const step = next && until ? { nextStep: nextSteps[actor.locale][next], nextStepDue: until } : {}
  if (!done.length) {
    await logWork(runtime, actor, opportunityId, { kind: 'note', ...words, ...step }, also)
    return
  }
  const answer = lead(done)
  const besides = done.filter((one): one is Contact => one !== answer && contacts.has(one))
  // Who waits says until when only for a day to come; five working days are usual.
  const waits = answer === 'waiting_for_customer' && !next && until && until > today ? { until } : {}
  const lost = answer === 'lost' ? { reason: reading.reason ?? 'other' } : step
  await answerFollowUp(
    runtime,
    actor,
    opportunityId,
    { answer, ...words, ...lost, ...waits },
    { besides, also },
  )
}

type Contact = 'called' | 'visited' | 'quote_sent'
const contacts: ReadonlySet<MailAnswer> = new Set(['called', 'visited', 'quote_sent'])
const weights: readonly MailAnswer[] = [
  'lost',
  'need_help',
  'waiting_for_customer',
  'quote_sent',
  'visited',
  'called',
]

/** Of several answers the one that says most of where things stand; the others were done on the way. */
const lead = (answers: readonly MailAnswer[]): MailAnswer =>
  weights.find((answer) => answers.includes(answer)) ?? 'called'

const offerAnswers: ReadonlySet<string> = new Set(['accept', 'decline', 'ask_for_time'])
const isOfferAnswer = (answer: MailAnswer | OfferAnswer): answer is OfferAnswer => offerAnswers.has(answer)

async function answerOffer(
  runtime: Runtime,
  actor: Actor,
  offerId: string,
  answer: OfferAnswer,
  { reason, until, note }: Omit<Reading, 'clear'>,
  also: Also,
): Promise<void> {
  switch (answer) {
    case 'accept':
      await acceptOffer(runtime, actor, offerId, also)
      return
    case 'decline':
      await declineOffer(
        runtime,
        actor,
        offerId,
        {
          reason: (reason ?? 'other') as 'other',
          ...(note ? { note } : {}),
          ...(until ? { noCapacityUntil: until } : {}),
        },
        also,
      )
      return
    case 'ask_for_time':
      await askForTime(runtime, actor, offerId, also)
  }
}

/** The next step in the words of whoever promised it. */
const nextSteps: Record<Locale, Record<NextStep, string>> = {
  en: { quote: 'Send the quote', call: 'Call the customer', visit: 'Visit the customer' },
  de: { quote: 'Angebot schicken', call: 'Kunden anrufen', visit: 'Kunden besuchen' },
}
