import type { LadderField } from '../diff-ladders.ts'
import type { DistributeField } from '../diff-then.ts'
import type { modes, portfolios } from '../../shared/codes.ts'

export const changeKinds = [
  'added',
  'removed',
  'moved',
  'switched_on',
  'switched_off',
  'renamed',
  'when_changed',
  'then_changed',
  'fallback_changed',
  'tiers_changed',
  'grades_changed',
  'ladder_added',
  'ladder_removed',
  'ladder_changed',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** How the difference between two rule sets is told; `name` is the rule's. */
export interface DiffWords {
  added(name: string, place: number, rule: string, enabled: boolean): string
  removed(name: string, rule: string): string
  moved(name: string, from: string, to: string): string
  switched_on(name: string): string
  switched_off(name: string): string
  renamed(from: string, to: string): string
  changed(name: string, field: string, from: string, to: string): string
  value(field: string, from: string, to: string): string
  rewritten(name: string): string
  listChanged(name: string, added: string, removed: string): string
  ladder(name: string): string
  ladderAdded(name: string, ladder: string): string
  ladderRemoved(name: string, ladder: string): string
  ladderFields: Record<LadderField, string>
  none: string
  tiers: string
  grades: string
  fallback: string
  fields: Record<DistributeField | 'when' | 'action' | 'points', string>
  territory: { must_cover: string; any: string }
  portfolio: Record<(typeof portfolios)[number], string>
  modes: Record<(typeof modes)[number], string>
}
