import { comparisonsIn } from './condition.ts'
import type { Comparison, Content, Entry, Rule } from './content.ts'

/** Something begun and not said to its end; `at` is its JSON pointer inside its rule. */
export interface Unfinished {
  readonly list: 'rules' | 'scoring'
  readonly key: string
  readonly at: string
}

function isOpen({ fact, value }: Comparison): boolean {
  if (fact === '' || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).some((one) => one === '')
}

const openIn = ({ when }: Entry): string[] =>
  when === undefined
    ? []
    : comparisonsIn(when)
        .filter(({ comparison }) => isOpen(comparison))
        .map(({ at, comparison }) => `/when${at}/${comparison.fact === '' ? 'fact' : 'value'}`)

function openThen({ then }: Rule): string[] {
  if (then.do === 'assign') return then.partner === '' ? ['/then/partner'] : []
  if (then.do !== 'distribute') return then.reason.trim() === '' ? ['/then/reason'] : []
  const steps = (then.widen ?? []).flatMap((step, index) =>
    Object.keys(step).length === 0 ? [`/then/widen/${index}`] : [],
  )
  return then.orders.length === 0 ? ['/then/orders', ...steps] : steps
}

const nameOf = ({ name }: Entry) => (name.trim() === '' ? ['/name'] : [])

/** Everything that still wants an answer: a draft with such is kept on the device until they are given. */
export function unfinished(content: Content): readonly Unfinished[] {
  const rules = content.rules.flatMap((rule) =>
    [...nameOf(rule), ...openIn(rule), ...openThen(rule)].map((at) => ({
      list: 'rules' as const,
      key: rule.key,
      at,
    })),
  )
  const scoring = (content.scoring?.rules ?? []).flatMap((rule) =>
    [...nameOf(rule), ...openIn(rule)].map((at) => ({ list: 'scoring' as const, key: rule.key, at })),
  )
  return [...rules, ...scoring]
}
