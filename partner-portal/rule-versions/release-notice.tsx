import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { dateTime, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Notice } from '../ui/status.tsx'

/** Says beside the rules that another version is about to route, or does for a share of the leads. */
export function ReleaseNotice(props: { readonly view: RuleSetView }): JSX.Element {
  return (
    <>
      <Show when={props.view.scheduled}>
        {(release) => (
          <Notice tone="warn">
            {t('versions.scheduledText', {
              version: release().version,
              at: dateTime(release().startsAt),
            })}{' '}
            <ToVersions />
          </Notice>
        )}
      </Show>
      <Show when={props.view.canary}>
        {(release) => (
          <Notice tone="brand">
            {t('versions.canaryText', {
              version: release().version,
              share: percent(release().share),
              at: dateTime(release().startsAt),
            })}{' '}
            <ToVersions />
          </Notice>
        )}
      </Show>
    </>
  )
}

const ToVersions = () => (
  <A class="link" href="/rules/versions">
    {t('versions.toVersions')}
  </A>
)
