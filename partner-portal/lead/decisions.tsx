import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DecisionView } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { DateTime } from '../ui/values.tsx'
import { Decision } from './decision.tsx'

/** Every routing decision of a lead: the newest in full, those before folded to their sentence. */
export function Decisions(props: { readonly decisions: readonly DecisionView[] }): JSX.Element {
  const newest = () => props.decisions[0]
  return (
    <Section
      title={t('lead.why')}
      actions={
        <Show when={newest()}>
          {(decision) => (
            <span class="text-small text-ink-soft">
              <DateTime at={decision().at} />
            </span>
          )}
        </Show>
      }
    >
      <Show when={newest()} fallback={<p class="text-ink-soft">{t('lead.noDecision')}</p>}>
        {(decision) => <Decision decision={decision()} />}
      </Show>
      <Show when={props.decisions.length > 1}>
        <h3 class="mt-6 mb-1.5 text-small font-medium text-ink-soft">{t('lead.earlier')}</h3>
        <For each={props.decisions.slice(1)}>{(decision) => <Earlier decision={decision} />}</For>
      </Show>
    </Section>
  )
}

function Earlier(props: { readonly decision: DecisionView }): JSX.Element {
  return (
    <details class="group border-t border-line">
      <summary class="flex list-none items-baseline gap-2 py-2.5 hover:text-brand touch:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={16}
          class="shrink-0 translate-y-0.5 text-ink-soft transition-transform group-open:rotate-90"
        />
        <span class="min-w-0 flex-1">{props.decision.summary}</span>
        <span class="text-small whitespace-nowrap text-ink-soft">
          <DateTime at={props.decision.at} />
        </span>
      </summary>
      <div class="pt-1 pb-4 pl-6">
        <Decision decision={props.decision} />
      </div>
    </details>
  )
}
