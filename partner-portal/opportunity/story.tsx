import { A, useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ActivityKind, OpportunityView } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { Composer } from './composer.tsx'
import { happeningsOf } from './happenings.ts'
import type { Saving } from './saving.ts'
import { strands } from './strands.ts'
import type { Strand } from './strands.ts'

interface StoryProps {
  readonly view: OpportunityView
  readonly show: (view: OpportunityView) => void
  readonly saving: Saving
  /** What is being written down. */
  readonly writing: ActivityKind | undefined
  readonly onWriting: (kind: ActivityKind | undefined) => void
}

/** Everything that happened since the lead came in, the newest first, and where to write down the next thing. */
export function Story(props: StoryProps): JSX.Element {
  const location = useLocation()
  const chosen = () => strands.find((strand) => strand === location.query['show'])
  const happenings = () => happeningsOf(props.view, chosen())
  return (
    <Section title={t('opportunity.story')}>
      <div class="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Show when={props.view.can.includes('log_activity')}>
          <Composer {...props} />
        </Show>
        <Chips chosen={chosen()} />
        <Show when={happenings().length > 0} fallback={<EmptyState title={t('opportunity.nothingYet')} />}>
          <Timeline items={happenings()} />
        </Show>
      </div>
    </Section>
  )
}

function Chips(props: { readonly chosen: Strand | undefined }): JSX.Element {
  const all = [undefined, ...strands]
  return (
    <nav aria-label={t('opportunity.filter')} class="-mx-3 -mb-3 flex flex-wrap gap-x-1">
      <For each={all}>
        {(strand) => (
          <A
            href={strand ? `?show=${strand}` : '?'}
            noScroll
            replace
            activeClass=""
            inactiveClass=""
            aria-current={props.chosen === strand ? 'true' : 'false'}
            class="flex min-h-7 items-center rounded-full px-3 text-small font-medium touch:min-h-10"
            classList={{
              'bg-brand-tint text-brand': props.chosen === strand,
              'text-ink-soft hover:bg-sunken hover:text-ink': props.chosen !== strand,
            }}
          >
            {strand ? t(`opportunity.show_${strand}`) : t('opportunity.show_all')}
          </A>
        )}
      </For>
    </nav>
  )
}
