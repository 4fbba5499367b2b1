import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ProductLineList } from '../../shared/manufacturers.ts'
import { flags, opportunitySorts } from '../../shared/codes.ts'
import type { PartnerPage } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import { currentSession, deskOf } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { worded } from '../opportunity/names.ts'
import { Combobox } from '../ui/combobox.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { isPhone } from '../ui/media.ts'
import { Select } from '../ui/select.tsx'
import type { FilterName } from './filters.ts'
import type { Opportunities } from './state.ts'

const statuses = ['open', 'postponed', 'won', 'lost', 'returned,reclaimed', 'all'] as const
const isManufacturer = () => deskOf(currentSession()) === 'manufacturer'

interface PartProps {
  readonly opportunities: Opportunities
}

/** What narrows the opportunities; all of it stands in the address. */
export function OpportunityFilters(props: PartProps): JSX.Element {
  const filters = () => props.opportunities.filters
  return (
    <FilterBar
      active={filters().active()}
      onClear={() => filters().clear()}
      search={filters().read('search')}
      onSearch={(text) => filters().set('search', text.trim())}
      searchLabel={t('opportunities.search')}
    >
      <Select
        bare={!isPhone()}
        class="md:w-34"
        label={t('opportunities.status')}
        value={filters().read('status') || 'open'}
        options={statuses.map((status) => ({ value: status, label: t(`opportunities.status_${status}`) }))}
        onChange={(status) => filters().set('status', status === 'open' ? '' : status)}
      />
      <PipelineSelect opportunities={props.opportunities} />
      <Show when={filters().view() === 'list'}>
        <StageSelect opportunities={props.opportunities} />
      </Show>
      <ProductSelect opportunities={props.opportunities} />
      <OneOf
        opportunities={props.opportunities}
        name="flag"
        label={t('opportunities.flag')}
        all={t('opportunities.anyFlag')}
        options={flags.map((flag) => ({ value: flag, label: t(`opportunities.flag_${flag}`) }))}
      />
      <Show when={isManufacturer()}>
        <PartnerSelect opportunities={props.opportunities} />
      </Show>
      <Show when={isPhone() && filters().view() === 'list'}>
        <Select
          label={t('opportunities.sort')}
          value={filters().sort()}
          options={opportunitySorts.map((sort) => ({ value: sort, label: t(`opportunities.sort_${sort}`) }))}
          onChange={(sort) => filters().setSort(sort)}
        />
      </Show>
    </FilterBar>
  )
}

interface OneOfProps extends PartProps {
  readonly name: FilterName
  readonly label: string
  readonly all: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** A filter with its options, the first of which is none. */
function OneOf(props: OneOfProps): JSX.Element {
  const value = () => props.opportunities.filters.read(props.name)
  // A link may filter by what is not on offer here; it must not look like no filter.
  const options = () =>
    value() === '' || props.options.some((option) => option.value === value())
      ? props.options
      : [...props.options, { value: value(), label: value() }]
  return (
    <Select
      bare={!isPhone()}
      class="md:w-34"
      label={props.label}
      value={value() || 'any'}
      options={[{ value: 'any', label: props.all }, ...options()]}
      onChange={(chosen) => props.opportunities.filters.set(props.name, chosen === 'any' ? '' : chosen)}
    />
  )
}

function PipelineSelect(props: PartProps): JSX.Element {
  const options = () =>
    props.opportunities.knownPipelines().map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Show when={options().length > 1}>
      <Show
        when={props.opportunities.filters.view() === 'board'}
        fallback={
          <OneOf
            opportunities={props.opportunities}
            name="pipeline"
            label={t('opportunities.pipeline')}
            all={t('opportunities.anyPipeline')}
            options={options()}
          />
        }
      >
        <Select
          bare={!isPhone()}
          class="md:w-34"
          label={t('opportunities.pipeline')}
          value={props.opportunities.pipeline()?.id ?? ''}
          options={options()}
          onChange={(id) => props.opportunities.filters.set('pipeline', id)}
        />
      </Show>
    </Show>
  )
}

function StageSelect(props: PartProps): JSX.Element {
  const options = () => {
    const chosen = props.opportunities.filters.read('pipeline')
    const pipelines = props.opportunities.knownPipelines().filter(({ id }) => chosen === '' || id === chosen)
    const stages = pipelines.flatMap(({ stages }) => stages)
    const names = new Map(stages.map(({ key, name }) => [key, worded(name, key)]))
    return [...names].map(([value, label]) => ({ value, label }))
  }
  return (
    <OneOf
      opportunities={props.opportunities}
      name="stage"
      label={t('opportunities.stage')}
      all={t('opportunities.anyStage')}
      options={options()}
    />
  )
}

/** The manufacturer knows its product lines; a partner filters by those that it has. */
function ProductSelect(props: PartProps): JSX.Element {
  const lines = useQuery(() => ({
    queryKey: ['product-lines'],
    queryFn: ({ signal }) => api.get<ProductLineList>('/product-lines', { signal }),
    staleTime: 5 * 60_000,
    enabled: isManufacturer(),
  }))
  const names = () => {
    const seen = props.opportunities.rows().flatMap(({ productLine }) => productLine ?? [])
    const own = lines.isSuccess ? lines.data.rows.map(({ name }) => name) : []
    return [...new Set([...own, ...seen])].sort((a, b) => a.localeCompare(b))
  }
  return (
    <OneOf
      opportunities={props.opportunities}
      name="product"
      label={t('opportunities.product')}
      all={t('opportunities.anyProduct')}
      options={names().map((name) => ({ value: name, label: name }))}
    />
  )
}

function PartnerSelect(props: PartProps): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const chosen = () => props.opportunities.filters.read('partner')
  const found = useQuery(() => ({
    queryKey: ['partners', 'chooser', typed()],
    queryFn: ({ signal }) =>
      api.get<PartnerPage>('/partners', { search: { search: typed(), limit: 50 }, signal }),
    placeholderData: keepPreviousData,
  }))
  const options = () => {
    const rows = found.isSuccess ? found.data.rows.map(({ id, name }) => ({ value: id, label: name })) : []
    const named = props.opportunities.rows().find(({ partner }) => partner.id === chosen())?.partner
    const known = rows.some(({ value }) => value === chosen()) || !named
    return [
      { value: '', label: t('opportunities.anyPartner') },
      ...(known ? [] : [{ value: named.id, label: named.name }]),
      ...rows,
    ]
  }
  return (
    <Combobox
      bare={!isPhone()}
      class="md:w-44"
      label={t('opportunities.partner')}
      placeholder={t('opportunities.anyPartner')}
      value={chosen()}
      options={options()}
      loading={found.isFetching}
      onSearch={setTyped}
      onChange={(id) => props.opportunities.filters.set('partner', id)}
    />
  )
}
