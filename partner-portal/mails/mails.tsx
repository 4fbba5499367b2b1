import { useSearchParams } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Page } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { MailList } from './mail-list.tsx'
import { MailsBanner } from './mails-banner.tsx'
import { PauseButton } from './pause-button.tsx'
import { ReceivedList } from './received-list.tsx'
import { UnwrittenList } from './unwritten-list.tsx'

/** Every mail that was written to somebody, every one that came in, and every notification that reached nobody. */
export function Mails(): JSX.Element {
  const [search] = useSearchParams<{ view: string }>()
  const unwritten = () => search.view === 'unwritten'
  const received = () => search.view === 'received'
  return (
    <Page title={t('mails.title')} lead={t('mails.lead')} actions={<PauseButton />}>
      <MailsBanner />
      <Tabs
        label={t('mails.views')}
        tabs={[
          { href: '/mails', label: t('mails.mails'), current: !unwritten() && !received() },
          { href: '/mails?view=received', label: t('received.title'), current: received() },
          { href: '/mails?view=unwritten', label: t('mails.unwritten'), current: unwritten() },
        ]}
      />
      <Switch fallback={<MailList />}>
        <Match when={received()}>
          <ReceivedList />
        </Match>
        <Match when={unwritten()}>
          <UnwrittenList />
        </Match>
      </Switch>
    </Page>
  )
}
