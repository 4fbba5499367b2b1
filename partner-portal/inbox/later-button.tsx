import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { MenuButton } from '../ui/menu.tsx'
import { laterGroups } from './later.ts'

/** Not now: more time, or out of sight until later. */
export function Later(props: { readonly offer: OfferView }): JSX.Element {
  return (
    <Show when={props.offer.can.includes('snooze') || props.offer.can.includes('ask_for_time')}>
      <span data-later>
        <MenuButton
          label={`${t('inbox.notNow')}: ${props.offer.title}`}
          groups={() => laterGroups(props.offer)}
        />
      </span>
    </Show>
  )
}
