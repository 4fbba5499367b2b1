import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ReleaseView, VersionView } from '../../shared/rules.ts'
import { percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { Comparison } from './comparison.tsx'
import { outcomeOf, spanOf } from './state.tsx'

/** When a version routed, the latest first; a canary with the figures on which it was judged. */
export function Releases(props: { readonly version: VersionView }): JSX.Element {
  return (
    <Section flush title={t('versions.releases')}>
      <ul>
        <For each={props.version.releases}>
          {(release) => (
            <li class="border-b border-line last:border-0">
              <One release={release} />
            </li>
          )}
        </For>
      </ul>
    </Section>
  )
}

function One(props: { readonly release: ReleaseView }): JSX.Element {
  const by = () => (props.release.endedAt === null ? props.release.createdBy : props.release.endedBy)
  return (
    <>
      <div class="p-4 md:px-5">
        <p class="font-medium">
          {outcomeOf(props.release) ??
            t(props.release.kind === 'canary' ? 'versions.canary' : 'versions.live')}
          <Show when={props.release.share}>{(share) => ` · ${percent(share())}`}</Show>
        </p>
        <p class="num text-small text-ink-soft">
          {spanOf(props.release)} · {by() ?? t('versions.bySystem')}
        </p>
      </div>
      <Show when={props.release.outcome !== null && props.release.figures}>
        {(figures) => (
          <div class="border-t border-line">
            <Comparison figures={figures()} release={props.release} />
          </div>
        )}
      </Show>
    </>
  )
}
