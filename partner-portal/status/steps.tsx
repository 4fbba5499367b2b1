import Check from 'lucide-solid/icons/check'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { CustomerStanding } from '../../shared/customers.ts'
import { t } from '../i18n/t.ts'

const steps = ['received', 'asking', 'will_call', 'in_touch', 'offer_made', 'done'] as const

/** How far a request has come: what is behind, where it stands, what is still to come. */
export function Steps(props: { readonly standing: CustomerStanding }): JSX.Element {
  const reached = () => steps.findIndex((step) => step === props.standing)
  return (
    <Show when={reached() >= 0}>
      <section class="card p-4 md:p-5">
        <h2 class="font-semibold">{t('status.steps')}</h2>
        <ol class="mt-3 grid gap-3">
          <For each={steps}>
            {(step, at) => (
              <li
                class="flex items-center gap-3"
                aria-current={at() === reached() ? 'step' : undefined}
                classList={{ 'font-semibold': at() === reached(), 'text-ink-soft': at() > reached() }}
              >
                <span
                  class="grid size-6 shrink-0 place-items-center rounded-full border text-small"
                  classList={{
                    'border-transparent bg-ok-tint text-ok': at() < reached(),
                    'border-transparent bg-brand text-on-brand': at() === reached(),
                    'border-edge/60': at() > reached(),
                  }}
                >
                  <Show when={at() < reached()} fallback={at() + 1}>
                    <Check size={14} />
                  </Show>
                </span>
                {t(`status.step_${step}`)}
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  )
}
