import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import type { TerritoryState } from './view-state.ts'

/** What the layers' marks mean. */
export function Legend(props: { readonly state: TerritoryState }): JSX.Element {
  return (
    <ul class="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-3 text-small text-ink-soft">
      <Show when={props.state.shows('gaps') && !props.state.shows('overlap')}>
        <For each={['covered', 'part', 'none'] as const}>
          {(one) => (
            <li class="flex items-center gap-1.5">
              <Swatch kind={one} />
              {t(`territories.coverage_${one}`)}
            </li>
          )}
        </For>
      </Show>
      <Show when={props.state.shows('overlap')}>
        <li>{t('territories.legendOverlap')}</li>
      </Show>
      <Show when={props.state.shows('leads')}>
        <li>{t('territories.legendLeads')}</li>
      </Show>
      <Show when={props.state.shows('partners')}>
        <li>{t('territories.legendPartners')}</li>
      </Show>
    </ul>
  )
}

const fills = { covered: 'fill-ok-tint', part: 'fill-warn-tint', none: 'fill-bad-tint' } as const

function Swatch(props: { readonly kind: keyof typeof fills }): JSX.Element {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" class="size-4 rounded-small border border-line">
      <rect width="16" height="16" class={fills[props.kind]} />
      <Show when={props.kind === 'none'}>
        <path d="M-2,6L6,-2M-2,14L14,-2M2,18L18,2M10,18L18,10" class="stroke-bad" stroke-width="1.5" />
      </Show>
      <Show when={props.kind === 'part'}>
        <For each={[4, 12]}>
          {(x) => (
            <>
              <circle cx={x} cy="4" r="1.2" class="fill-warn" />
              <circle cx={x} cy="12" r="1.2" class="fill-warn" />
            </>
          )}
        </For>
      </Show>
    </svg>
  )
}
