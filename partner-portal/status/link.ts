import { queryOptions } from '@tanstack/solid-query'
import type { RequestView } from '../../shared/customers.ts'
import { api } from '../api/client.ts'

const withLink = (token: string) => ({ anonymous: true, headers: { 'X-Baton-Link': token } })

/** The customer's request behind the link of a mail; asking changes nothing. */
export const requestQuery = (token: string) =>
  queryOptions({
    queryKey: ['status', token],
    queryFn: ({ signal }) => api.get<RequestView>('/status', { ...withLink(token), signal }),
    refetchInterval: 60_000,
  })

/** What a customer may press. */
export const presses = ['yes', 'no', 'another', 'withdraw', 'stopMails'] as const
export type Press = (typeof presses)[number]

/** Does what was pressed and confirmed. */
export function send(token: string, press: Press, note: string): Promise<RequestView> {
  const said = note.trim() ? { note: note.trim() } : {}
  const post = (path: string, body?: object) => api.post<RequestView>(path, body, withLink(token))
  switch (press) {
    case 'yes':
    case 'no':
      return post('/status/answer', { answer: press, ...said })
    case 'another':
      return post('/status/another-partner', said)
    case 'withdraw':
      return post('/status/withdraw', said)
    case 'stopMails':
      return post('/status/stop-mails')
  }
}
