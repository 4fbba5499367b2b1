import { useSearchParams } from '@solidjs/router'
import { Show, Suspense, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import { counts } from '../app/navigation.ts'
import { t } from '../i18n/t.ts'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { OpenOffers } from './open-offers.tsx'

const AnsweredOffers = lazy(async () => ({
  default: await import('./answered-offers.tsx').then((it) => it.AnsweredOffers),
}))

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
        <Suspense fallback={<Skeleton rows={8} />}>
          <AnsweredOffers />
        </Suspense>
      </Show>
    </Page>
  )
}
