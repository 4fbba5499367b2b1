import { useQuery } from '@tanstack/solid-query'
import Ban from 'lucide-solid/icons/ban'
import Send from 'lucide-solid/icons/send'
import UserCheck from 'lucide-solid/icons/user-check'
import Users from 'lucide-solid/icons/users'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadChoice, LeadChoices } from '../../shared/leads.ts'
import { listing, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'
import { choicesQuery, createChoosing } from './choose.ts'
import type { Choosing } from './choose.ts'

interface ChoicesProps {
  readonly lead: { readonly id: string; readonly title: string }
}

/** Who could take a lead that nobody has: one press each. */
export function Choices(props: ChoicesProps): JSX.Element {
  const query = useQuery(() => choicesQuery(props.lead.id))
  const choosing = createChoosing(() => props.lead)
  return (
    <Loaded query={query} skeleton={<Skeleton rows={3} />}>
      {(choices) => <Shown choices={choices()} choosing={choosing} title={props.lead.title} />}
    </Loaded>
  )
}

interface ShownProps {
  readonly choices: LeadChoices
  readonly choosing: Choosing
  readonly title: string
}

function Shown(props: ShownProps): JSX.Element {
  const may = (deed: LeadChoices['can'][number]) => props.choices.can.includes(deed)
  return (
    <div class="grid gap-3">
      <Show when={props.choices.choices.length > 0} fallback={<p>{t('choices.nobody')}</p>}>
        <ul class="-my-1 divide-y divide-line">
          <For each={props.choices.choices}>
            {(choice) => (
              <li>
                <Choice choice={choice} choosing={props.choosing} may={may} title={props.title} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="flex flex-wrap gap-2 phone:*:w-full">
        <Show when={may('offer') && props.choices.race.length > 1}>
          <Button
            icon={Users}
            busy={props.choosing.busy()}
            onClick={() => props.choosing.offer(props.choices.race)}
          >
            {t('choices.race', { partners: listing(props.choices.race.map(({ name }) => name)) })}
          </Button>
        </Show>
        <Show when={may('close')}>
          <Button tone="quiet" icon={Ban} busy={props.choosing.busy()} onClick={() => props.choosing.close()}>
            {t('choices.close')}
          </Button>
        </Show>
      </div>
    </div>
  )
}

interface ChoiceProps {
  readonly choice: LeadChoice
  readonly choosing: Choosing
  readonly may: (deed: LeadChoices['can'][number]) => boolean
  readonly title: string
}

function Choice(props: ChoiceProps): JSX.Element {
  const free = () => props.choice.obstacles.length === 0
  const word = () => {
    const tests = props.choice.obstacles.map(({ test }) => test)
    if (tests.includes('not_asked_before')) return t('choices.offerAgain')
    return free() ? t('choices.offer') : t('choices.offerDespite')
  }
  const about = (deed: string) =>
    t('choices.deedFor', { deed, partner: props.choice.partner.name, title: props.title })
  return (
    <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 md:flex-nowrap">
      <div class="min-w-0">
        <a href={`/partners/${props.choice.partner.id}`} class="font-medium hover:underline">
          {props.choice.partner.name}
        </a>
        <Show when={props.choice.km !== null}>
          <span class="text-small text-ink-soft"> · {t('choices.km', { km: number(props.choice.km) })}</span>
        </Show>
        <p class="text-small text-ink-soft">
          {free() ? t('choices.free') : props.choice.obstacles.map(({ text }) => text).join(' · ')}
        </p>
      </div>
      <div class="flex gap-2 phone:w-full phone:*:flex-1">
        <Show when={props.may('offer')}>
          <Button
            tone={free() ? 'primary' : 'plain'}
            icon={Send}
            busy={props.choosing.busy()}
            aria-label={about(word())}
            onClick={() => props.choosing.offer([props.choice.partner])}
          >
            {word()}
          </Button>
        </Show>
        <Show when={props.may('assign')}>
          <Button
            tone="quiet"
            icon={UserCheck}
            busy={props.choosing.busy()}
            aria-label={about(t('choices.assign'))}
            onClick={() => props.choosing.assign(props.choice.partner)}
          >
            {t('choices.assign')}
          </Button>
        </Show>
      </div>
    </div>
  )
}
