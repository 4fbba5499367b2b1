import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { AnswerButtons } from '../inbox/answer-buttons.tsx'
import { Facts } from '../inbox/facts.tsx'
import { Grade } from '../inbox/grade.tsx'
import { needLine } from '../inbox/need.ts'
import { Outcome } from '../inbox/outcome.tsx'
import { Why } from '../inbox/why.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Notice } from '../ui/status.tsx'

interface OfferedProps {
  readonly offer: OfferView
  /** It was accepted here, a moment ago. */
  readonly thanks: boolean
  readonly busy: boolean
  readonly problem: unknown
  readonly onAccept: () => void
  readonly onDecline: () => void
}

/** The offer of a mail, and its answer: still to be given, just given, or over. */
export function Offered(props: OfferedProps): JSX.Element {
  const open = () => props.offer.can.length > 0
  return (
    <div class="grid gap-5">
      <div class="card grid gap-3 p-4 md:p-5">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 class="min-w-0 text-large font-semibold">{needLine(props.offer)}</h2>
          <Grade grade={props.offer.grade} />
        </div>
        <Facts offer={props.offer} list />
        <Show when={open()}>
          <Why reasons={props.offer.why} />
          <Show when={props.offer.respondBy}>
            {(until) => <Countdown until={until()} about={props.offer.title} absolute />}
          </Show>
        </Show>
      </div>
      <Show when={props.problem}>
        {(problem) => (
          <Notice tone="bad" alert>
            {wording(asProblem(problem()))}
          </Notice>
        )}
      </Show>
      <div class="grid gap-5" aria-live="polite">
        <Switch fallback={<Outcome offer={props.offer} />}>
          <Match when={open()}>
            <AnswerButtons
              large
              offer={props.offer}
              busy={props.busy}
              onAccept={() => props.onAccept()}
              onDecline={() => props.onDecline()}
            />
          </Match>
          <Match when={props.thanks && props.offer.opportunityId}>
            {(id) => <Thanks opportunityId={id()} />}
          </Match>
        </Switch>
      </div>
    </div>
  )
}

function Thanks(props: { readonly opportunityId: string }): JSX.Element {
  return (
    <>
      <Notice tone="ok">{t('answer.thanksText')}</Notice>
      <ButtonLink href={`/opportunities/${props.opportunityId}`} tone="primary" size="large" wide>
        {t('answer.toContact')}
      </ButtonLink>
    </>
  )
}
