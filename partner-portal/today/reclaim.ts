import { api } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { wording } from '../i18n/wording.ts'
import { refreshLeads } from '../lead/steer.ts'
import { toast } from '../ui/toasts.tsx'

/** Takes an accepted lead back; it is routed again at once. */
export async function reclaim(id: string, reason: string, done: string): Promise<void> {
  await api.post(`/opportunities/${id}/reclaim`, { reason })
  refreshLeads()
  toast({ text: done, tone: 'ok' })
}

/** Leaves it with its partner, although the follow-ups propose to reclaim it. */
export async function keepIt(id: string, done: string): Promise<void> {
  await api.post(`/opportunities/${id}/keep`)
  refreshLeads()
  toast({ text: done, tone: 'ok' })
}

/** Where there is no form to say it in, a toast says what went wrong. */
export async function telling(deed: Promise<void>): Promise<void> {
  try {
    await deed
  } catch (thrown) {
    toast({ text: wording(asProblem(thrown)), tone: 'bad' })
    refreshLeads()
  }
}
