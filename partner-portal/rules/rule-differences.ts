import type { RuleSetView } from '../../shared/rules.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'

/** What two states of the rules say differently: rule by rule, as JSON. */
export interface RuleDifference {
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

type Shape = Record<string, unknown>
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const inText = (value: unknown) => (value === undefined ? '–' : JSON.stringify(value, null, 1))

function rulesOf(content: unknown): Map<string, Shape> {
  const rules = isShape(content) && Array.isArray(content['rules']) ? content['rules'].filter(isShape) : []
  return new Map(rules.map((rule, index) => [String(rule['key'] ?? `#${index + 1}`), rule]))
}

// The database keeps the members of an object in an order of its own.
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : isShape(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value
const same = (one: unknown, other: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** What I have typed, from the revision that I edited, against what is saved now. */
export function ruleDifferences(mine: unknown, revision: number, now: RuleSetView): RuleDifference[] {
  const theirs = now.draft?.content ?? now.content
  const [ours, saved] = [rulesOf(mine), rulesOf(theirs)]
  const keys = [...new Set([...ours.keys(), ...saved.keys()])]
  const rules = keys
    .filter((key) => !same(ours.get(key), saved.get(key)))
    .map((key) => ({
      label: String((ours.get(key) ?? saved.get(key))?.['name'] ?? key),
      mine: inText(ours.get(key)),
      theirs: inText(saved.get(key)),
    }))
  const rest = ['tiers', 'fallback', 'scoring'].flatMap((field) => {
    const [a, b] = [isShape(mine) ? mine[field] : undefined, isShape(theirs) ? theirs[field] : undefined]
    return same(a ?? null, b ?? null) ? [] : [{ label: field, mine: inText(a), theirs: inText(b) }]
  })
  const order = [...ours.keys()].join() === [...saved.keys()].join()
  return [
    { label: t('rules.revisionHead'), mine: t('rules.revisionMine', { revision }), theirs: savedBy(now) },
    ...(order || keys.length === 0
      ? []
      : [
          {
            label: t('rules.order'),
            mine: [...ours.keys()].join(', '),
            theirs: [...saved.keys()].join(', '),
          },
        ]),
    ...rules,
    ...rest,
  ]
}

function savedBy({ draft, version }: RuleSetView): string {
  if (!draft) return t('rules.draftGone', { version: version ?? 0 })
  const at = dateTime(draft.updatedAt)
  return draft.updatedBy
    ? t('rules.revisionTheirs', { revision: draft.revision, name: draft.updatedBy, at })
    : t('rules.revisionTheirsAt', { revision: draft.revision, at })
}
