import { grades } from '../shared/codes.ts'
import type { RuleNames } from './describe-value.ts'
import { enumerate } from './describe-value.ts'
import type { Distribute, GradeWindows, ResponseWindow, WideningStep } from './distribute.ts'
import { defaultRaceTo } from './distribute.ts'
import type { Then } from './rule-set.ts'
import type { RuleWords } from './words/words.ts'

/** What a rule does with its leads, as one line. */
export function thenText(then: Then, words: RuleWords, names: RuleNames): string {
  if (then.do === 'hold') return words.action.hold(then.reason)
  if (then.do === 'close') return words.action.close(then.reason)
  if (then.do === 'assign') return words.action.assign(names.partner(then.partner))
  return [
    ...poolText(then, words, names),
    then.orders
      .map((order) => words.action.orders[order])
      .reduce((before, next) => `${before}, ${words.action.next(next)}`),
    ...floorText(then, words),
    ...answerText(then, words),
    ...(then.ladder ? [words.action.ladder(names.ladder?.(then.ladder) ?? then.ladder)] : []),
    ...(then.pipeline ? [words.action.pipeline(names.pipeline?.(then.pipeline) ?? then.pipeline)] : []),
    ...(then.widen ? [words.action.widen(wideningText(then.widen, words, names))] : []),
  ].join(', ')
}

const either = (items: string[], words: RuleWords) => enumerate(items, words.or, words)
const tierNames = (tiers: string[], words: RuleWords, names: RuleNames) =>
  either(
    tiers.map((tier) => names.tier?.(tier) ?? tier),
    words,
  )
const kilometres = (km: number, words: RuleWords) =>
  words.action.withinKm(new Intl.NumberFormat(words.locale).format(km))

function poolText({ pool }: Distribute, words: RuleWords, names: RuleNames): string[] {
  const named = pool.partners?.map((id) => names.partner(id))
  return [
    words.action.partners(pool.tiers ? tierNames(pool.tiers, words, names) : null),
    pool.tags && words.action.tagged(either(pool.tags, words)),
    named && words.action.named(either(named, words)),
    pool.withinKm !== undefined && kilometres(pool.withinKm, words),
    pool.territory === 'any' && words.action.anyTerritory,
    pool.portfolio === 'must_be_certified' && words.action.certified,
    pool.portfolio === 'any' && words.action.anyPortfolio,
    pool.language && words.action.language,
    pool.openNow && words.action.openNow,
  ].filter((part) => typeof part === 'string')
}

function floorText({ performanceFloor }: Distribute, words: RuleWords): string[] {
  if (performanceFloor === undefined) return []
  const percent = new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 })
  return [words.action.performanceFloor(percent.format(performanceFloor))]
}

function answerText({ mode, raceTo, window, gradeWindows }: Distribute, words: RuleWords): string[] {
  if (mode === 'assign') return [words.action.unasked]
  const race = mode === 'race' ? [words.action.race(raceTo ?? defaultRaceTo)] : []
  return [...race, timeText(window, gradeWindows, words), words.action.thenNext]
}

export const windowText = ({ minutes, clock }: ResponseWindow, words: RuleWords) =>
  words.action.window(minutes, clock)

/** «4 working hours (grade A 1 working hour)» */
function timeText(
  window: ResponseWindow | undefined,
  gradeWindows: GradeWindows | undefined,
  words: RuleWords,
): string {
  const usual = window ? windowText(window, words) : words.action.usualWindow
  const own = grades.flatMap((grade) => {
    const one = gradeWindows?.[grade]
    return one ? [words.action.gradeWindow(grade, windowText(one, words))] : []
  })
  return own.length === 0 ? usual : `${usual} (${own.join(', ')})`
}

export function wideningText(steps: WideningStep[], words: RuleWords, names: RuleNames): string {
  const inWords = steps.map((step) =>
    [
      step.withinKm !== undefined && kilometres(step.withinKm, words),
      step.tiers && words.action.widenTiers(tierNames(step.tiers, words, names)),
      step.tags && words.action.tagged(either(step.tags, words)),
      step.territory && words.action.anyTerritory,
    ]
      .filter((part) => typeof part === 'string')
      .join(` ${words.and} `),
  )
  return inWords.reduce((before, next) => `${before}, ${words.action.next(next)}`)
}
