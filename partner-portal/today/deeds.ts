import { createSignal } from 'solid-js'
import type { LeadRow } from '../../shared/leads.ts'
import type { OpportunityRow } from '../../shared/opportunities.ts'
import type { Asked } from '../lead/steer-dialog.tsx'
import type { Steer } from '../lead/steer.ts'

/** What is being asked before something is done to a row. */
export function createTodayDeeds() {
  const [asked, setAsked] = createSignal<Asked>()
  const [reclaimed, setReclaimed] = createSignal<OpportunityRow>()
  return {
    asked,
    reclaimed,
    steer: (action: Steer, lead: LeadRow) => setAsked({ action, lead }),
    reclaim: (opportunity: OpportunityRow) => setReclaimed(opportunity),
    close: () => {
      setAsked(undefined)
      setReclaimed(undefined)
    },
  }
}
export type TodayDeeds = ReturnType<typeof createTodayDeeds>
