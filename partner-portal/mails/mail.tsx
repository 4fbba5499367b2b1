import { A, useParams, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MailView } from '../../shared/mails.ts'
import { number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Facts } from '../lead/facts.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { DateTime } from '../ui/values.tsx'
import { MailStatusMark, kindName } from './mail-words.tsx'
import { mailQuery } from './queries.ts'
import { ResendButton } from './resend-button.tsx'

/** One mail as its reader sees it, and how it fared on its way. */
export function Mail(): JSX.Element {
  const params = useParams<{ id: string }>()
  const query = useQuery(() => mailQuery(params.id))
  const mail = () => (query.isSuccess || query.isRefetchError ? query.data : undefined)
  return (
    <Page
      title={mail()?.subject ?? t('mails.mail')}
      lead={<Show when={mail()}>{(mail) => <Head mail={mail()} />}</Show>}
      actions={<Show when={mail()}>{(mail) => <ResendButton mail={mail()} />}</Show>}
    >
      <Loaded query={query} skeleton={<Skeleton rows={6} row="card" />}>
        {(mail) => (
          <>
            <State mail={mail()} />
            <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
              <Words mail={mail()} />
              <Section title={t('mails.way')}>
                <Way mail={mail()} />
              </Section>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Head(props: { readonly mail: MailView }): JSX.Element {
  return (
    <div class="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
      <MailStatusMark status={props.mail.status} />
      <span>{kindName(props.mail.kind)}</span>
      <Show when={props.mail.leadId}>
        {(id) => (
          <A class="link" href={`/leads/${id()}`}>
            {t('mails.toLead')}
          </A>
        )}
      </Show>
    </div>
  )
}

/** What one should know about a mail that has not simply left. */
function State(props: { readonly mail: MailView }): JSX.Element {
  return (
    <>
      <Show when={props.mail.status === 'kept'}>
        <Notice tone="brand" title={t('mails.keptTitle')}>
          {t('mails.keptText')}
        </Notice>
      </Show>
      <Show when={props.mail.status === 'dead'}>
        <Notice tone="bad" title={t('mails.deadTitle')}>
          {t('mails.deadText')}
        </Notice>
      </Show>
      <Show when={props.mail.withheld}>
        <Notice tone="neutral">{t('mails.withheld')}</Notice>
      </Show>
    </>
  )
}

function Way(props: { readonly mail: MailView }): JSX.Element {
  const to = () => props.mail.to
  return (
    <Facts
      facts={[
        [
          t('mails.to'),
          <>
            <Show when={to().name}>
              <span class="block">{to().name}</span>
            </Show>
            <span class="block text-small text-ink-soft">{to().address}</span>
          </>,
        ],
        [t('mails.written'), <DateTime at={props.mail.createdAt} />],
        props.mail.sentAt && [t('mails.sentAt'), <DateTime at={props.mail.sentAt} />],
        [t('mails.attempts'), number(props.mail.attempts)],
        props.mail.lastError && [
          t('mails.error'),
          <span class="font-mono text-small">{props.mail.lastError}</span>,
        ],
        [t('mails.messageId'), <span class="font-mono text-small">{props.mail.messageId}</span>],
      ]}
    />
  )
}

function Words(props: { readonly mail: MailView }): JSX.Element {
  const [search] = useSearchParams<{ view: string }>()
  const asText = () => search.view === 'text'
  return (
    <section class="min-w-0">
      <Tabs
        label={t('mails.form')}
        tabs={[
          { href: `/mails/${props.mail.id}`, label: t('mails.html'), current: !asText() },
          { href: `/mails/${props.mail.id}?view=text`, label: t('mails.text'), current: asText() },
        ]}
      />
      <div class="card mt-3 overflow-hidden">
        <Show
          when={asText()}
          fallback={
            <iframe
              title={props.mail.subject}
              src={`/api/mails/${props.mail.id}/html`}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              class="block h-[44rem] max-h-[75dvh] w-full"
            />
          }
        >
          <pre class="p-5 font-mono text-small whitespace-pre-wrap wrap-anywhere">{props.mail.text}</pre>
        </Show>
      </div>
    </section>
  )
}
