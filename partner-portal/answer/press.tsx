import { For, Show, createMemo, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DeclineOffer, OfferView } from '../../shared/offers.ts'
import { createNow } from '../api/clock.ts'
import { t } from '../i18n/t.ts'
import { DeclineForm } from '../inbox/decline-form.tsx'
import { Button } from '../ui/button.tsx'

const answers = ['accept', 'decline', 'ask_for_time'] as const
type Answer = (typeof answers)[number]

interface PressProps {
  readonly offer: OfferView
  readonly said: string | undefined
  readonly busy: boolean
  readonly problem: unknown
  readonly onAccept: () => void
  readonly onAsk: () => void
  readonly onDecline: (answer: DeclineOffer) => void
}

/** One big button for the answer that was chosen in the mail, and the others below. Nothing is done before a press. */
export function Press(props: PressProps): JSX.Element {
  const form = createUniqueId()
  const now = createNow('second')
  const over = createMemo(() => props.offer.respondBy !== null && Date.parse(props.offer.respondBy) <= now())
  const possible = () => answers.filter((one) => props.offer.can.includes(one))
  const [chosen, setChosen] = createSignal<Answer>()
  const meant = () => chosen() ?? possible().find((one) => one === props.said) ?? 'accept'
  const label = (answer: Answer) => t(`answer.do_${answer}`)
  const press = (answer: Answer) => {
    if (answer === 'accept') return props.onAccept()
    if (answer === 'ask_for_time') return props.onAsk()
    setChosen(answer)
  }
  return (
    <Show when={!over()} fallback={<p class="text-ink-soft">{t('inbox.over')}</p>}>
      <div class="grid gap-2">
        <Show when={meant() === 'decline'}>
          <div class="card mb-2 p-4">
            <DeclineForm id={form} problem={props.problem} onDecline={(answer) => props.onDecline(answer)} />
          </div>
        </Show>
        <div class="grid gap-1.5 bg-paper py-2 phone:sticky phone:bottom-0">
          <Button
            tone="primary"
            size="large"
            wide
            busy={props.busy}
            {...(meant() === 'decline' ? { type: 'submit', form } : { onClick: () => press(meant()) })}
          >
            {label(meant())}
          </Button>
          <p class="text-small text-ink-soft">{t(`answer.then_${meant()}`)}</p>
        </div>
        <For each={possible().filter((one) => one !== meant())}>
          {(other) => (
            <Button
              size="large"
              wide
              busy={props.busy}
              onClick={() => (meant() === 'decline' ? setChosen(other) : press(other))}
            >
              {label(other)}
            </Button>
          )}
        </For>
      </div>
    </Show>
  )
}
