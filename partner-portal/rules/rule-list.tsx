import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Badge } from '../ui/status.tsx'
import type { RuleInWords } from './data.ts'

interface RuleListProps {
  readonly rules: readonly RuleInWords[]
  readonly fallback: string | null
}

/** Rules in words, in the order in which they are asked: the first that matches decides. */
export function RuleList(props: RuleListProps): JSX.Element {
  return (
    <ol class="grid">
      <For each={props.rules}>
        {(rule, index) => (
          <li class="flex gap-4 border-b border-line px-4 py-4 md:px-5">
            <span
              aria-hidden="true"
              class="num grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-small font-semibold text-ink-soft"
            >
              {index() + 1}
            </span>
            <div class="min-w-0">
              <p class="flex flex-wrap items-center gap-x-2 font-semibold">
                {rule.name}
                <Show when={!rule.enabled}>
                  <Badge>{t('rules.off')}</Badge>
                </Show>
              </p>
              <p classList={{ 'text-ink-soft': !rule.enabled }}>{rule.when}</p>
              <Then text={rule.then} />
            </div>
          </li>
        )}
      </For>
      <li class="flex gap-4 px-4 py-4 md:px-5">
        <span
          aria-hidden="true"
          class="grid size-7 shrink-0 place-items-center rounded-full border border-dashed border-edge text-small text-ink-soft"
        >
          …
        </span>
        <div class="min-w-0">
          <p class="font-semibold">{t('rules.everythingElse')}</p>
          <Then text={props.fallback ?? t('rules.noFallback')} />
        </div>
      </li>
    </ol>
  )
}

function Then(props: { readonly text: string }): JSX.Element {
  return (
    <p class="flex gap-2 text-ink-soft">
      <span aria-hidden="true" class="text-brand">
        →
      </span>
      <span class="min-w-0">{props.text}</span>
    </p>
  )
}
