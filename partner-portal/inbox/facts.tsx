import Banknote from 'lucide-solid/icons/banknote'
import Building from 'lucide-solid/icons/building'
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import ClipboardList from 'lucide-solid/icons/clipboard-list'
import Compass from 'lucide-solid/icons/compass'
import MapPin from 'lucide-solid/icons/map-pin'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import type { Icon } from '../ui/button.tsx'
import { customerLine, distanceLine, placeLine, timelineLine, valueLine } from './need.ts'

interface Fact {
  readonly icon: Icon
  readonly label: string
  readonly text: string
  readonly more?: string | undefined
  readonly strong?: boolean
  /** The label is to be seen: no picture tells what a manufacturer's own field means. */
  readonly named?: boolean
}

function factsOf(offer: OfferView, all: boolean): readonly Fact[] {
  const said = [
    { icon: MapPin, label: t('inbox.place'), text: placeLine(offer), more: distanceLine(offer) },
    { icon: Banknote, label: t('inbox.budget'), text: valueLine(offer), strong: true },
    { icon: Building, label: t('inbox.customer'), text: customerLine(offer) },
    { icon: CalendarClock, label: t('inbox.timeline'), text: timelineLine(offer) },
    { icon: Compass, label: t('inbox.source'), text: offer.source ?? undefined },
  ]
  const known = said.flatMap(({ text, ...fact }) => (text ? [{ ...fact, text }] : []))
  const own = (all ? offer.custom : []).map(({ label, value }) => ({
    icon: ClipboardList,
    label,
    text: value,
    named: true,
  }))
  return [...known, ...own]
}

/** Place, value, customer and time of an offer in a line that breaks; with `list` below each other, and the own fields too. */
export function Facts(props: { readonly offer: OfferView; readonly list?: boolean }): JSX.Element {
  return (
    <dl class={props.list ? 'grid gap-2' : 'flex flex-wrap gap-x-5 gap-y-1'}>
      <For each={factsOf(props.offer, props.list === true)}>
        {(fact) => (
          <div class="flex min-w-0 gap-2">
            <dt class="mt-1 text-ink-soft">
              <Dynamic component={fact.icon} size={16} aria-hidden="true" />
              <span class="sr-only">{fact.label}</span>
            </dt>
            <dd class="num min-w-0 wrap-anywhere" classList={{ 'font-medium': fact.strong === true }}>
              <Show when={fact.named}>
                <span aria-hidden="true" class="text-ink-soft">
                  {fact.label}:{' '}
                </span>
              </Show>
              {fact.text}
              <Show when={fact.more}>
                <span class="text-ink-soft"> · {fact.more}</span>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
