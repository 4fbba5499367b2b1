import { Match, Show, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { asProblem, faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { PartnerPicker } from '../leads/partner-picker.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { steer } from './steer.ts'
import type { Steer } from './steer.ts'
import { steerName, steerQuestion } from './steer-words.ts'

/** Which lead is to be moved, and how. */
export interface Asked {
  readonly action: Steer
  readonly lead: { readonly id: string; readonly title: string }
}

interface SteerDialogProps {
  readonly asked: Asked | undefined
  readonly onClose: () => void
}

/** Asks for the reason, and what else an action needs, before a lead is moved by hand. */
export function SteerDialog(props: SteerDialogProps): JSX.Element {
  return (
    <Show when={props.asked} keyed>
      {(asked) => <OpenSteer asked={asked} onClose={props.onClose} />}
    </Show>
  )
}

function OpenSteer(props: { readonly asked: Asked; readonly onClose: () => void }): JSX.Element {
  const action = () => props.asked.action
  const [partnerId, setPartnerId] = createSignal('')
  const [again, setAgain] = createSignal(false)
  const body = (reason: string) => ({
    reason,
    ...(action() === 'assign' ? { partnerId: partnerId(), evenIfAsked: again() } : {}),
    ...(action() === 'reoffer' ? { askAgain: again() } : {}),
  })
  return (
    <ReasonDialog
      {...steerQuestion(action(), props.asked.lead.title)}
      submit={steerName(action())}
      tone={action() === 'close' ? 'bad' : 'primary'}
      onClose={props.onClose}
      send={(reason) => steer(props.asked.lead.id, action(), body(reason))}
    >
      {(problem) => (
        <Switch>
          <Match when={action() === 'assign'}>
            <PartnerPicker
              required
              active
              label={t('lead.assignTo')}
              error={faultAt(problem, '/partnerId') ? t('lead.choosePartner') : undefined}
              value={partnerId()}
              onChange={setPartnerId}
            />
            <Show when={again() || asProblem(problem).code === 'already_asked'}>
              <Checkbox label={t('lead.evenIfAsked')} checked={again()} onChange={setAgain} />
            </Show>
          </Match>
          <Match when={action() === 'reoffer'}>
            <Checkbox
              label={t('lead.askAgain')}
              hint={t('lead.askAgainHint')}
              checked={again()}
              onChange={setAgain}
            />
          </Match>
        </Switch>
      )}
    </ReasonDialog>
  )
}
