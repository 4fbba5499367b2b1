import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { counts } from '../app/navigation.ts'
import { t } from '../i18n/t.ts'
import { Page } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { AnsweredOffers } from './answered-offers.tsx'
import { OpenOffers } from './open-offers.tsx'

/** The partner's inbox: offers that wait for an answer, and what became of earlier ones. */
export function Inbox(): JSX.Element {
  const [search] = useSearchParams<{ tab?: string }>()
  const answered = () => search.tab === 'answered'
  return (
    <Page title={t('inbox.title')} lead={answered() ? undefined : t('inbox.finalLine')}>
      <Tabs
        label={t('inbox.tabs')}
        tabs={[
          { href: '/inbox', label: t('inbox.open'), count: counts()['/inbox'], current: !answered() },
          { href: '/inbox?tab=answered', label: t('inbox.answered'), current: answered() },
        ]}
      />
      <Show when={answered()} fallback={<OpenOffers />}>
        <AnsweredOffers />
      </Show>
    </Page>
  )
}
