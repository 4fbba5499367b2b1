import { For, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { TextArea } from '../ui/text-field.tsx'

interface ReasonDialogProps {
  readonly title: string
  /** What will happen, and to whom. */
  readonly text: string
  readonly submit: string
  readonly tone?: 'primary' | 'bad'
  /** Reasons that are often given; a press takes one, and it can be changed. */
  readonly suggestions: readonly string[]
  /** Sends it; throws the refusal. */
  readonly send: (reason: string) => Promise<unknown>
  /** Left, or done. */
  readonly onClose: () => void
  /** What else is asked, above the reason; gets what the last try threw. */
  readonly children?: (problem: unknown) => JSX.Element
}

/** Something that is done by hand to a lead, with the reason that is kept. */
export function ReasonDialog(props: ReasonDialogProps): JSX.Element {
  const [reason, setReason] = createSignal('')
  const form = createUniqueId()
  const deed = createDeed(async () => {
    await props.send(reason().trim())
    props.onClose()
  })
  return (
    <Dialog
      open
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('lead.cancel')}</Button>
          <Button type="submit" form={form} tone={props.tone ?? 'primary'} busy={deed.busy()}>
            {props.submit}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={deed.run} problem={deed.problem()}>
        <p class="text-ink-soft">{props.text}</p>
        {props.children?.(deed.problem())}
        <div>
          <TextArea
            label={t('lead.reason')}
            hint={t('lead.reasonHint')}
            required
            maxlength={500}
            error={faultAt(deed.problem(), '/reason')?.message}
            value={reason()}
            onInput={setReason}
          />
          <Suggestions texts={props.suggestions} onTake={setReason} />
        </div>
      </Form>
    </Dialog>
  )
}

function Suggestions(props: {
  readonly texts: readonly string[]
  readonly onTake: (text: string) => void
}): JSX.Element {
  return (
    <div role="group" aria-label={t('lead.suggestions')} class="mt-3 flex flex-wrap gap-1.5">
      <For each={props.texts}>
        {(text) => (
          <button
            type="button"
            class="rounded-full border border-edge/60 px-3 py-0.5 text-left text-small text-ink-soft hover:border-edge hover:bg-sunken hover:text-ink touch:min-h-11"
            onClick={() => props.onTake(text)}
          >
            {text}
          </button>
        )}
      </For>
    </div>
  )
}
