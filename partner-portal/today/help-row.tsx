import { useQueryClient } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityRow, OpportunityView } from '../../shared/opportunities.ts'
import { api } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { maySteer } from '../lead/steer.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { toast } from '../ui/toasts.tsx'
import { Relative } from '../ui/values.tsx'
import { WorkRow } from './work-list.tsx'

/** An opportunity whose partner asks for help; goes once somebody says that it has been dealt with. */
export function HelpRow(props: { readonly opportunity: OpportunityRow }): JSX.Element {
  const queries = useQueryClient()
  const opportunity = () => props.opportunity
  const name = () => opportunity().company ?? opportunity().person ?? opportunity().title
  const helping = createDeed(async () => {
    await api
      .post<OpportunityView>(`/opportunities/${opportunity().id}/helped`)
      .catch((thrown: unknown) => toast({ text: wording(asProblem(thrown)), tone: 'bad' }))
    await queries.invalidateQueries({ queryKey: ['today'] })
  })
  return (
    <WorkRow
      href={`/opportunities/${opportunity().id}`}
      title={name()}
      about={[opportunity().productLine, opportunity().place].filter(Boolean).join(' · ')}
      why={
        <>
          <span class="block">{opportunity().partner.name}</span>
          <Show when={opportunity().helpWantedAt}>
            {(at) => (
              <span class="block text-ink-soft">
                {t('today.asked')} <Relative at={at()} />
              </span>
            )}
          </Show>
        </>
      }
      actions={
        <>
          <ButtonLink href={`/opportunities/${opportunity().id}`}>{t('today.open')}</ButtonLink>
          <Show when={maySteer()}>
            <Button
              tone="quiet"
              busy={helping.busy()}
              aria-label={t('today.actionFor', { action: t('today.helped'), title: name() })}
              onClick={helping.run}
            >
              {t('today.helped')}
            </Button>
          </Show>
        </>
      }
    />
  )
}
