import Handshake from 'lucide-solid/icons/handshake'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { currentSession, deskOf } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/states.tsx'
import type { Filters } from './filters.ts'

/** Nothing here: because of the filters, or because no lead was accepted yet. */
export function NoOpportunities(props: { readonly filters: Filters }): JSX.Element {
  return (
    <Show
      when={props.filters.active() > 0}
      fallback={
        <Show
          when={deskOf(currentSession()) === 'partner'}
          fallback={<EmptyState icon={Handshake} title={t('opportunities.noneOfNetwork')} />}
        >
          <EmptyState
            icon={Handshake}
            title={t('opportunities.none')}
            action={<ButtonLink href="/inbox">{t('opportunities.toInbox')}</ButtonLink>}
          >
            {t('opportunities.noneText')}
          </EmptyState>
        </Show>
      }
    >
      <EmptyState
        title={t('opportunities.noMatch')}
        action={<Button onClick={() => props.filters.clear()}>{t('opportunities.clear')}</Button>}
      />
    </Show>
  )
}
