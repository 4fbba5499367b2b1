import Undo2 from 'lucide-solid/icons/undo-2'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityRow } from '../../shared/opportunities.ts'
import { money } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { maySteer } from '../lead/steer.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Relative } from '../ui/values.tsx'
import { WorkRow } from './work-list.tsx'

interface SilentRowProps {
  readonly opportunity: OpportunityRow
  readonly onReclaim: (opportunity: OpportunityRow) => void
}

/** An accepted lead of which nothing is heard. */
export function SilentRow(props: SilentRowProps): JSX.Element {
  const opportunity = () => props.opportunity
  const name = () => opportunity().company ?? opportunity().person ?? opportunity().title
  const about = () =>
    [
      opportunity().productLine,
      opportunity().place,
      opportunity().amount !== null && money(opportunity().amount, opportunity().currency),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <WorkRow
      href={`/opportunities/${opportunity().id}`}
      title={name()}
      about={about()}
      why={
        <>
          <span class="block">{opportunity().partner.name}</span>
          <span class="block text-ink-soft">
            {opportunity().flags.includes('no_first_contact') ? t('today.noContact') : t('today.noActivity')}
            {' · '}
            {t('today.accepted')} <Relative at={opportunity().acceptedAt} />
          </span>
        </>
      }
      actions={
        <>
          <ButtonLink href={`/opportunities/${opportunity().id}`}>{t('today.open')}</ButtonLink>
          <Show when={maySteer()}>
            <Button
              tone="quiet"
              icon={Undo2}
              aria-label={t('today.actionFor', { action: t('today.reclaim'), title: name() })}
              onClick={() => props.onReclaim(opportunity())}
            >
              {t('today.reclaim')}
            </Button>
          </Show>
        </>
      }
    />
  )
}
