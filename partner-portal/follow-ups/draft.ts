import { createMemo } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import type { FollowUpPolicy, FollowUpPolicyView, FollowUpRule } from '../../shared/follow-ups.ts'
import { sayRule } from '../../shared/follow-up-words.ts'
import { language } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'

const copy = (policy: FollowUpPolicy): FollowUpPolicy => structuredClone(unwrap(policy))

/** A key that no other rule has. */
function keyFor(rules: readonly FollowUpRule[]): string {
  const taken = new Set(rules.map(({ key }) => key))
  let nth = rules.length + 1
  while (taken.has(`rule-${nth}`)) nth += 1
  return `rule-${nth}`
}

/** The policy as it is being edited, beside the one at work. */
export function createPolicyDraft(live: FollowUpPolicyView) {
  const [draft, setDraft] = createStore({
    base: live.version,
    policy: copy(live.policy),
    published: copy(live.policy),
  })
  const rules = () => draft.policy.rules
  const names = createMemo(
    () =>
      new Map(
        live.choices.pipelines.flatMap(({ key, name, stages }) => [
          [key, name] as const,
          ...stages.map((stage) => [stage.key, stage.name] as const),
        ]),
      ),
  )
  return {
    rules,
    base: () => draft.base,
    policy: (): FollowUpPolicy => copy(draft.policy),
    changed: () => JSON.stringify(draft.policy) !== JSON.stringify(draft.published),
    sentence: (rule: FollowUpRule) => sayRule(rule, language(), names()),
    change: (at: number, changes: Partial<FollowUpRule>) =>
      setDraft('policy', 'rules', at, (rule) => {
        const next = { ...rule, ...changes }
        return next
      }),
    replace: (policy: FollowUpPolicy) => setDraft('policy', copy(policy)),
    remove: (at: number) => setDraft('policy', 'rules', (all) => all.filter((_, index) => index !== at)),
    add: () => {
      const rule: FollowUpRule = {
        key: keyFor(rules()),
        name: t('followUps.newRule'),
        enabled: true,
        trigger: 'close_date_past',
        steps: [{ afterDays: 1, do: ['mail'] }],
      }
      setDraft('policy', 'rules', (all) => [...all, rule])
      return rules().length - 1
    },
    published: (view: FollowUpPolicyView) =>
      setDraft({ base: view.version, policy: copy(view.policy), published: copy(view.policy) }),
    discard: () => setDraft('policy', copy(draft.published)),
  }
}
export type PolicyDraft = ReturnType<typeof createPolicyDraft>
