import { mailAnswers } from '../../shared/codes.ts'
import type { MailAnswer, NextStep, Reading } from '../../shared/replies.ts'
import type { Clause } from './clauses.ts'
import { wordsBeside } from './clauses.ts'
import { conditional, doubtful, later, negation, notOnly, strictlyConditional } from './words-of-doubt.ts'
import type { Saying } from './words-of-opportunities.ts'
import {
  announced,
  helpNeeded,
  lostInEffect,
  lostPlainly,
  lostReasons,
  rivals,
  selfContained,
  turnable,
} from './words-of-opportunities.ts'

/** What one clause says. `unsure`: what it says about an answer is asked, doubted or tied to a condition. */
interface Said {
  done: Saying[]
  denied: Saying[]
  next: NextStep | null
  day: string | null
  manyDays: boolean
  plainlyLost: boolean
  unsure: boolean
  /** Says something that was not understood. */
  unknown: boolean
}

export function readAboutOpportunity(clauses: readonly Clause[]): Omit<Reading, 'note'> {
  const said = clauses.map(sayingsOf)
  const done = new Set(said.flatMap((one) => one.done))
  const denied = new Set(said.flatMap((one) => one.denied))
  const answers = mailAnswers.filter((answer) => done.has(answer))
  const { next, until, ambiguous } = whatNext(said)
  const reason = done.has('lost') ? reasonOf(clauses) : null
  const clear =
    (answers.length > 0 || (next !== null && until !== null)) &&
    !ambiguous &&
    !said.some((one) => one.unsure) &&
    !done.has('not_reached') &&
    !contradicts(answers, denied, next) &&
    (!done.has('lost') || reason !== null || said.some((one) => one.plainlyLost)) &&
    (done.has('lost') || !clauses.some(({ text }) => rivals.test(text))) &&
    said.filter((one) => one.unknown).length <= mostUnknown
  return { answers, next, until, reason, clear }
}

const mostUnknown = 5

function sayingsOf({ text, asks, days }: Clause): Said {
  let rest = text.replace(notOnly, ' ')
  let taken = ''
  const found: Saying[] = []
  const take = (saying: Saying | 'none', form: RegExp) => {
    const match = form.exec(rest)?.[0]
    if (match === undefined) return
    taken = `${taken} ${turnableToo.has(saying) && !selfEvident.test(match) ? match : ''}`
    rest = rest.replace(form, ' · ')
    if (saying !== 'none') found.push(saying)
  }
  for (const [saying, form] of selfContained) take(saying, form)
  take('need_help', helpNeeded)
  take('lost', lostInEffect)
  const before = rest
  take('lost', lostPlainly)
  const plainlyLost = before !== rest && wordsBeside(withoutReasons(rest)) <= 2
  for (const [saying, form] of turnable) take(saying, form)
  const next = announced.find(([, form]) => form.test(rest))?.[0] ?? null
  // «Angebot ist noch nicht raus»: the «no» may stand in the middle of what is said.
  const no = negation.test(rest) || negation.test(taken)
  const planned = later.test(rest) || later.test(taken)
  return judged({ text, rest, asks, days }, found, next, { no, planned, plainlyLost })
}

/** What the sayings of a clause come to under its «no», its «will», and its question mark. */
function judged(
  { text, rest, asks, days }: Clause & { rest: string },
  found: readonly Saying[],
  next: NextStep | null,
  { no, planned, plainlyLost }: { no: boolean; planned: boolean; plainlyLost: boolean },
): Said {
  const doing = found.filter((saying) => saying in stepOf)
  const promised = planned ? doing : []
  const done = no
    ? found.filter((saying) => saying === 'not_reached')
    : found.filter((one) => !promised.includes(one))
  const denied: Saying[] = no ? found.filter((saying) => saying !== 'not_reached') : []
  if (no && next) denied.push(doneOf[next])
  const waits = done.includes('waiting_for_customer')
  const step = no
    ? null
    : (stepOf[promised[0] as keyof typeof stepOf] ?? (doing.length || waits ? null : next))
  const plain = text.replace(notOnly, ' ')
  const tied = conditional.test(plain) || doubtful.test(plain)
  const touches = found.length > 0 || step !== null
  const onlyHelp = found.length > 0 && found.every((saying) => saying === 'need_help')
  const known = touches || denied.length > 0
  return {
    done,
    denied,
    next: step,
    day: days.length === 1 ? days[0]! : null,
    manyDays: days.length > 1 && (step !== null || waits),
    plainlyLost: plainlyLost && !no,
    unsure:
      doubtful.test(text) ||
      strictlyConditional.test(text) ||
      (touches && ((asks && !onlyHelp) || tied)) ||
      (asks && !onlyHelp && next !== null) ||
      loose(doing, planned, days, rest),
    unknown: !known && wordsBeside(text) > 2,
  }
}

const turnableToo: ReadonlySet<Saying | 'none'> = new Set(['quote_sent', 'called', 'visited', 'need_help'])
const selfEvident = /nicht weiter/

const stepOf = { quote_sent: 'quote', called: 'call', visited: 'visit' } as const
const doneOf = { quote: 'quote_sent', call: 'called', visit: 'visited' } as const

/** A long clause that says what was done and names a day to come may have announced something that was not read. */
const loose = (doing: readonly Saying[], planned: boolean, days: readonly string[], rest: string) =>
  doing.length > 0 && !planned && days.length > 0 && wordsBeside(rest) > 4

/** The next step, and its day or the one until which the customer is waited for. */
function whatNext(said: readonly Said[]): {
  next: NextStep | null
  until: string | null
  ambiguous: boolean
} {
  const steps = said.filter((one) => one.next)
  const waits = said.filter((one) => one.done.includes('waiting_for_customer'))
  const dated = [...steps, ...waits].filter((one) => one.day !== null)
  const bare = said.filter((one) => one.day !== null && !one.next && !one.done.length && !one.denied.length)
  const days = new Set(
    (dated.length ? dated : steps.length || waits.length ? bare : []).map((one) => one.day!),
  )
  const kinds = new Set(steps.map((one) => one.next!))
  const first = steps.find((one) => one.day !== null) ?? steps[0]
  return {
    next: first?.next ?? null,
    until: days.size === 1 ? [...days][0]! : null,
    ambiguous:
      days.size > 1 ||
      kinds.size > 1 ||
      said.some((one) => one.manyDays) ||
      (steps.length > 0 && waits.length > 0 && days.size > 0),
  }
}

/** «Called, no quote yet» is no contradiction; «called, not reached» is one, and so is «lost, quote till Friday». */
function contradicts(
  answers: readonly MailAnswer[],
  denied: ReadonlySet<Saying>,
  next: NextStep | null,
): boolean {
  if (
    answers.includes('lost') &&
    (next !== null || answers.includes('waiting_for_customer') || denied.size > 0)
  )
    return true
  if (answers.some((answer) => denied.has(answer))) return true
  return (
    [...denied].some((saying) => saying !== 'quote_sent' && saying !== 'visited') ||
    (denied.size > 0 && !answers.length)
  )
}

function reasonOf(clauses: readonly Clause[]): string | null {
  const reasons = lostReasons.filter(([, form]) => clauses.some(({ text }) => form.test(text)))
  return reasons[0]?.[0] ?? null
}

const withoutReasons = (text: string) => lostReasons.reduce((rest, [, form]) => rest.replace(form, ' '), text)
