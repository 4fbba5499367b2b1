import { createMemo, mapArray } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { OpportunityRow, PipelineView, StageSum } from '../../shared/opportunities.ts'
import { stageName } from '../opportunity/names.ts'

export interface StageColumn {
  readonly id: string
  readonly title: string
  readonly cards: readonly OpportunityRow[]
  readonly count: number
  readonly sums: readonly StageSum[]
}

const sameCards = (a: readonly OpportunityRow[], b: readonly OpportunityRow[]) =>
  a.length === b.length && a.every((card, index) => card === b[index])

/**
 * A column for each stage. The columns stay the same objects and read the present when asked, so that a moved card
 * costs two columns and not the board.
 * @param placed where a card stands that the server has not heard of yet, by its id
 */
export function createColumns(
  pipeline: Accessor<PipelineView | undefined>,
  rows: Accessor<readonly OpportunityRow[]>,
  sums: Accessor<readonly StageSum[]>,
  placed: Accessor<ReadonlyMap<string, string>>,
): Accessor<readonly StageColumn[]> {
  const keys = () => pipeline()?.stages.map(({ key }) => key) ?? []
  const byStage = createMemo(() => Map.groupBy(rows(), (row) => placed().get(row.id) ?? row.stage))
  return mapArray(keys, (key) => {
    const cards = createMemo(() => byStage().get(key) ?? [], undefined, { equals: sameCards })
    const mine = createMemo(() => sums().filter(({ stage }) => stage === key))
    return {
      id: key,
      get title() {
        return stageName(pipeline(), key)
      },
      get cards() {
        return cards()
      },
      get count() {
        return Math.max(
          mine().reduce((all, { count }) => all + count, 0),
          0,
        )
      },
      get sums() {
        return mine()
      },
    }
  })
}
