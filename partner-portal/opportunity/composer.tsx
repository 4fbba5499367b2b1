import { For, Show, createEffect, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { ActivityKind, OpportunityView } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { activityIcon } from './activity-icons.ts'
import { postActivity } from './deeds.ts'
import { NextStepDialog } from './next-step-dialog.tsx'
import type { Saving } from './saving.ts'

interface ComposerProps {
  readonly view: OpportunityView
  readonly show: (view: OpportunityView) => void
  readonly saving: Saving
  readonly writing: ActivityKind | undefined
  readonly onWriting: (kind: ActivityKind | undefined) => void
}

const kinds = ['note', 'call', 'visit', 'email', 'meeting', 'quote'] as const

/** Writes down what was done, and then asks what is next. */
export function Composer(props: ComposerProps): JSX.Element {
  const [note, setNote] = createSignal('')
  const [asking, setAsking] = createSignal(false)
  let root!: HTMLDivElement
  createEffect(() => {
    if (props.writing) root.querySelector('textarea')?.focus()
  })
  const deed = createDeed(async () => {
    const kind = props.writing ?? 'note'
    const logged = await postActivity(props.view.id, { kind, ...(note().trim() ? { note: note() } : {}) })
    props.show(logged)
    setNote('')
    props.onWriting(undefined)
    toast({ text: t(`opportunity.logged_${kind}`) })
    // A note is no deed; it asks only where nothing is planned.
    setAsking(
      logged.askNextStep && (kind !== 'note' || logged.flags.some((flag) => flag.includes('next_step'))),
    )
  })
  const isEmpty = () => (props.writing ?? 'note') === 'note' && note().trim() === ''
  return (
    <div ref={root}>
      <Kinds chosen={props.writing} onChoose={props.onWriting} />
      <Show when={props.writing} fallback={<Invitation onOpen={() => props.onWriting('note')} />}>
        {(kind) => (
          <Form onSubmit={() => !isEmpty() && deed.run()} problem={deed.problem()} class="grid gap-3">
            <TextArea
              bare
              label={t(`opportunity.kind_${kind()}`)}
              placeholder={t(`opportunity.ask_${kind()}`)}
              maxlength={4000}
              value={note()}
              onInput={setNote}
            />
            <div class="flex flex-wrap items-center gap-2">
              <Button tone="primary" type="submit" busy={deed.busy()} disabled={isEmpty()}>
                {t(`opportunity.log_${kind()}`)}
              </Button>
              <Button tone="quiet" onClick={() => props.onWriting(undefined)}>
                {t('opportunity.cancel')}
              </Button>
            </div>
          </Form>
        )}
      </Show>
      <NextStepDialog
        open={asking()}
        view={props.view}
        saving={props.saving}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}

interface KindsProps {
  readonly chosen: ActivityKind | undefined
  readonly onChoose: (kind: ActivityKind) => void
}

function Kinds(props: KindsProps): JSX.Element {
  return (
    <div role="group" aria-label={t('opportunity.whatDone')} class="mb-3 flex flex-wrap gap-1.5">
      <For each={kinds}>
        {(kind) => (
          <button
            type="button"
            aria-pressed={props.chosen === kind}
            class="flex min-h-8 items-center gap-1.5 rounded-full border px-3 text-small font-medium touch:min-h-11"
            classList={{
              'border-brand bg-brand-tint text-brand': props.chosen === kind,
              'border-line bg-surface text-ink-soft hover:border-edge hover:text-ink': props.chosen !== kind,
            }}
            onClick={() => props.onChoose(kind)}
          >
            <Dynamic component={activityIcon[kind]} size={14} />
            {t(`opportunity.kind_${kind}`)}
          </button>
        )}
      </For>
    </div>
  )
}

const Invitation = (props: { readonly onOpen: () => void }) => (
  <button type="button" class="input text-left text-ink-soft" onClick={() => props.onOpen()}>
    {t('opportunity.ask_note')}
  </button>
)
