import { createMemo, mapArray } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { OpportunityRow, PipelineView, StageSum } from '../../shared/opportunities.ts'
import { stageName } from '../opportunity/names.ts'
import { countOf } from './sums.ts'

/** A card stays the same object while its row changes, so that it keeps its element and the focus in it. */
export interface Card {
  readonly id: string
  readonly row: OpportunityRow
}

/** Where a card was dropped; holds for as long as its row is the version that was dropped. */
export interface Placement {
  readonly stage: string
  readonly version: number
}

const stageOf = (row: OpportunityRow, placed: ReadonlyMap<string, Placement>): string => {
  const placement = placed.get(row.id)
  return placement?.version === row.version ? placement.stage : row.stage
}

export interface StageColumn {
  readonly id: string
  readonly title: string
  readonly cards: readonly Card[]
  readonly count: number
  readonly sums: readonly StageSum[]
}

const sameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, index) => id === b[index])

/**
 * A column for each stage. The columns stay the same objects and read the present when asked, so that a moved card
 * costs two columns and not the board.
 * @param placed where cards were dropped, by their id
 * @param drawn how many cards of a column are there by now
 */
export function createColumns(
  pipeline: Accessor<PipelineView | undefined>,
  rows: Accessor<readonly OpportunityRow[]>,
  sums: Accessor<readonly StageSum[]>,
  placed: Accessor<ReadonlyMap<string, Placement>>,
  drawn: Accessor<number>,
): Accessor<readonly StageColumn[]> {
  const keys = () => pipeline()?.stages.map(({ key }) => key) ?? []
  const byId = createMemo(() => new Map(rows().map((row) => [row.id, row])))
  const byStage = createMemo(() => Map.groupBy(rows(), (row) => stageOf(row, placed())))
  const columns = createMemo(
    mapArray(keys, (key) => {
      const ids = createMemo(
        () =>
          byStage()
            .get(key)
            ?.slice(0, drawn())
            .map(({ id }) => id) ?? [],
        undefined,
        { equals: sameIds },
      )
      const cards = createMemo(
        mapArray(ids, (id) => {
          // A row that has gone is drawn once more, as it was, before its card goes too.
          const row = createMemo<OpportunityRow>((before) => byId().get(id) ?? before!)
          return {
            id,
            get row() {
              return row()
            },
          }
        }),
      )
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
          return countOf(mine())
        },
        get sums() {
          return mine()
        },
      }
    }),
  )
  return columns
}
