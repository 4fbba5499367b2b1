import { useQuery } from '@tanstack/solid-query'
import Plus from 'lucide-solid/icons/plus'
import { For, Show, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FollowUpPolicyView } from '../../shared/follow-ups.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { policyQuery } from './data.ts'
import { createPolicyDraft } from './draft.ts'
import { Preview } from './preview.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { RuleCard } from './rule-card.tsx'
import { Versions } from './versions.tsx'

/** What happens when nothing happens: the follow-up policy in sentences, edited, tried on the past and published. */
export function FollowUps(): JSX.Element {
  const query = useQuery(() => policyQuery)
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={t('followUps.title')}>
          <Skeleton rows={4} row="card" />
        </Page>
      }
    >
      {(view) => <Editor view={view()} />}
    </Loaded>
  )
}

function Editor(props: { readonly view: FollowUpPolicyView }): JSX.Element {
  const draft = createPolicyDraft(untrack(() => props.view))
  const [open, setOpen] = createSignal<number>()
  const [publishing, setPublishing] = createSignal(false)
  const [problem, setProblem] = createSignal<unknown>()
  const may = () => props.view.can.includes('publish')
  return (
    <Page
      title={t('followUps.title')}
      lead={t('followUps.text')}
      actions={
        <Show when={may()}>
          <Show when={draft.changed()}>
            <Button tone="quiet" onClick={draft.discard}>
              {t('followUps.discard')}
            </Button>
          </Show>
          <Button tone="primary" disabled={!draft.changed()} onClick={() => setPublishing(true)}>
            {t('followUps.publish')}
          </Button>
        </Show>
      }
    >
      <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
          <For
            each={draft.rules()}
            fallback={
              <div class="card">
                <EmptyState title={t('followUps.none')} />
              </div>
            }
          >
            {(rule, at) => (
              <RuleCard
                rule={rule}
                at={at()}
                draft={draft}
                choices={props.view.choices}
                mayEdit={may()}
                open={open() === at()}
                problem={problem()}
                onOpen={(opened) => setOpen(opened ? at() : undefined)}
              />
            )}
          </For>
          <Show when={may()}>
            <div>
              <Button icon={Plus} onClick={() => setOpen(draft.add())}>
                {t('followUps.add')}
              </Button>
            </div>
          </Show>
          <p class="text-small text-ink-soft">{t('followUps.ground')}</p>
        </div>
        <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
          <Preview draft={draft} onProblem={setProblem} />
          <Versions
            live={props.view.version}
            onTake={may() ? (version) => draft.replace(version.policy) : undefined}
          />
        </div>
      </div>
      <Show when={publishing()}>
        <PublishDialog draft={draft} onProblem={setProblem} onClose={() => setPublishing(false)} />
      </Show>
    </Page>
  )
}
