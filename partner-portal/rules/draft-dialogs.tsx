import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/status.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import type { DraftState } from './draft-state.ts'
import { ruleDifferences } from './rule-differences.ts'

interface AskProps {
  readonly view: RuleSetView
  readonly draft: DraftState
  readonly open: boolean
  readonly onClose: () => void
}

/** Makes the draft the live rule set. */
export function Publish(props: AskProps): JSX.Element {
  const [note, setNote] = createSignal('')
  const deed = createDeed(async () => {
    await props.draft.publish(note())
    setNote('')
    toast({ text: t('rules.publishedToast', { version: props.view.version ?? 0 }), tone: 'ok' })
    props.onClose()
  })
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('rules.publishTitle', { version: (props.view.versions[0]?.version ?? 0) + 1 })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('rules.cancel')}</Button>
          <Button type="submit" form="publish" tone="primary" busy={deed.busy()}>
            {t('rules.publishYes')}
          </Button>
        </>
      }
    >
      <Form id="publish" class="grid gap-4" onSubmit={deed.run} problem={deed.problem()}>
        <p>{t('rules.publishText')}</p>
        <TextArea
          label={t('rules.note')}
          hint={t('rules.noteHint')}
          required={false}
          maxlength={500}
          value={note()}
          onInput={setNote}
        />
      </Form>
    </Dialog>
  )
}

/** Throws the draft away, for everybody. */
export function Discard(props: AskProps): JSX.Element {
  const deed = createDeed(async () => {
    await props.draft.discard()
    props.onClose()
  })
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('rules.discardTitle')}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('rules.cancel')}</Button>
          <Button tone="bad" busy={deed.busy()} onClick={deed.run}>
            {t('rules.discardYes')}
          </Button>
        </>
      }
    >
      <p>{t('rules.discardText')}</p>
      <Show when={deed.problem()}>
        {(problem) => (
          <div class="mt-4">
            <Notice tone="bad" alert>
              {wording(asProblem(problem()))}
            </Notice>
          </div>
        )}
      </Show>
    </Dialog>
  )
}

/** Somebody else has saved meanwhile: both states, rule by rule, and nothing is overwritten unseen. */
export function DraftConflict(props: { readonly draft: DraftState }): JSX.Element {
  return (
    <Show when={props.draft.theirs()}>
      {(now) => (
        <Conflict
          open
          differences={ruleDifferences(props.draft.content(), props.draft.revision(), now()).map((one) => ({
            label: one.label,
            mine: <Code text={one.mine} />,
            theirs: <Code text={one.theirs} />,
          }))}
          onKeepMine={props.draft.keepMine}
          onTakeTheirs={props.draft.takeTheirs}
          onClose={props.draft.decideLater}
        />
      )}
    </Show>
  )
}

const Code = (props: { readonly text: string }): JSX.Element => (
  <span class="block font-mono text-small whitespace-pre-wrap">{props.text}</span>
)
