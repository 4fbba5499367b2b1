import type { AvailabilityView, OpeningsView } from '../../shared/availability.ts'
import type { Absence } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import type { Draft } from './draft.ts'
import { bodyOf } from './draft.ts'

export const availabilityKey = ['availability']

export const availabilityQuery = () => ({
  queryKey: availabilityKey,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<AvailabilityView>('/availability', { signal }),
})

/** What the hours of a form would mean now. */
export const tryDraft = (draft: Draft, signal: AbortSignal) =>
  api.post<OpeningsView>('/availability/preview', bodyOf(draft), { signal })

/** Sets when somebody is away: oneself, or a colleague. */
export const saveAbsences = (who: { you: boolean; membershipId: string }, absences: readonly Absence[]) =>
  api.put(who.you ? '/me/absences' : `/people/${who.membershipId}/absences`, { absences })
