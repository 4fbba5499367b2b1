import { Show, Suspense, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { Skeleton } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import type { DraftState } from './draft-state.ts'
import { fallbackKey } from './fallback-key.ts'
import { Then } from './then.tsx'

const FallbackBuilder = lazy(() => import('./builder.tsx').then((it) => ({ default: it.FallbackBuilder })))

interface FallbackProps {
  readonly view: RuleSetView
  readonly draft: DraftState
  readonly readOnly: boolean
  readonly open: boolean
  readonly onOpen: (key: string | undefined) => void
}

/** The last row of the list: what happens to leads that no rule takes. */
export function FallbackRow(props: FallbackProps): JSX.Element {
  const faults = () =>
    props.draft.faults().filter(({ list, at }) => list === 'rest' && at.startsWith('/fallback'))
  return (
    <li class="border-t border-line" data-key={fallbackKey}>
      <div class="flex gap-3 px-4 py-3.5 phone:flex-wrap md:px-5">
        <span aria-hidden="true" class="-ml-3 w-4 shrink-0 phone:hidden" />
        <span
          aria-hidden="true"
          class="grid size-7 shrink-0 place-items-center rounded-full border border-dashed border-edge text-small text-ink-soft"
        >
          …
        </span>
        <div class="min-w-0 flex-1">
          <p class="flex flex-wrap items-center gap-x-2 pt-0.5">
            <button
              type="button"
              data-row
              aria-expanded={props.open}
              class="rounded-small text-left font-semibold hover:text-brand"
              onClick={() => props.onOpen(props.open ? undefined : fallbackKey)}
            >
              {t('rules.everythingElse')}
            </button>
            <Show when={faults().length > 0}>
              <Status tone="bad">{t('rules.faults', { count: faults().length })}</Status>
            </Show>
          </p>
          <Then text={(props.view.draft ?? props.view).fallback ?? t('rules.noFallback')} />
        </div>
      </div>
      <Show when={props.open}>
        <div class="px-4 pb-5 md:px-5 md:pl-15">
          <Suspense fallback={<Skeleton rows={2} row="card" />}>
            <FallbackBuilder
              content={props.draft.content()}
              faults={faults()}
              readOnly={props.readOnly}
              onChange={props.draft.edit}
            />
          </Suspense>
        </div>
      </Show>
    </li>
  )
}
