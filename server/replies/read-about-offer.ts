import type { OfferAnswer, Reading } from '../../shared/replies.ts'
import type { Clause } from './clauses.ts'
import { wordsBeside } from './clauses.ts'
import { conditional, doubtful, negation, notOnly, strictlyConditional } from './words-of-doubt.ts'
import {
  acceptPlainly,
  declinePlainly,
  declineReasons,
  moreTime,
  no,
  vagueYes,
  yes,
} from './words-of-offers.ts'

interface Said {
  answer: OfferAnswer | null
  reason: string | null
  /** Said in words that can mean nothing else. */
  plain: boolean
  unsure: boolean
  unknown: boolean
  days: string[]
}

export function readAboutOffer(clauses: readonly Clause[]): Omit<Reading, 'note'> {
  const said = clauses.map(saidIn)
  const found = new Set(said.flatMap(({ answer }) => answer ?? []))
  const reason = said.find((one) => one.reason)?.reason ?? null
  const answers = answersOf(found, reason)
  const [only] = answers
  const unknown = said.filter((one) => one.unknown).length
  const plain = said.some((one) => one.plain && one.answer === only)
  const clear =
    answers.length === 1 &&
    !said.some((one) => one.unsure) &&
    unknown <= (plain ? mostUnknown : 0) &&
    (plain || (only === 'decline' && reason !== null && said.every((one) => one.reason || !one.days.length)))
  const days = new Set(said.flatMap((one) => one.days))
  const until = only === 'decline' && reason === 'no_capacity' && days.size === 1 ? [...days][0]! : null
  return { answers, next: null, until, reason: only === 'decline' ? reason : null, clear }
}

const mostUnknown = 3

/** A reason to decline is as good as saying so, unless something else was said. */
function answersOf(found: ReadonlySet<OfferAnswer>, reason: string | null): OfferAnswer[] {
  const answers = [...found]
  return answers.length === 0 && reason !== null ? ['decline'] : answers
}

function saidIn({ text, asks, days }: Clause): Said {
  const words = text.replace(notOnly, ' ')
  const reason = declineReasons.find(([, form]) => form.test(words))?.[0] ?? null
  const found = answerIn(words, reason)
  const tied = strictlyConditional.test(text) || conditional.test(text) || doubtful.test(text)
  const asking = asks && found?.answer !== 'ask_for_time'
  return {
    answer: found?.answer ?? null,
    reason,
    plain: found?.plain ?? false,
    unsure: tied || (asking && (found !== null || reason !== null)) || (found?.doubt ?? false),
    unknown: !found && !reason && wordsBeside(text) > 1,
    days,
  }
}

interface Found {
  answer: OfferAnswer
  plain: boolean
  doubt: boolean
}

function answerIn(words: string, reason: string | null): Found | null {
  if (yes.test(words)) return { answer: 'accept', plain: true, doubt: false }
  if (no.test(words)) return { answer: 'decline', plain: true, doubt: false }
  if (declinePlainly.test(words)) {
    const doubt = negation.test(words.replace(declinePlainly, ' ')) && reason === null
    return { answer: 'decline', plain: true, doubt }
  }
  if (moreTime.test(words))
    return { answer: 'ask_for_time', plain: true, doubt: negation.test(words.replace(moreTime, ' ')) }
  if (acceptPlainly.test(words)) return { answer: 'accept', plain: true, doubt: negation.test(words) }
  if (vagueYes.test(words) && reason === null)
    return { answer: 'accept', plain: false, doubt: negation.test(words) }
  return null
}
