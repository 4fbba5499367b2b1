import { useQuery } from '@tanstack/solid-query'
import { For, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Select } from '../ui/select.tsx'
import { DateField, TextField } from '../ui/text-field.tsx'
import type { Filters } from './filters.ts'
import { PartnerPicker } from './partner-picker.tsx'
import { productLinesQuery } from './queries.ts'

interface LeadFilterBarProps {
  readonly filters: Filters
  /** Sources that were seen, offered while typing one. */
  readonly sources: readonly string[]
  readonly end?: JSX.Element
}

/** Search, partner, product, source and days of the lead list. */
export function LeadFilterBar(props: LeadFilterBarProps): JSX.Element {
  const current = () => props.filters.current()
  const lines = useQuery(productLinesQuery)
  const listId = createUniqueId()
  const products = () => {
    const names = lines.isSuccess ? lines.data.rows.map(({ name }) => name) : []
    const asked = current().product
    return asked && !names.includes(asked) ? [asked, ...names] : names
  }
  return (
    <FilterBar
      active={props.filters.active()}
      onClear={() => props.filters.clear()}
      search={current().search ?? ''}
      searchLabel={t('leads.searchLabel')}
      onSearch={(search) => props.filters.set({ search: search.trim() || undefined })}
      end={props.end}
    >
      <PartnerPicker
        bare
        class="md:w-44"
        label={t('leads.partner')}
        none={t('leads.allPartners')}
        value={current().partner ?? ''}
        onChange={(partner) => props.filters.set({ partner: partner || undefined })}
      />
      <Select
        bare
        class="md:w-44"
        label={t('leads.product')}
        value={current().product ?? ''}
        options={[
          { value: '', label: t('leads.allProducts') },
          ...products().map((name) => ({ value: name, label: name })),
        ]}
        onChange={(product) => props.filters.set({ product: product || undefined })}
      />
      <TextField
        bare
        class="md:w-36"
        label={t('leads.source')}
        placeholder={t('leads.anySource')}
        list={listId}
        value={current().source ?? ''}
        onInput={() => undefined}
        onChange={(event) => props.filters.set({ source: event.currentTarget.value.trim() || undefined })}
      />
      <datalist id={listId}>
        <For each={props.sources}>{(source) => <option value={source} />}</For>
      </datalist>
      <Days filters={props.filters} />
    </FilterBar>
  )
}

function Days(props: { readonly filters: Filters }): JSX.Element {
  const current = () => props.filters.current()
  return (
    <div role="group" aria-label={t('leads.received')} class="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span class="text-small text-ink-soft" aria-hidden="true">
        {t('leads.from')}
      </span>
      <DateField
        bare
        class="w-36"
        label={t('leads.receivedFrom')}
        max={current().to}
        value={current().from ?? ''}
        onInput={(from) => props.filters.set({ from: from || undefined })}
      />
      <span class="text-small text-ink-soft" aria-hidden="true">
        {t('leads.to')}
      </span>
      <DateField
        bare
        class="w-36"
        label={t('leads.receivedTo')}
        min={current().from}
        value={current().to ?? ''}
        onInput={(to) => props.filters.set({ to: to || undefined })}
      />
    </div>
  )
}
