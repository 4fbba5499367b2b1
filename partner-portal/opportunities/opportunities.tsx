import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { createMoving } from '../opportunity/moving.ts'
import { MovingDialogs } from '../opportunity/moving-dialogs.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Updated } from '../ui/values.tsx'
import { OpportunityBoard } from './board.tsx'
import { OpportunityFilters } from './filter-bar.tsx'
import { OpportunityList } from './list.tsx'
import { createOpportunities } from './state.ts'
import { Totals } from './totals.tsx'
import { ViewSwitch } from './view-switch.tsx'

/** All opportunities of a desk: as a board to move them on, or as a list to go through. */
export function Opportunities(): JSX.Element {
  const opportunities = createOpportunities()
  const moving = createMoving(opportunities.changed)
  const isBoard = () => opportunities.filters.view() === 'board'
  return (
    <Page
      full={isBoard()}
      title={t('opportunities.title')}
      lead={<Totals sums={opportunities.sums()} />}
      actions={
        <>
          <Show when={opportunities.pages.isSuccess}>
            <Updated at={opportunities.pages.dataUpdatedAt} />
          </Show>
          <ViewSwitch filters={opportunities.filters} />
        </>
      }
    >
      <OpportunityFilters opportunities={opportunities} />
      <Loaded
        query={opportunities.pages}
        skeleton={<Skeleton rows={isBoard() ? 4 : 9} row={isBoard() ? 'card' : 'row'} />}
      >
        {() => (
          <Show when={isBoard()} fallback={<OpportunityList opportunities={opportunities} />}>
            <OpportunityBoard opportunities={opportunities} moving={moving} />
          </Show>
        )}
      </Loaded>
      <MovingDialogs moving={moving} pipelines={opportunities.knownPipelines()} />
    </Page>
  )
}
