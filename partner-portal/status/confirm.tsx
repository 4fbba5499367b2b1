import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RequestView } from '../../shared/customers.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/status.tsx'
import { TextArea } from '../ui/text-field.tsx'
import type { Press } from './link.ts'
import { send } from './link.ts'

interface ConfirmProps {
  readonly press: Press
  readonly token: string
  readonly onClose: () => void
  readonly onDone: (view: RequestView) => void
}

const noted = ['no', 'another', 'withdraw'] as const

/** Asks once more before anything happens: nothing is done by opening the page, or by a link that chose an answer. */
export function Confirm(props: ConfirmProps): JSX.Element {
  const [note, setNote] = createSignal('')
  const deed = createDeed(() => send(props.token, props.press, note()).then(props.onDone))
  const label = () => noted.find((one) => one === props.press)
  return (
    <Dialog
      open
      title={t(`status.${props.press}Confirm`)}
      onClose={props.onClose}
      actions={
        <>
          <Button size="large" onClick={props.onClose}>
            {t('inbox.cancel')}
          </Button>
          <Button
            size="large"
            tone={props.press === 'withdraw' ? 'bad' : 'primary'}
            busy={deed.busy()}
            onClick={deed.run}
          >
            {t(`status.${props.press}Confirm`)}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <p>{t(`status.${props.press}Text`)}</p>
        <Show when={label()}>
          {(one) => (
            <TextArea label={t(`status.${one()}Note`)} value={note()} onInput={setNote} maxLength={1000} />
          )}
        </Show>
        <Show when={deed.problem()}>
          {(problem) => (
            <Notice tone="bad" alert>
              {wording(asProblem(problem()))}
            </Notice>
          )}
        </Show>
      </div>
    </Dialog>
  )
}
