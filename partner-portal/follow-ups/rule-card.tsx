import Pencil from 'lucide-solid/icons/pencil'
import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FollowUpPolicyView, FollowUpRule } from '../../shared/follow-ups.ts'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Badge } from '../ui/status.tsx'
import type { PolicyDraft } from './draft.ts'
import { faultsBelow } from './faults.ts'
import { RuleForm } from './rule-form.tsx'

export interface RuleCardProps {
  readonly rule: FollowUpRule
  readonly at: number
  readonly draft: PolicyDraft
  readonly choices: FollowUpPolicyView['choices']
  readonly mayEdit: boolean
  readonly open: boolean
  readonly problem: unknown
  readonly onOpen: (open: boolean) => void
}

/** A rule as its sentence; opened, the form that says it. */
export function RuleCard(props: RuleCardProps): JSX.Element {
  const faults = () => faultsBelow(props.problem, `/policy/rules/${props.at}`)
  return (
    <section class="card" aria-label={props.rule.name}>
      <div class="flex items-start gap-3 px-4 py-3 md:px-5">
        <div class="min-w-0 flex-1">
          <h2 class="flex flex-wrap items-center gap-2 font-semibold">
            {props.rule.name}
            <Show when={!props.rule.enabled}>
              <Badge tone="neutral">{t('followUps.off')}</Badge>
            </Show>
          </h2>
          <p class="mt-0.5" classList={{ 'text-ink-soft': !props.rule.enabled }}>
            {props.draft.sentence(props.rule)}
          </p>
          <Show when={faults().length > 0}>
            <ul class="mt-1.5 text-small text-bad">
              <For each={faults()}>{(fault) => <li>{fault}</li>}</For>
            </ul>
          </Show>
        </div>
        <Show when={props.mayEdit}>
          <div class="flex shrink-0 gap-1">
            <IconButton
              icon={Pencil}
              size={16}
              label={t('followUps.edit', { name: props.rule.name })}
              aria-expanded={props.open}
              onClick={() => props.onOpen(!props.open)}
            />
            <IconButton
              icon={X}
              size={16}
              label={t('followUps.remove', { name: props.rule.name })}
              onClick={() => {
                props.onOpen(false)
                props.draft.remove(props.at)
              }}
            />
          </div>
        </Show>
      </div>
      <Show when={props.open && props.mayEdit}>
        <div class="grid gap-5 border-t border-line px-4 py-4 md:px-5">
          <RuleForm {...props} />
          <div>
            <Button onClick={() => props.onOpen(false)}>{t('followUps.ready')}</Button>
          </div>
        </div>
      </Show>
    </section>
  )
}
