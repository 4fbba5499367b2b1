import { Show, createMemo, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { createNow } from '../api/clock.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { isPhone } from '../ui/media.ts'

interface AnswerButtonsProps {
  readonly offer: OfferView
  readonly busy: boolean
  readonly onAccept: () => void
  readonly onDecline: () => void
  /** 48 px high and below each other at any width. */
  readonly large?: boolean
}

/** Yes or no to an offer, as far as it may be answered; once the time is over it says what happens next. */
export function AnswerButtons(props: AnswerButtonsProps): JSX.Element {
  const id = createUniqueId()
  const now = createNow('second')
  const over = createMemo(() => props.offer.respondBy !== null && Date.parse(props.offer.respondBy) <= now())
  const large = () => props.large || isPhone()
  const size = () => (large() ? 'large' : 'normal')
  return (
    <Show when={!over()} fallback={<p class="text-ink-soft">{t('inbox.over')}</p>}>
      <Show when={props.offer.can.includes('accept')}>
        <div class="grid gap-1.5">
          <div class={large() ? 'grid gap-2' : 'flex flex-row-reverse flex-wrap gap-2'}>
            <Show when={props.offer.can.includes('accept')}>
              <Button
                tone="primary"
                size={size()}
                wide={large()}
                busy={props.busy}
                aria-label={`${t('inbox.accept')}: ${props.offer.title}`}
                aria-describedby={id}
                onClick={() => props.onAccept()}
              >
                {t('inbox.accept')}
              </Button>
            </Show>
            <Show when={props.offer.can.includes('decline')}>
              <Button
                size={size()}
                wide={large()}
                aria-label={`${t('inbox.decline')}: ${props.offer.title}`}
                onClick={() => props.onDecline()}
              >
                {t('inbox.decline')}
              </Button>
            </Show>
          </div>
          <p id={id} class="text-small text-ink-soft">
            {t(props.large ? 'inbox.finalLine' : 'inbox.finalShort')}
          </p>
        </div>
      </Show>
    </Show>
  )
}
