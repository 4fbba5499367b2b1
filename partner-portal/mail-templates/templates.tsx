import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { TemplateList } from '../../shared/mail-templates.ts'
import { t } from '../i18n/t.ts'
import { kindName } from '../mails/mail-words.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Badge } from '../ui/status.tsx'
import { templatesQuery } from './queries.ts'

/** Every kind of mail, and which of them the manufacturer words itself. */
export function MailTemplates(): JSX.Element {
  const query = useQuery(templatesQuery)
  return (
    <Page title={t('mailTemplates.title')} lead={t('mailTemplates.text')}>
      <Loaded query={query} skeleton={<Skeleton rows={12} row="card" />}>
        {(list) => (
          <ul class="card divide-y divide-line">
            <For each={list().rows}>{(row) => <Row row={row} />}</For>
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

function Row(props: { readonly row: TemplateList['rows'][number] }): JSX.Element {
  return (
    <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 md:px-5">
      <A class="link font-medium" href={`/settings/mails/${props.row.kind}`}>
        {kindName(props.row.kind)}
      </A>
      <Show
        when={props.row.own.length > 0}
        fallback={<span class="text-small text-ink-soft">{t('mailTemplates.usual')}</span>}
      >
        <span class="flex gap-2">
          <For each={props.row.own}>
            {(own) => (
              <Badge tone="brand">
                {t('mailTemplates.ownIn', { language: t(`mailTemplates.language_${own.locale}`) })}
              </Badge>
            )}
          </For>
        </span>
      </Show>
    </li>
  )
}
