import { windowText } from './describe-then.ts'
import type { RuleNames } from './describe-value.ts'
import { enumerate } from './describe-value.ts'
import type { Ladder, LadderStep, StepMoment, Target } from './ladder.ts'
import type { RuleWords } from './words/words.ts'

/** A ladder from the offer to its end, as one line. */
export const describeLadder = (ladder: Ladder, words: RuleWords, names: RuleNames): string =>
  [
    ...ladder.steps.map((step) => stepText(step, words, names)),
    words.ladder.deadline,
    extensionText(ladder, words),
    words.ladder.afterPartners(ladder.afterPartners),
    raceText(ladder, words),
    gradeAText(ladder, words),
  ].join('; ')

const percent = (part: number, words: RuleWords) =>
  new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 }).format(part)

/** «after 80 % of the time», «30 minutes before the deadline» */
export function momentText(at: StepMoment, words: RuleWords): string {
  const { ladder } = words
  if (at.percent !== undefined) return ladder.atPercent(percent(at.percent / 100, words))
  if (at.minutes !== undefined) return ladder.afterMinutes(ladder.minutes(at.minutes))
  return ladder.minutesLeft(ladder.minutes(at.minutesLeft ?? 0))
}

export function targetText(target: Target, { ladder }: RuleWords, names: RuleNames): string {
  if (typeof target === 'string') return ladder.audiences[target]
  if ('person' in target) return ladder.person(names.person?.(target.person) ?? target.person)
  return ladder.webhook(names.webhook?.(target.webhook) ?? target.webhook)
}

const stepText = ({ at, to }: LadderStep, words: RuleWords, names: RuleNames) =>
  words.ladder.tells(
    momentText(at, words),
    enumerate(
      to.map((one) => targetText(one, words, names)),
      words.and,
      words,
    ),
  )

export const stepsText = ({ steps }: Ladder, words: RuleWords, names: RuleNames) =>
  steps.map((step) => stepText(step, words, names)).join('; ')

export function extensionText({ extension }: Ladder, words: RuleWords): string {
  const { ladder } = words
  if (!extension) return ladder.extensionUsual
  const { minutes, clock, percent: part } = extension
  if ((minutes ?? part) === 0) return ladder.extensionNone
  if (part !== undefined) return ladder.extensionPercent(percent(part / 100, words))
  const time = minutes ?? 0
  return ladder.extension(clock ? windowText({ minutes: time, clock }, words) : ladder.minutes(time))
}

export const raceText = ({ race }: Ladder, words: RuleWords): string =>
  race ? words.ladder.race(race.to, race.window ? windowText(race.window, words) : null) : words.ladder.noRace

export const gradeAText = ({ gradeAFactor }: Ladder, words: RuleWords): string =>
  gradeAFactor === undefined ? words.ladder.gradeAUsual : words.ladder.gradeA(percent(gradeAFactor, words))
