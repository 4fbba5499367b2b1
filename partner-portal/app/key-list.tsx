import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { currentKeys, singleKeys } from '../ui/keys.ts'
import type { KeyBinding } from '../ui/keys.ts'

/** The keys that work on this page, on `?`. */
export function KeyList(props: { readonly open: boolean; readonly onClose: () => void }): JSX.Element {
  const groups = () => [
    { title: t('shell.keysScreen'), group: 'screen' as const },
    { title: t('shell.keysList'), group: 'list' as const },
    { title: t('shell.keysGo'), group: 'go' as const },
  ]
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={t('shell.keys')}>
      <Show when={!singleKeys()}>
        <p class="mb-4 text-ink-soft">{t('shell.keysNone')}</p>
      </Show>
      <div class="grid gap-5">
        <For each={groups()}>
          {(group) => (
            <Group title={group.title} keys={currentKeys().filter((key) => key.group === group.group)} />
          )}
        </For>
      </div>
    </Dialog>
  )
}

function Group(props: { readonly title: string; readonly keys: readonly KeyBinding[] }): JSX.Element {
  return (
    <Show when={props.keys.length > 0}>
      <section>
        <h3 class="mb-1 text-small font-medium text-ink-soft">{props.title}</h3>
        <dl>
          <For each={props.keys}>
            {(key) => (
              <div class="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-0">
                <dt>{key.label}</dt>
                <dd class="flex gap-1">
                  <For each={key.keys.split(/[ +]/)}>
                    {(one) => (
                      <kbd class="min-w-6 rounded-small border border-line bg-sunken px-1.5 text-center font-mono text-small">
                        {one}
                      </kbd>
                    )}
                  </For>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </section>
    </Show>
  )
}
