import Handshake from 'lucide-solid/icons/handshake'
import { For, Show, createMemo, createSignal, mapArray, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { StageSum } from '../../shared/opportunities.ts'
import { currentSession } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import type { Moving } from '../opportunity/moving.ts'
import { lostZone, wonZone } from '../opportunity/moving.ts'
import { customerOf } from '../opportunity/names.ts'
import { Board } from '../ui/board.tsx'
import { Notice } from '../ui/status.tsx'
import { Money } from '../ui/values.tsx'
import { CardFacts } from './card.tsx'
import { createColumns } from './columns.ts'
import type { Card, Placement, StageColumn } from './columns.ts'
import { NoOpportunities } from './empty.tsx'
import { rememberOrder } from './order.ts'
import { createDrawn } from './drawn.ts'
import type { Opportunities } from './state.ts'
import { byCurrency, countOf } from './sums.ts'

interface OpportunityBoardProps {
  readonly opportunities: Opportunities
  readonly moving: Moving
}

/** The stages of one pipeline beside each other, and the cards in them. */
export function OpportunityBoard(props: OpportunityBoardProps): JSX.Element {
  // One object for as long as the page is there; what it holds is reactive.
  const opportunities = untrack(() => props.opportunities)
  const [placed, setPlaced] = createSignal<ReadonlyMap<string, Placement>>(new Map())
  const stageColumns = createColumns(
    opportunities.pipeline,
    opportunities.rows,
    opportunities.sums,
    placed,
    createDrawn(() => opportunities.rows().length),
  )
  const columns = createMemo(mapArray(stageColumns, drawn))
  const works = () => currentSession().permissions.includes('opportunities:work')
  const limits = createMemo(
    () => new Map(opportunities.pipeline()?.stages.map(({ key, staleAfterDays }) => [key, staleAfterDays])),
  )
  rememberOrder(() => {
    const stages = stageColumns().map(({ id }) => id)
    const inStage = Map.groupBy(opportunities.rows(), ({ stage }) => stage)
    return stages.flatMap((stage) => inStage.get(stage)?.map(({ id }) => id) ?? [])
  })

  const place = (id: string, placement: Placement | undefined) =>
    setPlaced((before) => {
      const after = new Map(before)
      if (placement) after.set(id, placement)
      else after.delete(id)
      return after
    })
  const move = async ({ row }: Card, to: string) => {
    // The card is where it was dropped at once; if it may not stay there, it goes back.
    if (!to.startsWith('zone:')) place(row.id, { stage: to, version: row.version })
    const moved = await props.moving.move(row, to)
    if (moved) await opportunities.settled()
    else place(row.id, undefined)
    return moved
  }
  return (
    <>
      <Show when={countOf(opportunities.sums()) > opportunities.rows().length}>
        <Notice tone="neutral">
          {t('opportunities.boardCut', {
            shown: opportunities.rows().length,
            count: countOf(opportunities.sums()),
          })}
        </Notice>
      </Show>
      <Show
        when={opportunities.rows().length > 0}
        fallback={<NoOpportunities filters={opportunities.filters} />}
      >
        <Board
          label={t('opportunities.boardLabel')}
          columns={columns()}
          zones={
            works()
              ? [
                  { id: wonZone, title: t('opportunity.won'), tone: 'ok' },
                  { id: lostZone, title: t('opportunity.lost'), tone: 'bad' },
                ]
              : undefined
          }
          cardKey={({ id }) => id}
          cardTitle={({ row }) => customerOf(row)}
          cardHref={({ id }) => `/opportunities/${id}`}
          card={(card) => <CardFacts row={card.row} limit={limits().get(card.row.stage)} />}
          onMove={move}
          canMove={({ row }) => works() && row.status === 'open'}
          empty={<EmptyColumn />}
        />
      </Show>
    </>
  )
}

const EmptyColumn = () => (
  <p class="flex items-center gap-2 px-2 py-6 text-small text-ink-soft">
    <Handshake size={16} aria-hidden="true" />
    {t('opportunities.emptyStage')}
  </p>
)

/** The column as the board draws it, still reading the present. */
const drawn = (column: StageColumn) => ({
  id: column.id,
  get title() {
    return column.title
  },
  get cards() {
    return column.cards
  },
  get count() {
    return column.count
  },
  get sum() {
    return <ColumnSum sums={column.sums} />
  },
})

function ColumnSum(props: { readonly sums: readonly StageSum[] }): JSX.Element {
  return (
    <span class="flex flex-wrap gap-x-3">
      <For each={byCurrency(props.sums).filter(({ amount }) => amount > 0)}>
        {(sum) => (
          <span title={t('opportunities.weightedHow')}>
            <Money compact amount={sum.amount} currency={sum.currency} />
            <Show when={sum.weighted > 0}>
              <span class="sr-only">{t('opportunities.weighted')}</span>
              <span class="font-normal">
                {' '}
                (<Money compact amount={sum.weighted} currency={sum.currency} />)
              </span>
            </Show>
          </span>
        )}
      </For>
    </span>
  )
}
