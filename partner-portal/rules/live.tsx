import Split from 'lucide-solid/icons/split'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { EmptyState } from '../ui/states.tsx'
import { DateTime } from '../ui/values.tsx'
import { RuleList } from './rule-list.tsx'

/** The rules by which leads are routed now, in words. */
export function Live(props: { readonly view: RuleSetView }): JSX.Element {
  return (
    <Show
      when={props.view.version !== null}
      fallback={
        <div class="card">
          <EmptyState icon={Split} title={t('rules.nothingLive')}>
            {t('rules.nothingLiveText')}
          </EmptyState>
        </div>
      }
    >
      <p class="flex flex-wrap items-center gap-x-2 text-ink-soft">
        <span class="num font-semibold text-ink">
          {t('rules.version', { version: props.view.version ?? 0 })}
        </span>
        <Show when={props.view.publishedAt}>
          {(at) => (
            <span>
              {t('rules.published')} <DateTime at={at()} />
              <Show when={props.view.publishedBy}>{(name) => ` · ${name()}`}</Show>
            </span>
          )}
        </Show>
        <Show when={props.view.note}>{(note) => <span>· {note()}</span>}</Show>
      </p>
      <div class="card">
        <RuleList rules={props.view.rules} fallback={props.view.fallback} />
      </div>
    </Show>
  )
}
