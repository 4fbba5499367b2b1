import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AnswerView, DeclineOffer } from '../../shared/offers.ts'
import { asProblem } from '../api/problem.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Facts } from '../inbox/facts.tsx'
import { Grade } from '../inbox/grade.tsx'
import { needLine } from '../inbox/need.ts'
import { Outcome } from '../inbox/outcome.tsx'
import { Why } from '../inbox/why.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Notice } from '../ui/status.tsx'
import { Offline } from './offline.tsx'
import { Press } from './press.tsx'
import { Yours } from './yours.tsx'

interface OfferedProps {
  readonly answer: AnswerView
  readonly said: string | undefined
  /** What was done here, a moment ago. */
  readonly thanks: 'accepted' | 'asked' | 'undone' | undefined
  readonly busy: boolean
  readonly problem: unknown
  readonly declineProblem: unknown
  readonly onAccept: () => void
  readonly onAsk: () => void
  readonly onUndo: () => void
  readonly onDecline: (answer: DeclineOffer) => void
}

/** The offer of a mail, and its answer: still to be given, just given, or over. */
export function Offered(props: OfferedProps): JSX.Element {
  const offer = () => props.answer.offer
  const open = () => offer().can.includes('accept')
  return (
    <div class="grid gap-5">
      <div class="card grid gap-3 p-4 md:p-5">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 class="min-w-0 text-large font-semibold">{needLine(offer())}</h2>
          <Grade grade={offer().grade} />
        </div>
        <Facts offer={offer()} list />
        <Show when={open()}>
          <Why reasons={offer().why} />
          <Show when={offer().respondBy}>
            {(until) => <Countdown until={until()} about={offer().title} absolute />}
          </Show>
        </Show>
      </div>
      <Offline />
      <Show when={props.problem}>
        {(problem) => (
          <Notice tone="bad" alert>
            {wording(asProblem(problem()))}
          </Notice>
        )}
      </Show>
      <div class="grid gap-5" aria-live="polite">
        <Show when={open() && props.thanks === 'asked'}>
          <Notice tone="ok">{t('answer.timeGiven', { at: dateTime(offer().respondBy ?? '') })}</Notice>
        </Show>
        <Show when={open() && props.thanks === 'undone'}>
          <Notice tone="ok">{t('answer.undone')}</Notice>
        </Show>
        <Switch fallback={<Outcome offer={offer()} />}>
          <Match when={open()}>
            <Press
              offer={offer()}
              said={props.thanks ? undefined : props.said}
              busy={props.busy}
              problem={props.declineProblem}
              onAccept={() => props.onAccept()}
              onAsk={() => props.onAsk()}
              onDecline={(answer) => props.onDecline(answer)}
            />
          </Match>
          <Match when={props.answer.contact && offer().opportunityId}>
            <Yours answer={props.answer} busy={props.busy} onUndo={() => props.onUndo()} />
          </Match>
        </Switch>
      </div>
    </div>
  )
}
