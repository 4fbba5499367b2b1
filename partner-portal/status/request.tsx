import Phone from 'lucide-solid/icons/phone'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RequestView } from '../../shared/customers.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/status.tsx'
import type { Press } from './link.ts'
import { Steps } from './steps.tsx'

interface RequestProps {
  readonly request: RequestView
  readonly onPress: (press: Press) => void
}

/** What was asked for, where it stands and with whom, and what the customer may do about it. */
export function Request(props: RequestProps): JSX.Element {
  return (
    <>
      <Head request={props.request} />
      <div class="card grid gap-3 p-4 md:p-5" aria-live="polite">
        <h2 class="text-large font-semibold wrap-anywhere">{t(`status.title_${props.request.standing}`)}</h2>
        <p class="wrap-anywhere">{sentence(props.request)}</p>
        <Show when={props.request.partner}>{(partner) => <Who partner={partner()} />}</Show>
      </div>
      <Show when={props.request.can.includes('answer')}>
        <Answer {...props} />
      </Show>
      <Steps standing={props.request.standing} />
      <Show when={props.request.can.length > 0}>
        <Changes {...props} />
      </Show>
    </>
  )
}

function Head(props: { readonly request: RequestView }): JSX.Element {
  const what = () => {
    const { productLine, quantity, place } = props.request
    const count = quantity && quantity > 1 ? `${quantity} × ` : ''
    return [productLine && `${count}${productLine}`, place].filter(Boolean).join(' · ')
  }
  return (
    <div>
      <h1 class="text-title font-semibold">{t('status.title')}</h1>
      <p class="wrap-anywhere">{what()}</p>
      <p class="text-small text-ink-soft">
        {t('status.sent', { day: dateTime(props.request.receivedAt, 'date') })}
      </p>
    </div>
  )
}

function sentence({ standing, partner, callBy }: RequestView): string {
  const name = partner?.name ?? ''
  const who = partner?.person ? t('status.person', { person: partner.person, partner: name }) : name
  switch (standing) {
    case 'will_call':
      return callBy
        ? t('status.text_will_callBy', { who, at: dateTime(callBy, 'zoned') })
        : t('status.text_will_call', { who })
    case 'in_touch':
      return t('status.text_in_touch', { partner: name })
    case 'offer_made':
      return t('status.text_offer_made', { partner: name })
    default:
      return t(`status.text_${standing}`)
  }
}

function Who(props: { readonly partner: NonNullable<RequestView['partner']> }): JSX.Element {
  return (
    <Show when={props.partner.phone}>
      {(phone) => (
        <a
          class="inline-flex min-h-12 items-center justify-center gap-2 rounded-small border border-edge/60 px-4 font-medium hover:bg-sunken"
          href={`tel:${phone().replace(/[^+\d]/g, '')}`}
        >
          <Phone size={16} />
          {t('status.call', { phone: phone() })}
        </a>
      )}
    </Show>
  )
}

function Answer(props: RequestProps): JSX.Element {
  return (
    <section class="card grid gap-3 p-4 md:p-5">
      <h2 class="font-semibold">{t('status.ask')}</h2>
      <Show when={props.request.answer}>
        {(answer) => (
          <Notice tone={answer() === 'yes' ? 'ok' : 'warn'}>
            {answer() === 'yes' ? t('status.answeredYes') : t('status.answeredNo')}
          </Notice>
        )}
      </Show>
      <div class="grid gap-2 md:grid-cols-2">
        <Show when={props.request.answer !== 'yes'}>
          <Button size="large" tone="primary" wide onClick={() => props.onPress('yes')}>
            {t('status.yesNow')}
          </Button>
        </Show>
        <Show when={props.request.answer !== 'no'}>
          <Button size="large" wide onClick={() => props.onPress('no')}>
            {t('status.noNow')}
          </Button>
        </Show>
      </div>
    </section>
  )
}

function Changes(props: RequestProps): JSX.Element {
  const may = (deed: RequestView['can'][number]) => props.request.can.includes(deed)
  return (
    <section class="grid gap-2">
      <h2 class="font-semibold">{t('status.change')}</h2>
      <Show when={may('another_partner')}>
        <Button size="large" wide onClick={() => props.onPress('another')}>
          {t('status.another')}
        </Button>
      </Show>
      <Show when={may('withdraw')}>
        <Button size="large" wide onClick={() => props.onPress('withdraw')}>
          {t('status.withdraw')}
        </Button>
      </Show>
      <Show
        when={may('stop_mails')}
        fallback={<p class="text-small text-ink-soft">{t('status.stopMailsDone')}</p>}
      >
        <Button size="large" tone="quiet" wide onClick={() => props.onPress('stopMails')}>
          {t('status.stopMails')}
        </Button>
      </Show>
    </section>
  )
}
