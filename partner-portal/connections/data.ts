import type { WebhookView } from '../../shared/channels.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'

export const webhooksQuery = () => ({
  queryKey: ['webhooks'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<{ rows: WebhookView[] }>('/webhooks', { signal }),
  refetchInterval: 30_000,
})

export const webhooksChanged = () => queryClient.invalidateQueries({ queryKey: ['webhooks'] })

export const changeWebhook = async (id: string, changes: object): Promise<void> => {
  await api.patch(`/webhooks/${id}`, changes)
  await webhooksChanged()
}

/** How a connection fares, as one word and its tone. */
export function stateOf({ disabledAt, health }: WebhookView) {
  if (disabledAt) return { word: 'off', tone: 'neutral' } as const
  const { lastSuccessAt, lastErrorAt, dead } = health
  if (dead > 0 || (lastErrorAt && (!lastSuccessAt || lastErrorAt > lastSuccessAt)))
    return { word: 'failing', tone: 'bad' } as const
  return lastSuccessAt
    ? ({ word: 'works', tone: 'ok' } as const)
    : ({ word: 'unused', tone: 'neutral' } as const)
}
