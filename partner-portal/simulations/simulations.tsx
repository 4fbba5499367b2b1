import { useLocation, useNavigate } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import FlaskConical from 'lucide-solid/icons/flask-conical'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { simulationsQuery } from './queries.ts'
import { SimulationTable } from './simulation-table.tsx'
import { StartDialog } from './start-dialog.tsx'

/** Rules tried on past leads: what was simulated, and the way to simulate more. */
export function Simulations(): JSX.Element {
  const query = useQuery(simulationsQuery)
  const location = useLocation()
  const navigate = useNavigate()
  const mayStart = () => query.isSuccess && query.data.can.includes('start')
  return (
    <Page
      title={t('simulations.title')}
      lead={t('simulations.lead')}
      actions={
        <>
          <ButtonLink href="/rules/try">{t('simulations.tryOne')}</ButtonLink>
          <Show when={mayStart()}>
            <ButtonLink tone="primary" icon={FlaskConical} href="/simulations/new">
              {t('simulations.new')}
            </ButtonLink>
          </Show>
        </>
      }
    >
      <div class="card overflow-hidden">
        <Loaded query={query} skeleton={<Skeleton rows={4} />}>
          {(list) => (
            <SimulationTable
              rows={list().rows}
              empty={
                <EmptyState icon={FlaskConical} title={t('simulations.none')}>
                  {t('simulations.noneText')}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </div>
      <StartDialog
        open={location.pathname.endsWith('/new') && mayStart()}
        onClose={() => navigate('/simulations')}
        onStarted={(id) => navigate(`/simulations/${id}`)}
      />
    </Page>
  )
}
