import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AnswerView, DeclineOffer } from '../../shared/offers.ts'
import { asProblem } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { fateOf } from '../inbox/gone.ts'
import { Door } from '../sign-in/door.tsx'
import { createDeed } from '../ui/deed.ts'
import { acceptByLink, answerQuery, askByLink, declineByLink, undoByLink } from './link.ts'
import { Offered } from './offered.tsx'

interface OneOfferProps {
  readonly token: string
  /** The answer whose button was pressed in the mail. */
  readonly said: string | undefined
  readonly answer: AnswerView
}

/** The offer of a mail, and what the one who holds its link does with it. */
export function OneOffer(props: OneOfferProps): JSX.Element {
  const [saidNo, setSaidNo] = createSignal<DeclineOffer>()
  const [thanks, setThanks] = createSignal<'accepted' | 'asked' | 'undone'>()
  const show = () => queryClient.invalidateQueries({ queryKey: answerQuery(props.token).queryKey })
  // Too late is no fault: the page shows what became of the offer.
  const orTooLate = async (deed: Promise<unknown>, done?: 'accepted' | 'asked' | 'undone') => {
    await deed
      .then(() => setThanks(done))
      .catch((thrown: unknown) => {
        if (!fateOf(asProblem(thrown))) throw thrown
      })
    await show()
  }
  const accepting = createDeed(() => orTooLate(acceptByLink(props.token), 'accepted'))
  const declining = createDeed(() => orTooLate(declineByLink(props.token, saidNo()!)))
  const asking = createDeed(() => orTooLate(askByLink(props.token), 'asked'))
  const undoing = createDeed(() => orTooLate(undoByLink(props.token), 'undone'))
  const deeds = [accepting, declining, asking, undoing]
  const isYours = () => thanks() === 'accepted' && props.answer.offer.status === 'accepted'
  return (
    <Door
      title={isYours() ? t('answer.thanks') : t('answer.title')}
      lead={t('answer.forPartner', {
        manufacturer: props.answer.offer.manufacturer,
        partner: props.answer.partner.name,
      })}
    >
      <Offered
        answer={props.answer}
        said={props.said}
        thanks={thanks()}
        busy={deeds.some(({ busy }) => busy())}
        problem={accepting.problem() ?? asking.problem() ?? undoing.problem()}
        declineProblem={declining.problem()}
        onAccept={accepting.run}
        onAsk={asking.run}
        onUndo={undoing.run}
        onDecline={(answer) => {
          setSaidNo(answer)
          declining.run()
        }}
      />
    </Door>
  )
}
