import type { LeadView } from '../../shared/leads.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { currentSession } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { statusName } from '../leads/lead-status.tsx'
import { leadQuery } from '../leads/queries.ts'
import { toast } from '../ui/toasts.tsx'

/** What can be done to a lead by hand, alone or with many. */
export type Steer = Exclude<LeadView['can'][number], 'merge'>

/** Whose hand may. Lists have no `can` of their own: what stands in them is open by its status. */
export const maySteer = (): boolean => currentSession().permissions.includes('leads:steer')

/** Does it, puts the answer on every page that shows the lead, and says what became of it. */
export async function steer(id: string, action: Steer, body: object): Promise<void> {
  const lead = await api.post<LeadView>(`/leads/${id}/${action}`, body)
  queryClient.setQueryData(leadQuery(id).queryKey, lead)
  refreshLeads()
  void queryClient.invalidateQueries({ queryKey: ['lead', id, 'timeline'] })
  toast({ text: outcomeOf(lead), tone: lead.status === 'unassigned' ? 'warn' : 'ok' })
}

/** Asks again for every list in which leads or opportunities stand. */
export function refreshLeads(): void {
  for (const queryKey of [['leads'], ['today'], ['opportunities']])
    void queryClient.invalidateQueries({ queryKey })
}

function outcomeOf(lead: LeadView): string {
  const { title, status, offers } = lead
  const partner = offers.find((offer) => offer.status === 'open' || offer.status === 'accepted')?.partner.name
  if (status === 'offered' && partner) return t('lead.nowOffered', { title, partner })
  if (status === 'accepted' && partner) return t('lead.nowAssigned', { title, partner })
  return t('lead.nowStatus', { title, status: statusName(status) })
}
