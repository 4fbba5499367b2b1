import { useQuery } from '@tanstack/solid-query'
import Coffee from 'lucide-solid/icons/coffee'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { TodayView } from '../../shared/today.ts'
import { api } from '../api/client.ts'
import { createNavigationCount } from '../app/navigation.ts'
import { t } from '../i18n/t.ts'
import { SteerDialog } from '../lead/steer-dialog.tsx'
import { MailsBanner } from '../mails/mails-banner.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { createRowKeys } from '../ui/row-keys.ts'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Updated } from '../ui/values.tsx'
import { Figures } from './figures.tsx'
import { Lists } from './lists.tsx'
import { ReclaimDialog } from './reclaim-dialog.tsx'
import { createTodayDeeds } from './deeds.ts'

const stuckCount = ({ expiring, unassigned, held, help, silent, discrepancies }: TodayView) =>
  expiring.count + unassigned.count + held.count + help.count + silent.count + discrepancies.count

/** What is stuck, each with what can be done about it, and the figures of the last 30 days. */
export function Today(): JSX.Element {
  let lists!: HTMLDivElement
  const query = useQuery(() => ({
    queryKey: ['today'],
    queryFn: ({ signal }) => api.get<TodayView>('/today', { signal }),
    refetchInterval: 30_000,
  }))
  const today = () => (query.isSuccess || query.isRefetchError ? query.data : undefined)
  const deeds = createTodayDeeds()
  createNavigationCount('/today', () => today() && stuckCount(today()!))
  createRowKeys(() => lists)
  return (
    <Page
      title={t('today.title')}
      lead={<Lead count={today() && stuckCount(today()!)} at={query.dataUpdatedAt} />}
    >
      <MailsBanner linked />
      <div ref={lists} class="grid gap-5">
        <Loaded query={query} skeleton={<Skeleton rows={6} row="card" />}>
          {(today) => (
            <>
              <Show when={stuckCount(today()) > 0} fallback={<AllClear />}>
                <Lists today={today()} deeds={deeds} />
              </Show>
              <Figures figures={today().figures} />
            </>
          )}
        </Loaded>
      </div>
      <SteerDialog asked={deeds.asked()} onClose={deeds.close} />
      <ReclaimDialog opportunity={deeds.reclaimed()} onClose={deeds.close} />
    </Page>
  )
}

function Lead(props: { readonly count: number | undefined; readonly at: number }): JSX.Element {
  return (
    <span class="flex flex-wrap items-baseline gap-x-3">
      <Show when={props.count}>{(count) => <span>{t('today.stuck', { count: count() })}</span>}</Show>
      <Show when={props.count !== undefined}>
        <Updated at={props.at} />
      </Show>
    </span>
  )
}

function AllClear(): JSX.Element {
  return (
    <div class="card">
      <EmptyState
        icon={Coffee}
        title={t('today.clear')}
        action={<ButtonLink href="/leads">{t('today.toLeads')}</ButtonLink>}
      >
        {t('today.clearText')}
      </EmptyState>
    </div>
  )
}
