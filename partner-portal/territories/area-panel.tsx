import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { TerritoryView } from '../../shared/territories.ts'
import { api } from '../api/client.ts'
import { number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Badge } from '../ui/status.tsx'
import { Block } from '../ui/block.tsx'
import { Coverage } from './area-table.tsx'
import type { TerritoryState } from './view-state.ts'

/** One postal area beside the map. */
export function AreaPanel(props: { readonly state: TerritoryState }): JSX.Element {
  return (
    <Show when={props.state.area()} keyed>
      {(area) => <OpenArea area={area} state={props.state} />}
    </Show>
  )
}

function OpenArea(props: { readonly area: string; readonly state: TerritoryState }): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ['territory', props.area, props.state.product()],
    queryFn: ({ signal }) =>
      api.get<TerritoryView>(`/territories/${props.area}`, {
        search: { product: props.state.product() },
        signal,
      }),
  }))
  const title = () => (query.isSuccess ? `${query.data.code} ${query.data.town}` : props.area.slice(3))
  return (
    <Panel open title={title()} onClose={() => props.state.set({ area: undefined })}>
      <Loaded query={query} skeleton={<Skeleton rows={6} row="line" />}>
        {(view) => <Essentials view={view()} />}
      </Loaded>
    </Panel>
  )
}

function Essentials(props: { readonly view: TerritoryView }): JSX.Element {
  return (
    <div class="grid gap-6">
      <div class="flex flex-wrap items-start gap-x-4 gap-y-2">
        <Coverage area={props.view} />
        <span class="text-ink-soft">
          {t('territories.codesAndLeads', {
            places: number(props.view.places),
            leads: number(props.view.leads),
          })}
        </span>
      </div>
      <Block title={t('territories.here')}>
        <Show
          when={props.view.here.length > 0}
          fallback={<p class="text-ink-soft">{t('territories.nobody')}</p>}
        >
          <ul class="grid gap-2">
            <For each={props.view.here}>
              {(partner) => (
                <li class="flex flex-wrap items-baseline justify-between gap-x-3">
                  <span>
                    <A class="link" href={`/partners/${partner.id}`}>
                      {partner.name}
                    </A>{' '}
                    <Show when={partner.away}>
                      <Badge tone="warn">{t('territories.away')}</Badge>
                    </Show>
                  </span>
                  <span class="num text-small text-ink-soft">
                    {partner.places === props.view.places
                      ? t('territories.everywhere')
                      : t('territories.inPlaces', { places: partner.places, of: props.view.places })}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Block>
      <Show when={props.view.others.length > 0}>
        <Block title={t('territories.others')}>
          <ul class="grid gap-2">
            <For each={props.view.others}>
              {(partner) => (
                <li class="flex flex-wrap items-baseline justify-between gap-x-3">
                  <A class="link" href={`/partners/${partner.id}`}>
                    {partner.name}
                  </A>
                  <span class="text-small text-ink-soft">
                    {partner.test === 'active' ? t('territories.notActive') : t('territories.notCarried')}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Block>
      </Show>
      <Show when={props.view.uncoveredPlaces.length > 0}>
        <Uncovered view={props.view} />
      </Show>
    </div>
  )
}

function Uncovered(props: { readonly view: TerritoryView }): JSX.Element {
  const more = () => props.view.uncovered - props.view.uncoveredPlaces.length
  return (
    <Block title={t('territories.uncoveredPlaces', { count: props.view.uncovered })}>
      <ul class="grid gap-1">
        <For each={props.view.uncoveredPlaces}>
          {(place) => (
            <li class="flex flex-wrap items-baseline justify-between gap-x-3">
              <span class="num">
                {place.postalCode} {place.town}
              </span>
              <span class="text-small text-ink-soft">{place.gaps.join(', ')}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={more() > 0}>
        <p class="mt-2 text-small text-ink-soft">{t('territories.moreUncovered', { count: more() })}</p>
      </Show>
    </Block>
  )
}
