import { useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { SimulationView } from '../../shared/simulations.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { DateTime } from '../ui/values.tsx'
import { simulationQuery } from './queries.ts'
import { Result } from './result.tsx'
import { periodOf, subjectOf } from './simulation-table.tsx'

/** One simulation: how far it is, and what it found. */
export function Simulation(): JSX.Element {
  const params = useParams<{ id: string }>()
  const query = useQuery(() => simulationQuery(params.id))
  const view = () => (query.isSuccess ? query.data : undefined)
  return (
    <Page
      title={t('simulations.one')}
      lead={<Show when={view()}>{(one) => <About view={one()} />}</Show>}
      actions={<ButtonLink href="/simulations">{t('simulations.all')}</ButtonLink>}
    >
      <Loaded query={query} skeleton={<Skeleton rows={4} row="card" />}>
        {(one) => (
          <Switch>
            <Match when={one().result}>{(result) => <Result id={one().id} result={result()} />}</Match>
            <Match when={one().status === 'failed'}>
              <Notice tone="bad" title={t('simulations.failed')}>
                {one().error === 'interrupted' ? t('simulations.interrupted') : t('simulations.crashed')}
              </Notice>
            </Match>
            <Match when={one().status === 'cancelled'}>
              <Notice tone="neutral">{t('simulations.wasCancelled')}</Notice>
            </Match>
            <Match when={true}>
              <UnderWay view={one()} />
            </Match>
          </Switch>
        )}
      </Loaded>
    </Page>
  )
}

function About(props: { readonly view: SimulationView }): JSX.Element {
  return (
    <>
      {subjectOf(props.view)} · {periodOf(props.view)} · <DateTime at={props.view.createdAt} />
      <Show when={props.view.createdBy}>{(name) => ` · ${name()}`}</Show>
    </>
  )
}

function UnderWay(props: { readonly view: SimulationView }): JSX.Element {
  const cancel = createDeed(async () => {
    await api.post(`/simulations/${props.view.id}/cancel`)
    await queryClient.invalidateQueries({ queryKey: ['simulations'] })
  })
  const name = () =>
    props.view.status === 'waiting' ? t('simulations.status_waiting') : t('simulations.underWay')
  return (
    <Section title={name()}>
      <div class="grid gap-4">
        <p class="text-ink-soft">{t('simulations.underWayText')}</p>
        <progress class="h-2 w-full accent-brand" aria-label={name()} value={props.view.progress} max={1} />
        <Show when={props.view.can.includes('cancel')}>
          <div>
            <Button busy={cancel.busy()} onClick={cancel.run}>
              {t('simulations.cancel')}
            </Button>
          </div>
        </Show>
      </div>
    </Section>
  )
}
