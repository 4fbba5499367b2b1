import { useQuery } from '@tanstack/solid-query'
import Split from 'lucide-solid/icons/split'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { rulesQuery } from '../rules/data.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Table } from '../ui/table.tsx'
import { DateTime } from '../ui/values.tsx'
import { CanaryPanel } from './canary-panel.tsx'
import { Scheduled } from './scheduled.tsx'
import { VersionState } from './state.tsx'

/** Every published state of the rules, which of them route, and what comes next. */
export function Versions(): JSX.Element {
  const query = useQuery(rulesQuery)
  return (
    <Page
      title={t('versions.title')}
      lead={t('versions.lead')}
      actions={<ButtonLink href="/rules">{t('versions.toDraft')}</ButtonLink>}
    >
      <Loaded query={query} skeleton={<Skeleton rows={5} row="card" />}>
        {(view) => (
          <>
            <Show when={view().scheduled}>
              {(release) => <Scheduled release={release()} mayCancel={view().can.includes('publish')} />}
            </Show>
            <Show when={view().canary}>
              <CanaryPanel live={view().version ?? 0} />
            </Show>
            <List view={view()} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function List(props: { readonly view: RuleSetView }): JSX.Element {
  return (
    <div class="card overflow-hidden">
      <Table
        caption={t('versions.title')}
        rows={props.view.versions}
        rowKey={({ version }) => String(version)}
        rowHref={({ version }) => `/rules/versions/${version}`}
        empty={
          <EmptyState
            icon={Split}
            title={t('versions.none')}
            action={<ButtonLink href="/rules">{t('versions.toDraft')}</ButtonLink>}
          />
        }
        columns={[
          {
            key: 'version',
            head: t('versions.versionHead'),
            class: 'whitespace-nowrap',
            cell: ({ version }) => t('versions.version', { version }),
          },
          { key: 'state', head: t('versions.state'), cell: (row) => <VersionState row={row} none="–" /> },
          { key: 'note', head: t('versions.note'), class: 'md:w-2/5', cell: ({ note }) => note ?? '–' },
          { key: 'by', head: t('versions.by'), cell: (row) => row.publishedBy ?? t('versions.bySystem') },
          {
            key: 'at',
            head: t('versions.published'),
            class: 'whitespace-nowrap',
            cell: (row) => <DateTime at={row.publishedAt} />,
          },
        ]}
      />
    </div>
  )
}
