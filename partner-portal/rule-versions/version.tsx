import { useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { VersionView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { rulesQuery } from '../rules/data.ts'
import { RuleList } from '../rules/rule-list.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { DateTime } from '../ui/values.tsx'
import { Differences } from './differences.tsx'
import { versionQuery } from './queries.ts'
import { Releases } from './releases.tsx'
import { RollBack } from './roll-back.tsx'
import { VersionState } from './state.tsx'

/** One published state of the rules: what it says, what it changed, and when it routed. */
export function Version(): JSX.Element {
  const params = useParams<{ version: string }>()
  const query = useQuery(() => versionQuery(params.version))
  const version = () => (query.isSuccess || query.isRefetchError ? query.data : undefined)
  return (
    <Page
      title={t('versions.version', { version: params.version })}
      lead={<Show when={version()}>{(version) => <Head version={version()} />}</Show>}
      actions={
        <>
          <ButtonLink href="/rules/versions">{t('versions.toVersions')}</ButtonLink>
          <Show when={version()}>{(version) => <Back version={version()} />}</Show>
        </>
      }
    >
      <Loaded query={query} skeleton={<Skeleton rows={6} row="card" />}>
        {(version) => (
          <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
              <Differences version={version()} />
              <Section flush title={t('versions.rules')}>
                <RuleList rules={version().rules} fallback={version().fallback} />
              </Section>
            </div>
            <Releases version={version()} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Head(props: { readonly version: VersionView }): JSX.Element {
  return (
    <div class="mt-1.5 grid gap-1.5">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <VersionState row={props.version} />
        <span>
          {t('versions.published')} <DateTime at={props.version.publishedAt} /> ·{' '}
          {props.version.publishedBy ?? t('versions.bySystem')}
        </span>
      </div>
      <Show when={props.version.note}>
        {(note) => <p class="max-w-prose whitespace-pre-line text-ink">{note()}</p>}
      </Show>
    </div>
  )
}

function Back(props: { readonly version: VersionView }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  const rules = useQuery(rulesQuery)
  const next = () => (rules.isSuccess ? (rules.data.versions[0]?.version ?? 0) : props.version.version) + 1
  return (
    <Show when={props.version.can.includes('roll_back')}>
      <Button tone="primary" onClick={() => setOpen(true)}>
        {t('versions.rollBack')}
      </Button>
      <RollBack version={props.version.version} next={next()} open={open()} onClose={() => setOpen(false)} />
    </Show>
  )
}
