import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { TextArea } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { Confirm } from './confirm.tsx'
import { createReleaseDeeds } from './deeds.ts'

interface RollBackProps {
  readonly version: number
  /** The number that the rules get. */
  readonly next: number
  readonly open: boolean
  readonly onClose: () => void
}

/** Makes an earlier version's rules the newest version, live at once. */
export function RollBack(props: RollBackProps): JSX.Element {
  return (
    <Show when={props.open}>
      <Asking {...props} />
    </Show>
  )
}

function Asking(props: RollBackProps): JSX.Element {
  const deeds = createReleaseDeeds()
  const [note, setNote] = createSignal('')
  const rollBack = async () => {
    const to = props.version
    const { version } = await deeds.rollBack(to, note())
    toast({ text: t('versions.rolledBack', { version: version ?? 0, to }), tone: 'ok' })
  }
  return (
    <Confirm
      open
      onClose={() => props.onClose()}
      title={t('versions.rollBackTitle', { version: props.version })}
      text={t('versions.rollBackText', { version: props.next })}
      yes={t('versions.rollBackYes')}
      onConfirm={rollBack}
    >
      <TextArea
        label={t('versions.note')}
        hint={t('versions.noteHint')}
        required={false}
        maxlength={500}
        value={note()}
        onInput={setNote}
      />
    </Confirm>
  )
}
