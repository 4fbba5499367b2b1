import type { z } from 'zod'
import type {
  LoggedActivityView,
  OpportunityView,
  editOpportunity,
  logActivity,
  loseOpportunity,
  moveOpportunity,
  postponeOpportunity,
  winOpportunity,
} from '../../shared/opportunities.ts'
import { api } from '../api/client.ts'

export type Change = Omit<z.input<typeof editOpportunity>, 'version'>
export type Move = Omit<z.input<typeof moveOpportunity>, 'version'>

type Versioned = Pick<OpportunityView, 'id' | 'version'>

const at = (id: string, deed = '') => `/opportunities/${id}${deed}`

/** Every answer is the whole opportunity as it is afterwards. */
export const readOpportunity = (id: string, signal?: AbortSignal) =>
  api.get<OpportunityView>(at(id), signal ? { signal } : {})

/** Throws `version_conflict` where somebody saved meanwhile; its fact `current` is what they saved. */
export const saveChange = ({ id, version }: Versioned, change: Change) =>
  api.patch<OpportunityView>(at(id), { version, ...change })

/** Throws `exit_criteria_unmet` with the criteria as its fact `unmet`, and `version_conflict`. */
export const postMove = ({ id, version }: Versioned, move: Move) =>
  api.post<OpportunityView>(at(id, '/move'), { version, ...move })

export const postActivity = (id: string, activity: z.input<typeof logActivity>) =>
  api.post<LoggedActivityView>(at(id, '/activities'), activity)

export const postWin = (id: string, order: z.input<typeof winOpportunity>) =>
  api.post<OpportunityView>(at(id, '/win'), order)

export const postLoss = (id: string, why: z.input<typeof loseOpportunity>) =>
  api.post<OpportunityView>(at(id, '/lose'), why)

export const postPostponement = (id: string, wish: z.input<typeof postponeOpportunity>) =>
  api.post<OpportunityView>(at(id, '/postpone'), wish)

export const postResumption = (id: string) => api.post<OpportunityView>(at(id, '/resume'))

/** Given back by the partner, or taken back by the manufacturer; routed again at once. */
export const postGivingBack = (id: string, way: 'return' | 'reclaim', reason: string) =>
  api.post<OpportunityView>(at(id, `/${way}`), { reason })
