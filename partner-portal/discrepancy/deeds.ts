import type { DiscrepancyRow, Resolution } from '../../shared/customers.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { refreshLeads } from '../lead/steer.ts'
import { toast } from '../ui/toasts.tsx'

const post = async (row: DiscrepancyRow, deed: string, body: object | undefined, text: string) => {
  await api.post<DiscrepancyRow>(`/discrepancies/${row.id}/${deed}`, body)
  refreshLeads()
  void queryClient.invalidateQueries({ queryKey: ['customer', row.leadId] })
  toast({ text, tone: 'ok' })
}

export const askPartner = (row: DiscrepancyRow) =>
  post(row, 'ask', undefined, t('discrepancy.asked', { partner: row.partner.name }))

export const settle = (row: DiscrepancyRow, resolution: Resolution) =>
  post(row, 'resolve', { resolution }, t('discrepancy.settled'))

export const takeBack = (row: DiscrepancyRow, reason: string) =>
  post(row, 'reclaim', { reason }, t('discrepancy.reclaimed', { partner: row.partner.name }))
