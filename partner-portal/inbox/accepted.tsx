import { Show, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Status } from '../ui/status.tsx'
import type { Taken } from './accept.ts'
import { Contact } from './contact.tsx'
import { UndoAccept } from './undo-accept.tsx'

interface AcceptedProps {
  readonly taken: Taken
  readonly onUndo: (offer: OfferView) => Promise<void>
  readonly onDismiss?: () => void
}

/** An offer right after the yes: whose it is, whom to call, and the way to the opportunity. */
export function Accepted(props: AcceptedProps): JSX.Element {
  let heading!: HTMLHeadingElement
  const undoing = createDeed(() => props.onUndo(props.taken.offer))
  onMount(() => heading.focus({ preventScroll: true }))
  return (
    <div class="grid gap-3">
      <div>
        <Status tone="ok">{t('inbox.yours')}</Status>
        <h2 ref={heading} tabindex="-1" class="mt-1.5 text-large font-semibold">
          {props.taken.offer.title}
        </h2>
      </div>
      <Contact opportunityId={props.taken.opportunityId} />
      <div class="flex flex-wrap gap-2 phone:grid">
        <ButtonLink
          href={`/opportunities/${props.taken.opportunityId}`}
          tone="primary"
          class="phone:min-h-12!"
        >
          {t('inbox.openOpportunity')}
        </ButtonLink>
        <Show when={props.taken.offer.undoUntil}>
          {(until) => <UndoAccept until={until()} busy={undoing.busy()} onUndo={undoing.run} />}
        </Show>
        {props.onDismiss && (
          <Button class="phone:min-h-12!" onClick={() => props.onDismiss?.()}>
            {t('inbox.dismiss')}
          </Button>
        )}
      </div>
    </div>
  )
}
