import type { Check } from './context.ts'
import type { Distribute } from '../distribute.ts'
import { pointerTo } from '../faults.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import type { DealKind } from '../ladder-times.ts'
import { minutesUntil, usualMinutes, windowFor } from '../ladder-times.ts'
import type { Ladder, Target } from '../ladder.ts'
import { defaultLadderKey } from '../ladder.ts'
import { nearestName } from '../nearest-name.ts'
import type { RuleSet } from '../rule-set.ts'
import { grades } from '../../shared/codes.ts'

/** A rule that distributes, or the fallback, with where it stands. */
interface Asking {
  ruleKey: string | null
  then: Distribute
  at: string
}

/** Ladders that rules name and that are not there, that no rule names, whose steps come too late or tell nobody. */
export function checkLadders({ ruleSet, context }: Check): Finding[] {
  const all = new Map(Object.entries(ruleSet.ladders ?? {}))
  const asking = askingIn(ruleSet)
  return [
    ...asking.flatMap((one) => unknownLadder(one, all)),
    ...[...all].flatMap(([key, ladder]) => {
      const users = asking.filter(({ then }) => usedBy(then, all) === key)
      return [
        ...(users.length === 0 ? [unused(key, ladder)] : []),
        ...nobodyTold(key, ladder, context),
        ...users.flatMap((one) => lateSteps(key, ladder, one)),
      ]
    }),
  ]
}

function askingIn({ rules, fallback }: RuleSet): Asking[] {
  const asking = rules.flatMap(({ key, enabled, then }, index): Asking[] =>
    enabled && then.do === 'distribute'
      ? [{ ruleKey: key, then, at: pointerTo(['rules', index, 'then']) }]
      : [],
  )
  if (fallback) asking.push({ ruleKey: null, then: fallback, at: '/fallback' })
  return asking.filter(({ then }) => then.mode !== 'assign')
}

/** The key of the ladder that a rule's offers climb, where the rule set has it. */
const usedBy = ({ ladder = defaultLadderKey }: Distribute, all: ReadonlyMap<string, Ladder>) =>
  all.has(ladder) ? ladder : defaultLadderKey

function unknownLadder({ ruleKey, then, at }: Asking, all: ReadonlyMap<string, Ladder>): Finding[] {
  const value = then.ladder ?? defaultLadderKey
  if (value === defaultLadderKey || all.has(value)) return []
  const nearest = nearestName(value, all.keys())
  return [finding('unknown_ladder', { value, nearest }, { ruleKey, pointer: `${at}/ladder` })]
}

const unused = (key: string, { name }: Ladder): Finding =>
  finding('ladder_unused', { ladder: name }, { pointer: pointerTo(['ladders', key]) })

function nobodyTold(key: string, ladder: Ladder, { people, webhooks }: Check['context']): Finding[] {
  const isMissing = (to: Target): to is Exclude<Target, string> => {
    if (typeof to === 'string') return false
    return 'person' in to ? people?.includes(to.person) === false : webhooks?.includes(to.webhook) === false
  }
  return ladder.steps.flatMap(({ at, to }, step) =>
    to.flatMap((one, index) => {
      if (!isMissing(one)) return []
      const pointer = pointerTo(['ladders', key, 'steps', step, 'to', index])
      return [finding('ladder_tells_nobody', { ladder: ladder.name, at, to: one }, { pointer })]
    }),
  )
}

/** Steps that some or all of a rule's windows have no room for. */
function lateSteps(key: string, ladder: Ladder, { ruleKey, then }: Asking): Finding[] {
  const windows = windowsOf(then, ladder)
  return ladder.steps.flatMap(({ at }, step) => {
    const short = windows.filter((window) => {
      const due = minutesUntil(at, window)
      return due <= 0 || due >= window.minutes
    })
    if (short.length === 0) return []
    const always = short.length === windows.length
    const minutes = Math.max(...short.map((window) => window.minutes))
    const clock = short[0]!.clock
    return [
      finding(
        'ladder_step_late',
        { ladder: ladder.name, at, minutes, clock, always },
        {
          ruleKey,
          pointer: pointerTo(['ladders', key, 'steps', step, 'at']),
          severity: always ? 'warning' : 'hint',
        },
      ),
    ]
  })
}

/** Every window that a lead of the rule may have, whatever its grade and deal. */
const windowsOf = (then: Distribute, ladder: Ladder) =>
  grades.flatMap((grade) => dealKinds.map((kind) => windowFor(then, kind, grade, ladder)))
const dealKinds = Object.keys(usualMinutes) as DealKind[]
