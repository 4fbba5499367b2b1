import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadView } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { SteerDialog } from './steer-dialog.tsx'
import type { Asked } from './steer-dialog.tsx'
import { steerIcons, steerName } from './steer-words.ts'
import type { Steer } from './steer.ts'

// What is usually wanted next, by where the lead stands; everything else is in the menu.
const wanted: readonly Steer[] = ['release', 'reoffer', 'assign']
const shown = 2

/** What may be done to a lead by hand: the likely first, the rest behind three dots. */
export function LeadActions(props: { readonly lead: LeadView }): JSX.Element {
  const [asked, setAsked] = createSignal<Asked>()
  const ask = (action: Steer) => setAsked({ action, lead: props.lead })
  const first = () => wanted.filter((action) => props.lead.can.includes(action)).slice(0, shown)
  const rest = () =>
    props.lead.can.filter((action): action is Steer => action !== 'merge' && !first().includes(action))
  const strong = (action: Steer) => action === first()[0] && props.lead.status !== 'offered'
  return (
    <>
      <For each={first()}>
        {(action) => (
          <Button
            tone={strong(action) ? 'primary' : 'plain'}
            icon={steerIcons[action]}
            onClick={() => ask(action)}
          >
            {steerName(action)}
          </Button>
        )}
      </For>
      <Show when={rest().length > 0}>
        <MenuButton
          label={t('lead.moreActions')}
          class="phone:flex-none!"
          groups={() => [
            {
              items: rest().map((action) => ({
                label: steerName(action),
                icon: steerIcons[action],
                tone: action === 'close' ? ('bad' as const) : undefined,
                onSelect: () => ask(action),
              })),
            },
          ]}
        />
      </Show>
      <SteerDialog asked={asked()} onClose={() => setAsked(undefined)} />
    </>
  )
}
