import { Show, createEffect, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { asProblem, faultAt } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/status.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { policyQuery, publish } from './data.ts'
import type { PolicyDraft } from './draft.ts'

/** Makes what was edited the policy at work, with a word on why. */
export function PublishDialog(props: {
  readonly draft: PolicyDraft
  readonly onProblem: (problem: unknown) => void
  readonly onClose: () => void
}): JSX.Element {
  const form = createUniqueId()
  const [note, setNote] = createSignal('')
  const deed = createDeed(async () => {
    const view = await publish(props.draft.policy(), note().trim(), props.draft.base())
    props.draft.published(view)
    toast({ text: t('followUps.published', { version: view.version }), tone: 'ok' })
    props.onClose()
  })
  createEffect(() => props.onProblem(deed.problem()))
  const conflict = () => deed.problem() !== undefined && asProblem(deed.problem()).code === 'version_conflict'
  const takeTheirs = async () => {
    props.draft.published(await queryClient.fetchQuery({ ...policyQuery, staleTime: 0 }))
    props.onClose()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('followUps.publishTitle', { version: props.draft.base() + 1 })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('followUps.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={deed.busy()} disabled={conflict()}>
            {t('followUps.publish')}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={deed.run} problem={conflict() ? undefined : deed.problem()}>
        <p class="text-ink-soft">{t('followUps.publishText')}</p>
        <Show when={conflict()}>
          <Notice tone="warn">
            {t('followUps.conflict')}{' '}
            <button type="button" class="link" onClick={() => void takeTheirs()}>
              {t('followUps.takeTheirs')}
            </button>
          </Notice>
        </Show>
        <TextField
          label={t('followUps.note')}
          placeholder={t('followUps.noteExample')}
          required
          maxlength={200}
          value={note()}
          onInput={setNote}
          error={faultAt(deed.problem(), '/note')?.message}
        />
      </Form>
    </Dialog>
  )
}
