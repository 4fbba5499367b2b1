import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FollowUpVersionView } from '../../shared/follow-ups.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Badge } from '../ui/status.tsx'
import { DateTime } from '../ui/values.tsx'
import { versionsQuery } from './data.ts'

interface VersionsProps {
  readonly live: number
  /** Takes an earlier version into the editor. */
  readonly onTake: ((version: FollowUpVersionView) => void) | undefined
}

/** What was published when, by whom and why. */
export function Versions(props: VersionsProps): JSX.Element {
  const query = useQuery(() => versionsQuery)
  return (
    <Section title={t('followUps.versions')} flush>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(versions) => (
          <ul class="divide-y divide-line">
            <For each={versions()}>
              {(one) => (
                <li class="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
                  <div class="min-w-0 flex-1 basis-40">
                    <p class="flex flex-wrap items-center gap-2 font-medium">
                      {one.version === 0
                        ? t('followUps.builtIn')
                        : t('followUps.version', { version: one.version })}
                      <Show when={one.version === props.live}>
                        <Badge tone="ok">{t('followUps.live')}</Badge>
                      </Show>
                    </p>
                    <Show when={one.note}>{(note) => <p>{note()}</p>}</Show>
                    <Show when={one.publishedAt}>
                      {(at) => (
                        <p class="text-small text-ink-soft">
                          <DateTime at={at()} />
                          <Show when={one.publishedBy}>{(by) => <> · {by()}</>}</Show>
                        </p>
                      )}
                    </Show>
                  </div>
                  <Show when={props.onTake && one.version !== props.live}>
                    <Button tone="quiet" onClick={() => props.onTake?.(one)}>
                      {t('followUps.take')}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
    </Section>
  )
}
