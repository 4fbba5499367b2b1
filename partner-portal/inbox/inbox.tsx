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

const SnoozedOffers = lazy(async () => ({
  default: await import('./snoozed-offers.tsx').then((it) => it.SnoozedOffers),
}))

/** The partner's inbox: offers that wait for an answer, those put aside, and what became of earlier ones. */
export function Inbox(): JSX.Element {
  const [search] = useSearchParams<{ tab?: string }>()
  const tab = () => (search.tab === 'answered' || search.tab === 'snoozed' ? search.tab : 'open')
  return (
    <Page title={t('inbox.title')} lead={tab() === 'open' ? t('inbox.finalLine') : undefined}>
      <Tabs
        label={t('inbox.tabs')}
        tabs={[
          { href: '/inbox', label: t('inbox.open'), count: counts()['/inbox'], current: tab() === 'open' },
          { href: '/inbox?tab=snoozed', label: t('inbox.snoozed'), current: tab() === 'snoozed' },
          { href: '/inbox?tab=answered', label: t('inbox.answered'), current: tab() === 'answered' },
        ]}
      />
      <Show when={tab() !== 'open'} fallback={<OpenOffers />}>
        <Suspense fallback={<Skeleton rows={8} />}>
          <Show when={tab() === 'answered'} fallback={<SnoozedOffers />}>
            <AnsweredOffers />
          </Show>
        </Suspense>
      </Show>
    </Page>
  )
}
