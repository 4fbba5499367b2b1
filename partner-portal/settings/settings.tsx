import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { currentSession } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { Page } from '../ui/page.tsx'
import { entries, groups } from './entries.ts'
import type { Group, SettingsEntry } from './entries.ts'

/** Where the manufacturer's settings are: a card for every screen that one may see. */
export function Settings(): JSX.Element {
  const { permissions } = currentSession()
  const seen = entries.filter(({ permission }) => permission === null || permissions.includes(permission))
  const of = (group: Group) => seen.filter((entry) => entry.group === group)
  return (
    <Page title={t('settings.title')} lead={t('settings.text')}>
      <For each={groups.filter((group) => of(group).length > 0)}>
        {(group) => (
          <section>
            <h2 class="mb-2 font-semibold">{t(`settings.group_${group}`)}</h2>
            <ul class="grid gap-3 md:grid-cols-2 lg:grid-cols-3">
              <For each={of(group)}>{(entry) => <Card entry={entry} />}</For>
            </ul>
          </section>
        )}
      </For>
      <Show when={!permissions.includes('settings:manage')}>
        <p class="text-ink-soft">{t('settings.adminChanges')}</p>
      </Show>
    </Page>
  )
}

function Card(props: { readonly entry: SettingsEntry }): JSX.Element {
  return (
    <li class="card relative flex gap-3 p-4 transition-colors hover:bg-sunken/60">
      <Dynamic component={props.entry.icon} size={20} class="mt-0.5 shrink-0 text-ink-soft" />
      <div class="min-w-0">
        <A
          href={props.entry.path}
          class="font-medium hover:underline after:absolute after:inset-0 after:content-['']"
        >
          {props.entry.title()}
        </A>
        <p class="text-ink-soft">{props.entry.text()}</p>
      </div>
    </li>
  )
}
