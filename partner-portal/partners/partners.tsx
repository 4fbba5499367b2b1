import { useSearchParams } from '@solidjs/router'
import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import Gauge from 'lucide-solid/icons/gauge'
import MapIcon from 'lucide-solid/icons/map'
import Plus from 'lucide-solid/icons/plus'
import Users from 'lucide-solid/icons/users'
import { Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { partnerStatuses } from '../../shared/codes.ts'
import { currentSession } from '../app/session.ts'
import { locale } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { Definitions } from '../scorecards/definitions.tsx'
import { createPeriod } from '../scorecards/period.ts'
import { PeriodPicker } from '../scorecards/period-picker.tsx'
import { scorecardsQuery } from '../scorecards/queries.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Updated } from '../ui/values.tsx'
import { NewPartner } from './new-partner.tsx'
import { statusName } from './partner-status.tsx'
import { PartnerTable } from './partner-table.tsx'
import { Scores } from './scores.tsx'
import { allPartners, inOrder, isSort } from './rows.ts'
import type { PartnerRow } from './rows.ts'

type Search = Record<'search' | 'status' | 'tier' | 'sort' | 'new' | 'scores', string>

/** How many rows are drawn before one asks for more. */
const drawn = 200

/** The network with its figures of a period. */
export function Partners(): JSX.Element {
  const [search, setSearch] = useSearchParams<Search>()
  const write = (next: Partial<Search>) => setSearch(next, { replace: true, scroll: false })
  const period = createPeriod()
  const [most, setMost] = createSignal(drawn)
  const partners = useQuery(() => ({
    queryKey: ['partners', search.search ?? ''],
    queryFn: ({ signal }) => allPartners(search.search, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  }))
  const cards = useQuery(() => scorecardsQuery(period.days()))
  const cardOf = createMemo(
    () => new Map(cards.isSuccess ? cards.data.partners.map((one) => [one.partner.id, one.scorecard]) : []),
  )
  const sort = () => (isSort(search.sort) ? search.sort : 'name')
  const wanted = (row: PartnerRow) =>
    (!search.status || row.status === search.status) && (!search.tier || row.tier === search.tier)
  const lines = (rows: readonly PartnerRow[]) =>
    inOrder(
      rows.filter(wanted).map((partner) => ({ partner, card: cardOf().get(partner.id) })),
      sort(),
      locale(),
    )
  const active = () => [search.status, search.tier].filter(Boolean).length
  const clear = () => write({ search: undefined, status: undefined, tier: undefined })
  const mayAdd = () => currentSession().permissions.includes('partners:write')
  const add = () => (
    <Show when={mayAdd()}>
      <Button tone="primary" icon={Plus} onClick={() => setSearch({ new: '1' })}>
        {t('partners.new')}
      </Button>
    </Show>
  )
  return (
    <Page
      title={t('partners.title')}
      lead={
        <Show when={partners.isSuccess}>{t('partners.count', { count: partners.data?.length ?? 0 })}</Show>
      }
      actions={
        <>
          <ButtonLink icon={MapIcon} href="/territories">
            {t('territories.title')}
          </ButtonLink>
          <Show when={currentSession().permissions.includes('partners:read')}>
            <Button icon={Gauge} onClick={() => setSearch({ scores: '1' })}>
              {t('partners.scores')}
            </Button>
          </Show>
          {add()}
        </>
      }
    >
      <FilterBar
        search={search.search ?? ''}
        onSearch={(text) => write({ search: text || undefined })}
        searchLabel={t('partners.search')}
        active={active()}
        onClear={clear}
        end={<PeriodPicker period={period} />}
      >
        <Select
          bare
          label={t('partners.status')}
          value={search.status ?? ''}
          options={[
            { value: '', label: t('partners.anyStatus') },
            ...partnerStatuses.map((value) => ({ value, label: statusName(value) })),
          ]}
          onChange={(status) => write({ status: status || undefined })}
        />
        <Select
          bare
          label={t('partners.tier')}
          value={search.tier ?? ''}
          options={[
            { value: '', label: t('partners.anyTier') },
            ...tiersOf(partners.isSuccess ? partners.data : [], search.tier).map((value) => ({
              value,
              label: value,
            })),
          ]}
          onChange={(tier) => write({ tier: tier || undefined })}
        />
      </FilterBar>
      <Loaded query={partners}>
        {(rows) => (
          <>
            <div class="card overflow-hidden">
              <PartnerTable
                lines={lines(rows()).slice(0, most())}
                sort={sort()}
                onSort={(next) => write({ sort: next === 'name' ? undefined : next })}
                href={({ partner }) => `/partners/${partner.id}${period.query()}`}
                empty={
                  <Nobody searching={active() > 0 || Boolean(search.search)} onClear={clear} add={add()} />
                }
              />
            </div>
            <div class="flex flex-wrap items-start justify-between gap-3">
              <Definitions of={['response', 'acceptance', 'conversion']} />
              <Show when={lines(rows()).length > most()}>
                <Button onClick={() => setMost((n) => n + drawn)}>
                  {t('partners.more', { count: lines(rows()).length - most() })}
                </Button>
              </Show>
              <Updated at={partners.dataUpdatedAt} />
            </div>
          </>
        )}
      </Loaded>
      <Scores open={search.scores !== undefined} onClose={() => setSearch({ scores: undefined })} />
      <NewPartner open={search.new !== undefined && mayAdd()} onClose={() => setSearch({ new: undefined })} />
    </Page>
  )
}

const tiersOf = (rows: readonly PartnerRow[], chosen: string | undefined): string[] =>
  [...new Set([...rows.map(({ tier }) => tier), chosen])].filter((tier) => typeof tier === 'string').sort()

function Nobody(props: {
  readonly searching: boolean
  readonly onClear: () => void
  readonly add: JSX.Element
}) {
  return (
    <Show
      when={props.searching}
      fallback={
        <EmptyState icon={Users} title={t('partners.none')} action={props.add}>
          {t('partners.noneText')}
        </EmptyState>
      }
    >
      <EmptyState
        title={t('ui.noMatch')}
        action={<Button onClick={() => props.onClear()}>{t('ui.clearFilters')}</Button>}
      />
    </Show>
  )
}
