import { useQuery } from '@tanstack/solid-query'
import Mail from 'lucide-solid/icons/mail'
import MapPin from 'lucide-solid/icons/map-pin'
import Phone from 'lucide-solid/icons/phone'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { api } from '../api/client.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { Icon } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'

/** Whom to call now: the contact data of an opportunity that was just opened. */
export function Contact(props: { readonly opportunityId: string }): JSX.Element {
  const opportunity = useQuery(() => ({
    queryKey: ['opportunity', props.opportunityId, 'contact'],
    queryFn: ({ signal }) => api.get<OpportunityView>(`/opportunities/${props.opportunityId}`, { signal }),
  }))
  return (
    <Loaded query={opportunity} skeleton={<Skeleton rows={4} row="line" />}>
      {(data) => (
        <ContactData contact={data().contact} place={data().place} firstContactDue={data().firstContactDue} />
      )}
    </Loaded>
  )
}

interface ContactDataProps {
  readonly contact: OpportunityView['contact']
  readonly place: string | null
  readonly firstContactDue: string | null
}

/** Who the customer is, and each way to reach them. */
export function ContactData(props: ContactDataProps): JSX.Element {
  const contact = () => props.contact
  const person = () => [contact().firstName, contact().lastName].filter(Boolean).join(' ')
  const address = () => [contact().street, props.place].filter(Boolean).join(', ')
  const name = () => contact().company ?? person()
  return (
    <div class="grid gap-1">
      <p class="font-medium">{[contact().company, person()].filter(Boolean).join(' · ')}</p>
      <Show when={contact().phone}>
        {(phone) => (
          <Way
            icon={Phone}
            href={`tel:${phone().replace(/[^+\d]/g, '')}`}
            text={phone()}
            about={t('inbox.call', { number: phone() })}
          />
        )}
      </Show>
      <Show when={contact().email}>
        {(email) => (
          <Way
            icon={Mail}
            href={`mailto:${email()}`}
            text={email()}
            about={t('inbox.mail', { address: email() })}
          />
        )}
      </Show>
      <Show when={address()}>
        {(place) => (
          <Way
            icon={MapPin}
            href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(place())}`}
            text={place()}
            about={`${t('inbox.map')}: ${name()}, ${place()}`}
          />
        )}
      </Show>
      <Show when={contact().message}>
        {(message) => (
          <blockquote class="mt-2 rounded-large bg-sunken px-3 py-2 whitespace-pre-line">
            <span class="block text-small text-ink-soft">{t('inbox.message')}</span>
            {message()}
          </blockquote>
        )}
      </Show>
      <Show when={props.firstContactDue}>
        {(due) => <p class="num mt-1 font-medium">{t('inbox.firstContact', { at: dateTime(due()) })}</p>}
      </Show>
    </div>
  )
}

interface WayProps {
  readonly icon: Icon
  readonly href: string
  readonly text: string
  /** The whole sentence for screen readers; holds `text`. */
  readonly about: string
}

function Way(props: WayProps): JSX.Element {
  const outside = () => props.href.startsWith('http')
  return (
    <a
      href={props.href}
      target={outside() ? '_blank' : undefined}
      rel={outside() ? 'noreferrer' : undefined}
      aria-label={props.about}
      class="inline-flex min-h-8 items-center gap-2.5 justify-self-start touch:min-h-12"
    >
      <Dynamic component={props.icon} size={16} class="shrink-0 text-ink-soft" aria-hidden="true" />
      <span class="link num min-w-0 break-words">{props.text}</span>
    </a>
  )
}
