import { A } from '@solidjs/router'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { steerIcons, steerName } from '../lead/steer-words.ts'
import type { Steer } from '../lead/steer.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { isPhone } from '../ui/media.ts'
import { MenuButton } from '../ui/menu.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import type { LeadSelection } from './selection.ts'

interface BulkBarProps {
  readonly selection: LeadSelection
  /** How many leads there are under the filters. */
  readonly count: number
  /** What the list knows the leads by. */
  readonly titleOf: (id: string) => string | undefined
}

const first: readonly Steer[] = ['assign', 'reoffer', 'release']
const rest: readonly Steer[] = ['hold', 'withdraw', 'close']
const most = 1000

/** What can be done with the leads that are picked; stays in sight while any is. */
export function BulkBar(props: BulkBarProps): JSX.Element {
  const [asked, setAsked] = createSignal<Steer>()
  const picked = () => props.selection.ids()
  const everything = createDeed(() => props.selection.all())
  const inMenu = () => (isPhone() ? [...first.slice(1), ...rest] : rest)
  const inSight = () => (isPhone() ? first.slice(0, 1) : first)
  const more = () => props.count > picked().length && picked().length < most
  return (
    <Show when={picked().length > 0}>
      <section
        aria-label={t('leads.picked', { count: picked().length })}
        class="sticky bottom-4 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-large border border-edge bg-raised px-4 py-3 shadow-high phone:bottom-20"
      >
        <p class="num font-semibold" aria-live="polite">
          {t('leads.picked', { count: picked().length })}
        </p>
        <Show when={more()}>
          <Button tone="quiet" busy={everything.busy()} onClick={() => void everything.run()}>
            {t('leads.pickMatching', { count: Math.min(props.count, most) })}
          </Button>
        </Show>
        <div class="ml-auto flex flex-wrap items-center gap-2 phone:ml-0 phone:w-full">
          <Show when={picked().length === 2}>
            <A class="link px-2" href={`/leads/${picked()[0]}/merge?with=${picked()[1]}`}>
              {t('leads.mergeTwo')}
            </A>
          </Show>
          <For each={inSight()}>
            {(action) => (
              <Button icon={steerIcons[action]} onClick={() => setAsked(action)}>
                {steerName(action)}
              </Button>
            )}
          </For>
          <MenuButton
            label={t('lead.moreActions')}
            class="phone:flex-none!"
            groups={() => [
              {
                items: inMenu().map((action) => ({
                  label: steerName(action),
                  icon: steerIcons[action],
                  tone: action === 'close' ? ('bad' as const) : undefined,
                  onSelect: () => setAsked(action),
                })),
              },
            ]}
          />
          <Button tone="quiet" onClick={() => props.selection.clear()}>
            {t('leads.unpick')}
          </Button>
        </div>
      </section>
      <BulkDialog
        action={asked()}
        selection={props.selection}
        titleOf={props.titleOf}
        onClose={() => setAsked(undefined)}
      />
    </Show>
  )
}
