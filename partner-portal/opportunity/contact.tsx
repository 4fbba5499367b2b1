import Globe from 'lucide-solid/icons/globe'
import Mail from 'lucide-solid/icons/mail'
import MapPin from 'lucide-solid/icons/map-pin'
import Phone from 'lucide-solid/icons/phone'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import type { Icon } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'

interface ContactProps {
  readonly view: OpportunityView
  /** The number was called, and the call is to be written down. */
  readonly onCalled: () => void
}

/** The customer: a tap calls, writes or shows the way. */
export function Contact(props: ContactProps): JSX.Element {
  const [called, setCalled] = createSignal(false)
  const contact = () => props.view.contact
  const address = () => [contact().street, props.view.place].filter(Boolean).join(', ')
  const map = () => `https://www.openstreetmap.org/search?query=${encodeURIComponent(address())}`
  const website = () => {
    const site = contact().website
    return site && (/^https?:\/\//i.test(site) ? site : `https://${site}`)
  }
  const name = () => props.view.person ?? contact().company
  return (
    <Section title={t('opportunity.contact')}>
      <div class="grid gap-1">
        <Show when={name()}>{(name) => <p class="font-semibold">{name()}</p>}</Show>
        <Show when={props.view.person && contact().company}>
          {(company) => <p class="text-ink-soft">{company()}</p>}
        </Show>
        <Show when={contact().phone}>
          {(phone) => (
            <Way
              icon={Phone}
              href={`tel:${phone().replace(/[^\d+]/g, '')}`}
              text={phone()}
              onPress={() => setCalled(props.view.can.includes('log_activity'))}
            />
          )}
        </Show>
        <Show when={called()}>
          <Called
            onYes={() => {
              setCalled(false)
              props.onCalled()
            }}
            onNo={() => setCalled(false)}
          />
        </Show>
        <Show when={contact().email}>
          {(email) => (
            <Way
              icon={Mail}
              href={`mailto:${encodeURIComponent(email()).replace('%40', '@')}`}
              text={email()}
            />
          )}
        </Show>
        <Show when={address()}>
          <Way
            icon={MapPin}
            href={map()}
            text={address()}
            label={t('opportunity.onMap', { address: address() })}
            away
          />
        </Show>
        <Show when={website()}>
          {(site) => <Way icon={Globe} href={site()} text={contact().website ?? ''} away />}
        </Show>
        <Show when={!name() && !contact().phone && !contact().email}>
          <p class="text-ink-soft">{t('opportunity.noContact')}</p>
        </Show>
      </div>
    </Section>
  )
}

interface WayProps {
  readonly icon: Icon
  readonly href: string
  readonly text: string
  readonly label?: string
  /** To another site. */
  readonly away?: boolean
  readonly onPress?: () => void
}

function Way(props: WayProps): JSX.Element {
  return (
    <a
      href={props.href}
      aria-label={props.label}
      target={props.away ? '_blank' : undefined}
      rel={props.away ? 'noopener noreferrer' : undefined}
      class="group flex min-h-9 min-w-0 items-center gap-3 rounded-small py-1 touch:min-h-11"
      onClick={() => props.onPress?.()}
    >
      <Dynamic component={props.icon} size={16} class="shrink-0 text-ink-soft" aria-hidden="true" />
      <span class="link num min-w-0 break-words group-hover:decoration-current">{props.text}</span>
    </a>
  )
}

function Called(props: { readonly onYes: () => void; readonly onNo: () => void }): JSX.Element {
  return (
    <Notice tone="brand" alert>
      <p class="font-medium">{t('opportunity.logCall')}</p>
      <div class="mt-2 flex flex-wrap gap-2">
        <Button tone="primary" onClick={() => props.onYes()}>
          {t('opportunity.logCallYes')}
        </Button>
        <Button tone="quiet" onClick={() => props.onNo()}>
          {t('opportunity.logCallNo')}
        </Button>
      </div>
    </Notice>
  )
}
