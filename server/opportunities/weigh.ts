import type { z } from 'zod'
import type { Stage, stageSum } from '../../shared/opportunities.ts'

interface Sum {
  pipelineId: string
  stage: string
  currency: string
  count: number
  amount: number
  atStage: number
  overridden: number
}

/** Sums by stage and currency with the weighted pipeline: amount times probability, by stage or by override. */
export function weigh(
  sums: Sum[],
  pipelines: { id: string; stages: Stage[] }[],
): z.output<typeof stageSum>[] {
  const weighed = new Map<string, z.output<typeof stageSum>>()
  for (const { pipelineId, stage, currency, count, amount, atStage, overridden } of sums) {
    const stages = pipelines.find(({ id }) => id === pipelineId)?.stages ?? []
    const probability = stages.find(({ key }) => key === stage)?.probability ?? 0
    const key = `${stage} ${currency}`
    const sum = weighed.get(key) ?? { stage, currency, count: 0, amount: 0, weighted: 0 }
    weighed.set(key, {
      ...sum,
      count: sum.count + count,
      amount: cents(sum.amount + amount),
      weighted: cents(sum.weighted + (atStage * probability) / 100 + overridden),
    })
  }
  return [...weighed.values()]
}

const cents = (amount: number) => Math.round(amount * 100) / 100
