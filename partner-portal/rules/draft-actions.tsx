import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/status.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import type { DraftState } from './draft-state.ts'

interface ActionsProps {
  readonly view: RuleSetView
  readonly draft: DraftState
}

/** What can be done with the draft, and what stands in its way. */
export function DraftActions(props: ActionsProps): JSX.Element {
  const [open, setOpen] = createSignal<'publish' | 'discard'>()
  const mayEdit = () => props.view.can.includes('edit')
  const saved = () => props.view.draft
  const overtaken = () => {
    const draft = saved()
    return draft !== null && draft.baseVersion !== props.view.version
  }
  return (
    <>
      <Show when={mayEdit()}>
        <div class="flex flex-wrap items-center gap-2">
          <Button
            tone={props.draft.changed() ? 'primary' : 'plain'}
            disabled={!props.draft.changed() || props.draft.broken() !== null}
            busy={props.draft.save.busy()}
            onClick={props.draft.save.run}
          >
            {t('rules.save')}
          </Button>
          <Show when={props.draft.changed()}>
            <Button tone="quiet" onClick={props.draft.revert}>
              {t('rules.revert')}
            </Button>
          </Show>
          <Show when={saved() && !props.draft.changed()}>
            <Show when={props.view.can.includes('publish')}>
              <Button tone="primary" onClick={() => setOpen('publish')}>
                {t('rules.publish')}
              </Button>
            </Show>
            <Button tone="quiet" onClick={() => setOpen('discard')}>
              {t('rules.discard')}
            </Button>
          </Show>
          <span class="text-small text-ink-soft">
            {props.draft.changed()
              ? t('rules.unsaved')
              : saved()
                ? t('rules.savedState')
                : t('rules.noDraft')}
          </span>
        </div>
      </Show>
      <Show when={overtaken()}>
        <Notice tone="warn">
          {t('rules.overtaken', {
            version: props.view.version ?? 0,
            base: props.view.draft?.baseVersion ?? 0,
          })}
        </Notice>
      </Show>
      <Publish {...props} open={open() === 'publish'} onClose={() => setOpen(undefined)} />
      <Discard {...props} open={open() === 'discard'} onClose={() => setOpen(undefined)} />
    </>
  )
}

interface AskProps extends ActionsProps {
  readonly open: boolean
  readonly onClose: () => void
}

function Publish(props: AskProps): JSX.Element {
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
      title={t('rules.publishTitle', { version: (props.view.version ?? 0) + 1 })}
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

function Discard(props: AskProps): JSX.Element {
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
