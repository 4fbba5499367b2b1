import { A } from '@solidjs/router'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DecisionView } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'

type Group = DecisionView['passedOver'][number]

/** Partners who did not come into question, by the first test that they missed; names on demand. */
export function PassedOver(props: { readonly groups: readonly Group[] }): JSX.Element {
  return (
    <ul class="overflow-hidden rounded-large border border-line">
      <For each={props.groups}>
        {(group) => (
          <li class="border-b border-line last:border-0">
            <Missed group={group} />
          </li>
        )}
      </For>
    </ul>
  )
}

const atFirst = 60

function Missed(props: { readonly group: Group }): JSX.Element {
  // A network of 10,000 is not drawn before somebody asks who.
  const [open, setOpen] = createSignal(false)
  const [most, setMost] = createSignal(atFirst)
  const partners = () => props.group.partners
  return (
    <details class="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="flex list-none items-center gap-2 px-3 py-2 hover:bg-sunken/60 touch:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={16} class="shrink-0 text-ink-soft transition-transform group-open:rotate-90" />
        <span class="block min-w-0 flex-1 first-letter:uppercase">{props.group.reason}</span>
        <span class="num text-small text-ink-soft">
          {t('lead.partnersMany', { count: partners().length })}
        </span>
      </summary>
      <Show when={open()}>
        <ul class="grid gap-x-4 px-3 pt-1 pb-3 pl-9 text-small sm:grid-cols-2 md:grid-cols-3">
          <For each={partners().slice(0, most())}>
            {(partner) => (
              <li class="truncate">
                <A class="hover:underline" href={`/partners/${partner.id}`}>
                  {partner.name}
                </A>
              </li>
            )}
          </For>
        </ul>
        <Show when={partners().length > most()}>
          <div class="px-3 pb-3 pl-9">
            <Button onClick={() => setMost(partners().length)}>
              {t('lead.showAll', { count: partners().length })}
            </Button>
          </div>
        </Show>
      </Show>
    </details>
  )
}
