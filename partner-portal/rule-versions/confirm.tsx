import { Show, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'

interface ConfirmProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly tone?: 'primary' | 'bad'
  /** Does it; throws the refusal. */
  readonly onConfirm: () => Promise<unknown>
  readonly children?: JSX.Element
}

/** Says what a press will do to the leads, and does it. */
export function Confirm(props: ConfirmProps): JSX.Element {
  return (
    <Show when={props.open}>
      <Open {...props} />
    </Show>
  )
}

function Open(props: ConfirmProps): JSX.Element {
  const form = createUniqueId()
  const deed = createDeed(async () => {
    await props.onConfirm()
    props.onClose()
  })
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={props.title}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('versions.cancel')}</Button>
          <Button type="submit" form={form} tone={props.tone ?? 'primary'} busy={deed.busy()}>
            {props.yes}
          </Button>
        </>
      }
    >
      <Form id={form} class="grid gap-4" onSubmit={deed.run} problem={deed.problem()}>
        <p class="text-pretty">{props.text}</p>
        {props.children}
      </Form>
    </Dialog>
  )
}
