import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'

const [spoken, setSpoken] = createSignal('', { equals: false })

/** Says a sentence to screen readers, once, without moving the focus. */
export function announce(sentence: string): void {
  // The same sentence twice is only heard if the region was empty in between.
  setSpoken('')
  setTimeout(() => setSpoken(sentence), 50)
}

/** The one live region of the page; stands in the app's frame. */
export function Announcer(): JSX.Element {
  return (
    <div role="status" aria-live="polite" class="sr-only">
      {spoken()}
    </div>
  )
}
