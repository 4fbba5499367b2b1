import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { VersionView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Changes } from './changes.tsx'

/** What this version changed; where it is not live, also how it differs from what is. */
export function Differences(props: { readonly version: VersionView }): JSX.Element {
  const [search] = useSearchParams<{ against: string }>()
  const previous = () => (props.version.version > 1 ? props.version.version - 1 : undefined)
  const live = () => (props.version.live === props.version.version ? null : props.version.live)
  const againstLive = () => live() !== null && (search.against === 'live' || previous() === undefined)
  const from = (): number | 'live' | undefined => (againstLive() ? 'live' : previous())
  return (
    <Section title={t('versions.changes')}>
      <div class="grid gap-4">
        <Show when={live() !== null && previous() !== undefined && live() !== previous()}>
          <Tabs
            label={t('versions.against')}
            tabs={[
              {
                href: '?',
                label: `${t('versions.against')} ${t('versions.againstPrevious')}`,
                current: !againstLive(),
              },
              {
                href: '?against=live',
                label: `${t('versions.against')} ${t('versions.againstLive')}`,
                current: againstLive(),
              },
            ]}
          />
        </Show>
        <Show when={from()} fallback={<p class="text-ink-soft">{t('versions.firstVersion')}</p>}>
          {(from) => <Changes from={from()} to={props.version.version} />}
        </Show>
      </div>
    </Section>
  )
}
