import { useLocation } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AnswerView, DeclineOffer } from '../../shared/offers.ts'
import { asProblem } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { fateOf } from '../inbox/gone.ts'
import { DeclineDialog } from '../inbox/decline-dialog.tsx'
import { Door } from '../sign-in/door.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { acceptByLink, answerQuery, declineByLink } from './link.ts'
import { Offered } from './offered.tsx'

/** The page behind the button of an offer mail: shows the offer without signing in, and acts on a press alone. */
export function Answer(): JSX.Element {
  const location = useLocation()
  const token = () => location.hash.replace(/^#/, '')
  return (
    <Show when={token()} keyed fallback={<Dead title={t('answer.broken')} text={t('answer.brokenText')} />}>
      {(token) => <ByLink token={token} />}
    </Show>
  )
}

function ByLink(props: { readonly token: string }): JSX.Element {
  const answer = useQuery(() => answerQuery(props.token))
  const over = () => answer.isError && asProblem(answer.error).code === 'link_expired'
  return (
    <Switch
      fallback={
        <Door title={t('answer.title')}>
          <Loaded query={answer} skeleton={<Skeleton rows={6} row="line" />}>
            {() => null}
          </Loaded>
        </Door>
      }
    >
      <Match when={over()}>
        <Dead title={t('answer.over')} text={t('answer.overText')} />
      </Match>
      <Match when={(answer.isSuccess || answer.isRefetchError) && answer.data}>
        {(data) => <OneOffer token={props.token} answer={data()} />}
      </Match>
    </Switch>
  )
}

function OneOffer(props: { readonly token: string; readonly answer: AnswerView }): JSX.Element {
  const [asking, setAsking] = createSignal(false)
  const [saidNo, setSaidNo] = createSignal<DeclineOffer>()
  const [thanks, setThanks] = createSignal(false)
  const show = () => queryClient.invalidateQueries({ queryKey: answerQuery(props.token).queryKey })
  // Too late is no fault: the page shows what became of the offer.
  const orTooLate = async (deed: Promise<unknown>) => {
    await deed.catch((thrown: unknown) => {
      if (!fateOf(asProblem(thrown))) throw thrown
    })
    await show()
    setAsking(false)
  }
  const accepting = createDeed(() => orTooLate(acceptByLink(props.token).then(() => setThanks(true))))
  const declining = createDeed(() => orTooLate(declineByLink(props.token, saidNo()!)))
  return (
    <Door
      title={thanks() ? t('answer.thanks') : t('answer.title')}
      lead={t('answer.forPartner', {
        manufacturer: props.answer.offer.manufacturer,
        partner: props.answer.partner.name,
      })}
    >
      <Offered
        offer={props.answer.offer}
        thanks={thanks()}
        busy={accepting.busy()}
        problem={accepting.problem()}
        onAccept={accepting.run}
        onDecline={() => setAsking(true)}
      />
      <Show when={asking()}>
        <DeclineDialog
          offer={props.answer.offer}
          busy={declining.busy()}
          problem={declining.problem()}
          onClose={() => setAsking(false)}
          onDecline={(answer) => {
            setSaidNo(answer)
            declining.run()
          }}
        />
      </Show>
    </Door>
  )
}

function Dead(props: { readonly title: string; readonly text: string }): JSX.Element {
  return (
    <Door title={t('answer.title')}>
      <div class="grid gap-5">
        <Notice tone="warn" title={props.title}>
          {props.text}
        </Notice>
        <ButtonLink href="/inbox" tone="primary" size="large" wide>
          {t('answer.toInbox')}
        </ButtonLink>
      </div>
    </Door>
  )
}
