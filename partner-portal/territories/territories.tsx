import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import Download from 'lucide-solid/icons/download'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { TerritoriesView } from '../../shared/territories.ts'
import { api } from '../api/client.ts'
import { countryName, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { Kpis } from '../ui/kpi.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Updated } from '../ui/values.tsx'
import { AreaPanel } from './area-panel.tsx'
import { AreaTable } from './area-table.tsx'
import { competes, coverageOf } from './coverage.ts'
import { csvOf, save } from './csv.ts'
import { Legend } from './legend.tsx'
import { TerritoryMap } from './map.tsx'
import { createTerritoryState, layers } from './view-state.ts'
import type { TerritoryState } from './view-state.ts'

/** Who sells where: postal areas by product line, their gaps and overlap, and the leads that came from them. */
export function Territories(): JSX.Element {
  const state = createTerritoryState()
  const query = useQuery(() => ({
    queryKey: ['territories', state.country(), state.product()],
    queryFn: ({ signal }) =>
      api.get<TerritoriesView>('/territories', {
        search: { country: state.country(), product: state.product() },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  }))
  const view = () => (query.isSuccess || query.isRefetchError ? query.data : undefined)
  return (
    <Page
      title={t('territories.title')}
      lead={<Updated at={query.dataUpdatedAt} />}
      actions={
        <Show when={view()}>
          {(view) => (
            <Button icon={Download} onClick={() => save(`territories-${view().country}.csv`, csvOf(view()))}>
              {t('territories.download')}
            </Button>
          )}
        </Show>
      }
    >
      <Show when={view()}>{(view) => <Filters view={view()} state={state} />}</Show>
      <Loaded query={query} skeleton={<Skeleton rows={4} row="card" />}>
        {(view) => (
          <>
            <Figures view={view()} />
            <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
              <section class="card overflow-hidden lg:sticky lg:top-4" aria-label={t('territories.map')}>
                <Layers state={state} />
                <Show when={view().areas.length > 0}>
                  <TerritoryMap view={view()} state={state} onOpen={(area) => state.set({ area })} />
                  <Legend state={state} />
                </Show>
              </section>
              <div class="grid min-w-0 gap-5">
                <AreaTable areas={view().areas} state={state} />
              </div>
            </div>
          </>
        )}
      </Loaded>
      <AreaPanel state={state} />
    </Page>
  )
}

function Filters(props: { readonly view: TerritoriesView; readonly state: TerritoryState }): JSX.Element {
  const countries = () => [...new Set([props.view.country, ...props.view.countries])]
  const products = () => {
    const asked = props.state.product()
    return asked && !props.view.products.includes(asked)
      ? [asked, ...props.view.products]
      : props.view.products
  }
  return (
    <div role="search" class="flex flex-wrap items-center gap-2">
      <Select
        bare
        class="w-52 phone:w-full"
        label={t('territories.country')}
        value={props.view.country}
        options={countries().map((value) => ({ value, label: countryName(value) }))}
        onChange={(country) => props.state.set({ country, area: undefined })}
      />
      <Select
        bare
        class="w-52 phone:w-full"
        label={t('territories.product')}
        value={props.state.product() ?? ''}
        options={[
          { value: '', label: t('territories.everyProduct') },
          ...products().map((value) => ({ value, label: value })),
        ]}
        onChange={(product) => props.state.set({ product: product || undefined })}
      />
    </div>
  )
}

function Layers(props: { readonly state: TerritoryState }): JSX.Element {
  return (
    <fieldset class="flex flex-wrap gap-x-5 border-b border-line px-4 py-2">
      <legend class="sr-only">{t('territories.layers')}</legend>
      <For each={layers}>
        {(layer) => (
          <Checkbox
            label={t(`territories.layer_${layer}`)}
            checked={props.state.shows(layer)}
            onChange={(on) => props.state.toggle(layer, on)}
          />
        )}
      </For>
    </fieldset>
  )
}

function Figures(props: { readonly view: TerritoriesView }): JSX.Element {
  const areas = () => props.view.areas
  const gaps = () => areas().filter((area) => coverageOf(area) !== 'covered')
  return (
    <Kpis
      figures={[
        {
          label: t('territories.areasWithGap'),
          definition: t('territories.areasWithGapCounted'),
          value: number(gaps().length),
          basis: t('territories.ofAreas', { count: areas().length }),
        },
        {
          label: t('territories.leadsInGaps'),
          definition: t('territories.leadsCounted'),
          value: number(gaps().reduce((sum, { leads }) => sum + leads, 0)),
          basis: t('territories.ofLeads', { count: areas().reduce((sum, { leads }) => sum + leads, 0) }),
        },
        {
          label: t('territories.areasWithOverlap'),
          definition: t('territories.mostCounted'),
          value: number(areas().filter(competes).length),
          basis: t('territories.ofAreas', { count: areas().length }),
        },
        {
          label: t('territories.elsewhere'),
          definition: t('territories.elsewhereCounted'),
          value: number(props.view.leadsElsewhere),
        },
      ]}
    />
  )
}
