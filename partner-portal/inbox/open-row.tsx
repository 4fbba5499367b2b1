import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import type { Accepting } from './accept.ts'
import { Accepted } from './accepted.tsx'
import { OfferRow } from './offer-row.tsx'

interface OpenRowProps {
  readonly id: string
  readonly rows: readonly OfferView[]
  readonly accepting: Accepting
  readonly onAccept: (offer: OfferView) => void
  readonly onDecline: (offer: OfferView) => void
}

/** A row of the open list: the offer with its answer, or, right after the yes, its contact data. */
export function OpenRow(props: OpenRowProps): JSX.Element {
  const offer = createMemo(() => props.rows.find((row) => row.id === props.id))
  return (
    <Show
      when={props.accepting.taken().get(props.id)}
      fallback={
        <Show when={offer()}>
          {(offer) => (
            <OfferRow
              offer={offer()}
              busy={props.accepting.busy(props.id)}
              onAccept={() => props.onAccept(offer())}
              onDecline={() => props.onDecline(offer())}
            />
          )}
        </Show>
      }
    >
      {(taken) => (
        <Accepted
          taken={taken()}
          onUndo={props.accepting.undo}
          onDismiss={() => props.accepting.dismiss(props.id)}
        />
      )}
    </Show>
  )
}
