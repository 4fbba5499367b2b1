import { queryOptions } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import type { LeadChoices, LeadView } from '../../shared/leads.ts'
import { api } from '../api/client.ts'
import { wording } from '../i18n/wording.ts'
import { asProblem } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { listing } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { leadQuery } from '../leads/queries.ts'
import { toast } from '../ui/toasts.tsx'
import { refreshLeads } from './steer.ts'

export const choicesQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'choices'],
    queryFn: ({ signal }) => api.get<LeadChoices>(`/leads/${id}/choices`, { signal }),
  })

interface Ref {
  readonly id: string
  readonly name: string
}

/** One press, one deed; an offer can be taken back while the toast stands. */
export function createChoosing(lead: () => { readonly id: string; readonly title: string }) {
  const [busy, setBusy] = createSignal(false)
  const send = async (action: string, body: object, text: string, undo?: () => void) => {
    const { id } = lead()
    setBusy(true)
    try {
      queryClient.setQueryData(
        leadQuery(id).queryKey,
        await api.post<LeadView>(`/leads/${id}/${action}`, body),
      )
      toast({ text, tone: 'ok', undo })
    } catch (problem) {
      toast({ text: wording(asProblem(problem)), tone: 'bad' })
    } finally {
      setBusy(false)
      refreshLeads()
      void queryClient.invalidateQueries({ queryKey: ['lead', id] })
    }
  }
  const reason = () => t('choices.reason')
  const takeBack = () =>
    void send('withdraw', { reason: t('choices.takenBack') }, t('choices.held', { title: lead().title }))
  return {
    busy,
    offer: (partners: readonly Ref[]) =>
      send(
        'offer',
        { partnerIds: partners.map(({ id }) => id), reason: reason() },
        t('choices.offered', { title: lead().title, partners: listing(partners.map(({ name }) => name)) }),
        takeBack,
      ),
    assign: (partner: Ref) =>
      send(
        'assign',
        { partnerId: partner.id, reason: reason(), evenIfAsked: true },
        t('lead.nowAssigned', { title: lead().title, partner: partner.name }),
      ),
    close: () =>
      send('close', { reason: t('choices.closeReason') }, t('choices.closed', { title: lead().title })),
  }
}
export type Choosing = ReturnType<typeof createChoosing>
