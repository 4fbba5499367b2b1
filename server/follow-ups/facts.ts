import type { PipelineRecord } from '../opportunities/store.ts'
import type { Facts } from './triggers.ts'

/** An opportunity's columns that the rules ask about. */
export interface Followable extends Pick<
  Facts,
  | 'firstContactAt'
  | 'firstContactDue'
  | 'lastActivityAt'
  | 'stage'
  | 'stageAt'
  | 'nextStep'
  | 'nextStepDue'
  | 'expectedClose'
  | 'quoteSentAt'
  | 'amount'
  | 'grade'
> {
  need: { productLine: string | null }
}

/** What the rules ask, of the columns, its pipeline and its partner. */
export function factsOf(
  { need, ...opportunity }: Followable,
  pipeline: Pick<PipelineRecord, 'key' | 'stages'> | undefined,
  tier: string | null,
  wokeAt: Date | null,
): Facts {
  const stage = pipeline?.stages.find(({ key }) => key === opportunity.stage)
  return {
    ...opportunity,
    staleAfterDays: stage?.staleAfterDays ?? null,
    wokeAt,
    pipeline: pipeline?.key ?? '',
    tier,
    productLine: need.productLine,
  }
}
