import { keepPreviousData, queryOptions, useQuery } from '@tanstack/solid-query'
import { createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PartnerPage, PartnerView } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import { t } from '../i18n/t.ts'
import { Combobox } from '../ui/combobox.tsx'
import type { FieldProps } from '../ui/field.tsx'

type PartnerPickerProps = FieldProps & {
  readonly value: string
  readonly onChange: (id: string) => void
  /** The choice of nobody in particular, for filters. */
  readonly none?: string
  /** Only those who can be given a lead. */
  readonly active?: boolean
}

/** One partner of the network, found by typing its name. */
export function PartnerPicker(props: PartnerPickerProps): JSX.Element {
  const [typed, setTyped] = createSignal('')
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const search = (text: string) => {
    clearTimeout(timer)
    timer = setTimeout(() => setTyped(text.trim()), 200)
  }
  const found = useQuery(() => foundQuery(typed(), props.active ?? false))
  const chosen = useQuery(() => partnerNameQuery(props.value))
  const options = () => {
    const rows = found.isSuccess ? found.data.rows.map(optionOf) : []
    const current =
      props.value !== '' && chosen.isSuccess ? [{ value: props.value, label: chosen.data.name }] : []
    const nobody = props.none === undefined ? [] : [{ value: '', label: props.none }]
    return [...nobody, ...current.filter(({ value }) => rows.every((row) => row.value !== value)), ...rows]
  }
  return (
    <Combobox
      label={props.label}
      hint={props.hint}
      error={props.error}
      required={props.required}
      bare={props.bare}
      class={props.class}
      value={props.value}
      placeholder={t('leads.partnerSearch')}
      onChange={props.onChange}
      onSearch={search}
      loading={found.isFetching}
      options={options()}
    />
  )
}

const foundQuery = (search: string, active: boolean) =>
  queryOptions({
    queryKey: ['partners', 'picker', search, active],
    queryFn: ({ signal }) =>
      api.get<PartnerPage>('/partners', {
        search: { search, status: active ? 'active' : undefined, limit: 20 },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** One partner, for its name. */
export const partnerNameQuery = (id: string) =>
  queryOptions({
    queryKey: ['partners', 'name', id],
    queryFn: ({ signal }) => api.get<PartnerView>(`/partners/${id}`, { signal }),
    enabled: id !== '',
    staleTime: 60_000,
  })

function optionOf({ id, name, town, openWork, capacity }: PartnerPage['rows'][number]) {
  const load =
    capacity === null
      ? t('leads.partnerLoad', { open: openWork })
      : t('leads.partnerLoadOf', { open: openWork, capacity })
  return { value: id, label: name, detail: [town, load].filter(Boolean).join(' · ') }
}
