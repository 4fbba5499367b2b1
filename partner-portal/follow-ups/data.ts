import { queryOptions } from '@tanstack/solid-query'
import type {
  FollowUpAction,
  FollowUpPolicy,
  FollowUpPolicyView,
  FollowUpPreviewView,
  FollowUpTrigger,
  FollowUpVersionView,
} from '../../shared/follow-ups.ts'
import { followUpActions, followUpTriggers } from '../../shared/codes.ts'
import { sayAction, sayTrigger } from '../../shared/follow-up-words.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { language } from '../i18n/language.ts'

export const policyQuery = queryOptions({
  queryKey: ['follow-up-policy', 'live'],
  queryFn: ({ signal }) => api.get<FollowUpPolicyView>('/follow-up-policy', { signal }),
})

export const versionsQuery = queryOptions({
  queryKey: ['follow-up-policy', 'versions'],
  queryFn: ({ signal }) => api.get<FollowUpVersionView[]>('/follow-up-policy/versions', { signal }),
})

export async function publish(
  policy: FollowUpPolicy,
  note: string,
  base: number,
): Promise<FollowUpPolicyView> {
  const view = await api.put<FollowUpPolicyView>('/follow-up-policy', { policy, note, base })
  queryClient.setQueryData(policyQuery.queryKey, view)
  await queryClient.invalidateQueries({ queryKey: versionsQuery.queryKey })
  return view
}

export const preview = (policy: FollowUpPolicy, days: { from: string; to: string }) =>
  api.post<FollowUpPreviewView>('/follow-up-policy/preview', { policy, ...days })

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const triggerChoices = () =>
  followUpTriggers.map((value: FollowUpTrigger) => ({ value, label: capital(sayTrigger(value, language())) }))
export const actionName = (action: FollowUpAction): string => capital(sayAction(action, language()))
export const actionChoices = () => followUpActions.map((value) => ({ value, label: actionName(value) }))
