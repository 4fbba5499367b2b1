import type { OpportunityView } from '../../shared/opportunities.ts'
import { currentSession, deskOf } from '../app/session.ts'
import { happenings } from '../timeline/happenings.ts'
import type { Names } from '../timeline/names.ts'
import type { Happening } from '../ui/timeline.tsx'
import { stageName } from './names.ts'
import { strandOf } from './strands.ts'
import type { Strand } from './strands.ts'

/** The timeline as it is drawn: newest first, of one strand or all. */
export const happeningsOf = (view: OpportunityView, strand: Strand | undefined): readonly Happening[] =>
  happenings(
    view.timeline.filter((entry) => strand === undefined || strandOf(entry.kind) === strand),
    namesOf(view),
  )

function namesOf(view: OpportunityView): Names {
  const { id, partner, pipeline } = view
  // A partner sees its own part alone; the manufacturer also what others were asked.
  const isTheirs = (data: Readonly<Record<string, unknown>>) =>
    deskOf(currentSession()) === 'partner' || data['partnerId'] === partner.id || data['opportunityId'] === id
  return {
    partner: (data) => (isTheirs(data) ? partner.name : undefined),
    stage: (key) => stageName(pipeline, key),
    closeReason: (key) =>
      [...pipeline.wonReasons, ...pipeline.lostReasons].find((one) => one.key === key)?.name,
  }
}
