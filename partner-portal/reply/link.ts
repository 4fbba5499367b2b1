import { queryOptions } from '@tanstack/solid-query'
import type { AskedView, ConfirmReply } from '../../shared/replies.ts'
import { api } from '../api/client.ts'
import { language } from '../i18n/language.ts'

const withLink = (token: string) => ({
  anonymous: true,
  headers: { 'X-Baton-Link': token, 'Accept-Language': language() },
})

/** What was read in the reply that the link of a mail opens; asking changes nothing. */
export const askedQuery = (token: string) =>
  queryOptions({
    queryKey: ['reply', token, language()],
    queryFn: ({ signal }) => api.get<AskedView>('/answer/reply', { ...withLink(token), signal }),
  })

export const confirmByLink = (token: string, said: ConfirmReply) =>
  api.post<AskedView>('/answer/reply/confirm', said, withLink(token))

export const dismissByLink = (token: string) =>
  api.post<AskedView>('/answer/reply/dismiss', undefined, withLink(token))
