import { useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Suspense, Switch, createSignal, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ReleaseNotice } from '../rule-versions/release-notice.tsx'
import { CheckPanel } from './check-panel.tsx'
import { rulesQuery } from './data.ts'
import { createDraft } from './draft-state.ts'
import type { DraftState } from './draft-state.ts'
import { createFileMenu } from './file-menu.ts'
import { Live } from './live.tsx'
import { RulesTab } from './rules-tab.tsx'
import { SaveState } from './save-state.tsx'
import { TiersSection } from './tiers-section.tsx'

// Most visits are to the list; the other tabs and the dialogs come when they are gone to.
const Discard = lazy(() => import('./draft-dialogs.tsx').then((it) => ({ default: it.Discard })))
const DraftConflict = lazy(() => import('./draft-dialogs.tsx').then((it) => ({ default: it.DraftConflict })))
const JsonTab = lazy(() => import('./json-tab.tsx').then((it) => ({ default: it.JsonTab })))
const PublishDialog = lazy(() => import('./publish-dialog.tsx').then((it) => ({ default: it.PublishDialog })))
const LaddersTab = lazy(() => import('./ladders-tab.tsx').then((it) => ({ default: it.LaddersTab })))
const ScoringTab = lazy(() => import('./scoring-tab.tsx').then((it) => ({ default: it.ScoringTab })))
const Start = lazy(() => import('./start.tsx').then((it) => ({ default: it.Start })))

const tabs = ['rules', 'ladders', 'scoring', 'json', 'live'] as const
type Tab = (typeof tabs)[number]

/** The rules that route leads, and the draft of the next ones, which saves itself. */
export function Rules(): JSX.Element {
  const rules = useQuery(rulesQuery)
  return (
    <Loaded
      query={rules}
      skeleton={
        <Page title={t('rules.title')} lead={t('rules.lead')}>
          <Skeleton rows={4} row="card" />
        </Page>
      }
    >
      {(view) => <Desk view={view()} />}
    </Loaded>
  )
}

function Desk(props: { readonly view: RuleSetView }): JSX.Element {
  const [search] = useSearchParams<{ tab: string }>()
  const draft = createDraft(() => props.view)
  const tab = (): Tab => tabs.find((one) => one === search.tab) ?? 'rules'
  const readOnly = () => !props.view.can.includes('edit')
  const begun = () => props.view.version !== null || props.view.draft !== null || draft.changed()
  return (
    <Page
      title={t('rules.title')}
      lead={t('rules.lead')}
      actions={<Actions view={props.view} draft={draft} begun={begun()} />}
    >
      <RuleTabs view={props.view} draft={draft} tab={tab()} />
      <Standing view={props.view} draft={draft} />
      <Suspense fallback={<Skeleton rows={4} row="card" />}>
        <Switch>
          <Match when={tab() === 'live'}>
            <Live view={props.view} />
          </Match>
          <Match when={!begun() && !readOnly()}>
            <Start onChoose={draft.edit} />
          </Match>
          <Match when={!begun()}>
            <Live view={props.view} />
          </Match>
          <Match when={tab() === 'rules'}>
            <Beside view={props.view} draft={draft}>
              <RulesTab view={props.view} draft={draft} readOnly={readOnly()} />
              <TiersSection draft={draft} readOnly={readOnly()} />
            </Beside>
          </Match>
          <Match when={tab() === 'ladders'}>
            <LaddersTab view={props.view} draft={draft} readOnly={readOnly()} />
          </Match>
          <Match when={tab() === 'scoring'}>
            <ScoringTab view={props.view} draft={draft} readOnly={readOnly()} />
          </Match>
          <Match when={tab() === 'json'}>
            <JsonTab draft={draft} readOnly={readOnly()} />
          </Match>
        </Switch>
      </Suspense>
      <Show when={draft.theirs()}>
        <Suspense>
          <DraftConflict draft={draft} />
        </Suspense>
      </Show>
    </Page>
  )
}

interface PartProps {
  readonly view: RuleSetView
  readonly draft: DraftState
}

function RuleTabs(props: PartProps & { readonly tab: Tab }): JSX.Element {
  const count = () => props.draft.content().rules.length
  return (
    <Tabs
      label={t('rules.title')}
      tabs={[
        { href: '?', label: t('rules.rulesTab'), count: count(), current: props.tab === 'rules' },
        {
          href: '?tab=ladders',
          label: t('rules.ladders'),
          count: Object.keys(props.draft.content().ladders ?? {}).length || undefined,
          current: props.tab === 'ladders',
        },
        {
          href: '?tab=scoring',
          label: t('rules.scoring'),
          count: props.draft.content().scoring?.rules.length,
          current: props.tab === 'scoring',
        },
        { href: '?tab=json', label: t('rules.jsonTab'), current: props.tab === 'json' },
        ...(props.view.draft && props.view.version !== null
          ? [{ href: '?tab=live', label: t('rules.live'), current: props.tab === 'live' }]
          : []),
        {
          href: '/rules/versions',
          label: t('rules.versions'),
          count: props.view.versions.length,
          current: false,
        },
      ]}
    />
  )
}

/** Which version is live, how it stands with the draft, and whether somebody has overtaken it. */
function Standing(props: PartProps): JSX.Element {
  const saved = () => props.view.draft
  const overtaken = () => {
    const draft = saved()
    return draft !== null && draft.baseVersion !== props.view.version
  }
  return (
    <>
      <div class="-my-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span class="text-small text-ink-soft">
          {props.view.version === null
            ? t('rules.nothingLive')
            : t('rules.versionIsLive', { version: props.view.version })}
          {' · '}
          {saved() || props.draft.changed() ? t('rules.draftShown') : t('rules.liveShown')}
        </span>
        <SaveState view={props.view} draft={props.draft} />
      </div>
      <ReleaseNotice view={props.view} />
      <Show when={overtaken()}>
        <Notice tone="warn">
          {t('rules.overtaken', {
            version: props.view.version ?? 0,
            base: props.view.draft?.baseVersion ?? 0,
          })}
        </Notice>
      </Show>
      <Show when={props.draft.state() === 'faulty'}>
        <Faults draft={props.draft} />
      </Show>
    </>
  )
}

/** Faults that belong to no rule in the list are said here, for they have no other place. */
function Faults(props: { readonly draft: DraftState }): JSX.Element {
  const rest = () =>
    props.draft
      .faults()
      .filter(({ list, at }) => list === 'rest' && !at.startsWith('/fallback') && !at.startsWith('/scoring'))
  return (
    <Show when={rest().length > 0}>
      <Notice tone="bad" alert>
        {rest()
          .map(({ at, message }) => `${at} ${message}`)
          .join(' · ')}
      </Notice>
    </Show>
  )
}

function Actions(props: PartProps & { readonly begun: boolean }): JSX.Element {
  const [open, setOpen] = createSignal<'publish' | 'discard'>()
  // The draft is the page's own and lives as long as it.
  // oxlint-disable-next-line solid/reactivity
  const files = createFileMenu(() => props.view, props.draft)
  const mayEdit = () => props.view.can.includes('edit')
  const ready = () => props.view.draft !== null && !props.draft.changed()
  return (
    <>
      <Show when={props.begun}>
        <ButtonLink tone="quiet" href="/rules/try">
          {t('rules.tryLead')}
        </ButtonLink>
        <ButtonLink href="/simulations/new">{t('rules.simulate')}</ButtonLink>
      </Show>
      <Show when={mayEdit() && (props.view.draft ?? props.draft.changed())}>
        <Button tone="primary" disabled={!ready()} onClick={() => setOpen('publish')}>
          {t('rules.publish')}
        </Button>
      </Show>
      <MenuButton
        label={t('rules.more')}
        groups={() => [
          ...files.groups(mayEdit()),
          ...(mayEdit() && (props.view.draft !== null || props.draft.changed())
            ? [
                {
                  items: [
                    {
                      label: t('rules.discard'),
                      tone: 'bad' as const,
                      onSelect: () => setOpen('discard'),
                    },
                  ],
                },
              ]
            : []),
        ]}
      />
      <Show when={open() === 'publish'}>
        <Suspense>
          <PublishDialog
            view={props.view}
            onClose={() => setOpen(undefined)}
            onPublished={props.draft.published}
          />
        </Suspense>
      </Show>
      <Show when={open() === 'discard'}>
        <Suspense>
          <Discard view={props.view} draft={props.draft} open onClose={() => setOpen(undefined)} />
        </Suspense>
      </Show>
    </>
  )
}

/** The rules, and what the check says of them beside. */
function Beside(props: PartProps & { readonly children: JSX.Element }): JSX.Element {
  const nameOf = (key: string) => props.draft.content().rules.find((rule) => rule.key === key)?.name
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-5 xl:flex xl:items-start">
      <div class="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-5">{props.children}</div>
      <CheckPanel view={props.view} stale={props.draft.changed()} nameOf={nameOf} />
    </div>
  )
}
