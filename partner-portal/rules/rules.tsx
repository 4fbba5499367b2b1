import { useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import Split from 'lucide-solid/icons/split'
import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { DateTime } from '../ui/values.tsx'
import { rulesQuery } from './data.ts'
import { DraftDesk } from './draft-desk.tsx'
import { RuleList } from './rule-list.tsx'

const tabs = ['live', 'draft', 'versions'] as const
type Tab = (typeof tabs)[number]

/** The rules that route leads: those that are live, the draft of the next ones, and all before. */
export function Rules(): JSX.Element {
  const [search] = useSearchParams<{ tab: string }>()
  const rules = useQuery(rulesQuery)
  const tab = (): Tab => tabs.find((one) => one === search.tab) ?? 'live'
  return (
    <Page title={t('rules.title')} lead={t('rules.lead')}>
      <Loaded query={rules} skeleton={<Skeleton rows={4} row="card" />}>
        {(view) => (
          <>
            <Tabs
              label={t('rules.title')}
              tabs={[
                { href: '?', label: t('rules.live'), current: tab() === 'live' },
                {
                  href: '?tab=draft',
                  label: view().draft ? t('rules.draftThere') : t('rules.draft'),
                  current: tab() === 'draft',
                },
                {
                  href: '?tab=versions',
                  label: t('rules.versions'),
                  count: view().versions.length,
                  current: tab() === 'versions',
                },
              ]}
            />
            <Switch>
              <Match when={tab() === 'live'}>
                <Live view={view()} />
              </Match>
              <Match when={tab() === 'draft'}>
                <DraftDesk view={view()} />
              </Match>
              <Match when={tab() === 'versions'}>
                <Versions view={view()} />
              </Match>
            </Switch>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Live(props: { readonly view: RuleSetView }): JSX.Element {
  return (
    <Show when={props.view.version !== null} fallback={<NothingLive view={props.view} />}>
      <p class="flex flex-wrap items-center gap-x-2 text-ink-soft">
        <span class="num font-semibold text-ink">
          {t('rules.version', { version: props.view.version ?? 0 })}
        </span>
        <Show when={props.view.publishedAt}>
          {(at) => (
            <span>
              {t('rules.published')} <DateTime at={at()} />
              <Show when={props.view.publishedBy}>{(name) => ` · ${name()}`}</Show>
            </span>
          )}
        </Show>
        <Show when={props.view.note}>{(note) => <span>· {note()}</span>}</Show>
      </p>
      <div class="card">
        <RuleList rules={props.view.rules} fallback={props.view.fallback} />
      </div>
    </Show>
  )
}

function NothingLive(props: { readonly view: RuleSetView }): JSX.Element {
  return (
    <div class="card">
      <EmptyState
        icon={Split}
        title={t('rules.nothingLive')}
        action={
          <Show when={props.view.can.includes('edit')}>
            <ButtonLink tone="primary" href="/rules?tab=draft">
              {props.view.draft ? t('rules.toDraft') : t('rules.begin')}
            </ButtonLink>
          </Show>
        }
      >
        {t('rules.nothingLiveText')}
      </EmptyState>
    </div>
  )
}

function Versions(props: { readonly view: RuleSetView }): JSX.Element {
  return (
    <div class="card overflow-hidden">
      <Table
        caption={t('rules.versions')}
        rows={props.view.versions}
        rowKey={({ version }) => String(version)}
        empty={<EmptyState title={t('rules.noVersions')} />}
        columns={[
          {
            key: 'version',
            head: t('rules.versionHead'),
            cell: (row) =>
              row.version === props.view.version
                ? t('rules.versionLive', { version: row.version })
                : t('rules.version', { version: row.version }),
          },
          { key: 'note', head: t('rules.note'), class: 'md:w-1/2', cell: (row) => row.note ?? '–' },
          { key: 'by', head: t('rules.by'), cell: (row) => row.publishedBy ?? '–' },
          { key: 'at', head: t('rules.publishedHead'), cell: (row) => <DateTime at={row.publishedAt} /> },
        ]}
      />
    </div>
  )
}
