import type { Comparison, Condition } from './content.ts'
import { postalAreas } from './postal.ts'

export const groupKinds = ['all', 'any', 'none', 'notAll'] as const
export type GroupKind = (typeof groupKinds)[number]

/** A group as people think of it; `at` leads from the condition to its children in the JSON. */
export interface Group {
  readonly kind: GroupKind
  readonly children: readonly Condition[]
  readonly at: string
}

const plainGroup = (condition: Condition): Group | undefined => {
  if ('all' in condition) return { kind: 'all', children: condition.all, at: '/all' }
  if ('any' in condition) return { kind: 'any', children: condition.any, at: '/any' }
  return undefined
}

/** The group that a condition is, or undefined where it compares one fact. */
export function groupOf(condition: Condition): Group | undefined {
  const plain = plainGroup(condition)
  if (plain !== undefined || !('not' in condition)) return plain
  const inner = plainGroup(condition.not)
  if (inner !== undefined)
    return { ...inner, kind: inner.kind === 'all' ? 'notAll' : 'none', at: `/not${inner.at}` }
  // Only a `not` around a `not` is neither a plain group nor a comparison.
  return 'not' in condition.not ? { kind: 'notAll', children: [condition.not], at: '' } : undefined
}

/** One fact compared, or its negation. */
export interface Clause {
  readonly comparison: Comparison
  readonly negated: boolean
  readonly at: string
}

export function clauseOf(condition: Condition): Clause | undefined {
  if ('fact' in condition) return { comparison: condition, negated: false, at: '' }
  if ('not' in condition && 'fact' in condition.not)
    return { comparison: condition.not, negated: true, at: '/not' }
  return undefined
}

export const conditionOf = ({ kind, children }: Pick<Group, 'kind' | 'children'>): Condition =>
  ({
    all: { all: children },
    any: { any: children },
    none: { not: { any: children } },
    notAll: { not: { all: children } },
  })[kind]

export const negated = (comparison: Comparison, not: boolean): Condition =>
  not ? { not: comparison } : comparison

/** A condition that nothing has been chosen for yet. */
export const blank: Comparison = { fact: '', operator: 'in', value: [] }

/** A group with other children; without any it is gone, for an empty group says nothing. */
export const withChildren = (group: Group, children: readonly Condition[]): Condition | undefined =>
  children.length === 0 ? undefined : conditionOf({ kind: group.kind, children })

/** The child put into a group of its own, beside a blank one that says the rest. */
export const nested = (child: Condition, kind: GroupKind): Condition =>
  conditionOf({ kind, children: [child, blank] })

/** The root as a group, so that a second condition has a place; one condition alone is a group of one. */
export function rootGroup(when: Condition): Group {
  const group = isLone(when) ? undefined : groupOf(when)
  return group ?? { kind: 'all', children: [when], at: '' }
}

/** One line of the builder: a comparison, its negation, or a list of postal areas. */
const isLone = (condition: Condition): boolean =>
  groupOf(condition) === undefined || postalAreas(condition) !== undefined

/** The root's condition from its group; a lone condition stays without a group around it. */
export function rootCondition(before: Condition, group: Group, children: readonly Condition[]) {
  const lone = isLone(before) && children.length === 1 && group.kind === 'all'
  return lone ? children[0] : withChildren(group, children)
}

/** Groups inside each other; the server takes five. */
export const deepest = 5

/** Every comparison with the pointer to it below `at`. */
export function comparisonsIn(condition: Condition, at = ''): { at: string; comparison: Comparison }[] {
  if ('fact' in condition) return [{ at, comparison: condition }]
  if ('not' in condition) return comparisonsIn(condition.not, `${at}/not`)
  const [name, children] = 'all' in condition ? ['all', condition.all] : ['any', condition.any]
  return children.flatMap((child, index) => comparisonsIn(child, `${at}/${name}/${index}`))
}
