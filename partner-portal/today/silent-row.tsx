import Undo2 from 'lucide-solid/icons/undo-2'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityRow } from '../../shared/opportunities.ts'
import { money } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { maySteer } from '../lead/steer.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Relative } from '../ui/values.tsx'
import { keepIt, reclaim, telling } from './reclaim.ts'
import { WorkRow } from './work-list.tsx'

interface SilentRowProps {
  readonly opportunity: OpportunityRow
  readonly onReclaim: (opportunity: OpportunityRow) => void
}

/** An accepted lead of which nothing is heard. */
export function SilentRow(props: SilentRowProps): JSX.Element {
  const opportunity = () => props.opportunity
  const name = () => opportunity().company ?? opportunity().person ?? opportunity().title
  const proposed = () => opportunity().reclaimProposedAt !== null
  const keeping = createDeed(() =>
    telling(keepIt(opportunity().id, t('today.leftWith', { partner: opportunity().partner.name }))),
  )
  const reclaiming = createDeed(() => {
    const { id, title, partner } = opportunity()
    const said = t('today.reclaimed', { title, partner: partner.name })
    return telling(reclaim(id, t('today.reclaimWhy1'), said))
  })
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
            {proposed()
              ? t('today.proposed')
              : opportunity().flags.includes('no_first_contact')
                ? t('today.noContact')
                : t('today.noActivity')}
            {' · '}
            {t('today.accepted')} <Relative at={opportunity().acceptedAt} />
          </span>
        </>
      }
      actions={
        <>
          <Show
            when={proposed() && maySteer()}
            fallback={<ButtonLink href={`/opportunities/${opportunity().id}`}>{t('today.open')}</ButtonLink>}
          >
            <Button busy={keeping.busy()} onClick={keeping.run}>
              {t('today.leaveIt')}
            </Button>
          </Show>
          <Show when={maySteer()}>
            <Button
              tone={proposed() ? 'primary' : 'quiet'}
              icon={Undo2}
              aria-label={t('today.actionFor', { action: t('today.reclaim'), title: name() })}
              busy={reclaiming.busy()}
              onClick={() => (proposed() ? reclaiming.run() : props.onReclaim(opportunity()))}
            >
              {proposed() ? t('today.reclaimNow') : t('today.reclaim')}
            </Button>
          </Show>
        </>
      }
    />
  )
}
