import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadView } from '../../shared/leads.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { fieldsQuery } from '../fields/data.ts'
import { t } from '../i18n/t.ts'
import { refreshLeads } from '../lead/steer.ts'
import { leadQuery } from '../leads/queries.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toasts.tsx'
import { MergeForm } from './merge-form.tsx'
import { createMerge } from './merge-state.ts'

/** Two leads of one customer side by side, to be made one. */
export function MergeLeads(): JSX.Element {
  const params = useParams<{ id: string }>()
  const [search] = useSearchParams<{ with?: string }>()
  return (
    <Page title={t('merge.title')} lead={t('merge.lead')}>
      <Show when={search.with} keyed fallback={<EmptyState title={t('merge.nothing')} />}>
        {(other) => <Both first={params.id} second={other} />}
      </Show>
    </Page>
  )
}

function Both(props: { readonly first: string; readonly second: string }): JSX.Element {
  const first = useQuery(() => ({ ...leadQuery(props.first), refetchInterval: false as const }))
  const second = useQuery(() => ({ ...leadQuery(props.second), refetchInterval: false as const }))
  return (
    <Loaded query={first} skeleton={<Skeleton rows={6} row="card" />}>
      {(one) => (
        <Loaded query={second} skeleton={<Skeleton rows={6} row="card" />}>
          {(two) => <Form first={one()} second={two()} />}
        </Loaded>
      )}
    </Loaded>
  )
}

function Form(props: { readonly first: LeadView; readonly second: LeadView }): JSX.Element {
  const navigate = useNavigate()
  const declared = useQuery(fieldsQuery)
  const merge = createMerge(
    () => props.first,
    () => props.second,
    () => (declared.isSuccess ? declared.data.rows : []),
  )
  const send = async (reason: string) => {
    const [kept, other] = [merge.kept(), merge.other()]
    const body = { otherId: other.id, take: merge.taken(), reason }
    const lead = await api.post<LeadView>(`/leads/${kept.id}/merge`, body)
    queryClient.setQueryData(leadQuery(kept.id).queryKey, lead)
    for (const id of [kept.id, other.id]) void queryClient.invalidateQueries({ queryKey: ['lead', id] })
    refreshLeads()
    toast({ text: t('merge.done', { title: lead.title }), tone: 'ok' })
    navigate(`/leads/${kept.id}`)
  }
  return <MergeForm merge={merge} onSend={send} />
}
