import { useSearchParams } from '@solidjs/router'
import { useInfiniteQuery } from '@tanstack/solid-query'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { MovePanel } from './move-panel.tsx'
import { MoveTable } from './move-table.tsx'
import { movesQuery } from './queries.ts'
import type { Found } from './result.tsx'

interface Search extends Record<string, string | undefined> {
  partner?: string
  lost?: string
  open?: string
}

/** The leads that would go elsewhere, narrowed to a partner or to those that would find nobody. */
export function Moves(props: { readonly id: string; readonly result: Found }): JSX.Element {
  const [search, setSearch] = useSearchParams<Search>()
  const filters = () => ({
    partner: search.partner || undefined,
    lost: search.lost === 'true' ? ('true' as const) : undefined,
  })
  const query = useInfiniteQuery(() => movesQuery(props.id, filters()))
  const rows = createMemo(() => (query.isSuccess ? query.data.pages.flatMap((page) => page.rows) : []))
  const set = (next: Partial<Search>) => setSearch(next, { replace: true, scroll: false })
  return (
    <div id="moves" class="scroll-mt-20">
      <Section
        title={t('simulations.moves')}
        flush
        actions={
          <MoveFilters
            result={props.result}
            partner={search.partner ?? ''}
            lost={filters().lost !== undefined}
            onChange={set}
          />
        }
      >
        <Loaded query={query} skeleton={<Skeleton rows={5} />}>
          {() => (
            <MoveTable
              rows={rows()}
              open={search.open}
              hrefOf={(nth) => `?${new URLSearchParams({ ...kept({ ...search }), open: String(nth) })}`}
              empty={<EmptyState title={t('simulations.noMoves')} />}
            />
          )}
        </Loaded>
        <Show when={props.result.movesKept < props.result.moved}>
          <p class="border-t border-line px-4 py-3 text-small text-ink-soft md:px-5">
            {t('simulations.movesKept', { count: props.result.movesKept })}
          </p>
        </Show>
      </Section>
      <Show when={query.hasNextPage}>
        <div class="flex justify-center pt-4">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('leads.more')}
          </Button>
        </div>
      </Show>
      <MovePanel
        move={rows().find(({ nth }) => String(nth) === search.open)}
        onClose={() => set({ open: undefined })}
      />
    </div>
  )
}

const kept = (search: Search): Record<string, string> =>
  Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : [])))

function MoveFilters(props: {
  readonly result: Found
  readonly partner: string
  readonly lost: boolean
  readonly onChange: (next: Partial<Search>) => void
}): JSX.Element {
  const partners = () =>
    props.result.partners
      .map(({ partnerId, name }) => ({ value: partnerId, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label))
  return (
    <div class="flex flex-wrap items-center gap-2">
      <Select
        bare
        class="min-w-40"
        label={t('simulations.partner')}
        value={props.partner}
        options={[{ value: '', label: t('simulations.everyPartner') }, ...partners()]}
        onChange={(partner) => props.onChange({ partner: partner || undefined, open: undefined })}
      />
      <Select
        bare
        class="min-w-40"
        label={t('simulations.which')}
        value={props.lost ? 'true' : ''}
        options={[
          { value: '', label: t('simulations.allMoves') },
          { value: 'true', label: t('simulations.onlyLost') },
        ]}
        onChange={(lost) => props.onChange({ lost: lost || undefined, open: undefined })}
      />
    </div>
  )
}
