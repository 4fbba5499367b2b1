import Check from 'lucide-solid/icons/check'
import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DecisionView } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'

/** The rules in their order until one took the lead, each with the condition that it failed. */
export function Tried(props: { readonly rules: DecisionView['tried'] }): JSX.Element {
  return (
    <ol class="overflow-hidden rounded-large border border-line">
      <For each={props.rules}>
        {(rule) => (
          <li class="flex gap-3 border-b border-line px-3 py-2 last:border-0">
            <Show
              when={rule.matched}
              fallback={<X size={16} class="mt-1 shrink-0 text-ink-soft" aria-hidden="true" />}
            >
              <Check size={16} class="mt-1 shrink-0 text-ok" aria-hidden="true" />
            </Show>
            <div class="min-w-0">
              <p>
                <span classList={{ 'font-semibold': rule.matched }}>{rule.name}</span>{' '}
                <span class="text-small text-ink-soft">
                  {rule.matched ? t('lead.matched') : t('lead.notMatched')}
                </span>
              </p>
              <For each={rule.why}>{(why) => <p class="text-small text-ink-soft">{why}</p>}</For>
            </div>
          </li>
        )}
      </For>
    </ol>
  )
}
