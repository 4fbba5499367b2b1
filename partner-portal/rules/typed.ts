import { createSignal } from 'solid-js'
import { keep, keptFor } from './kept.ts'
import type { Kept } from './kept.ts'

interface Typed extends Kept {
  /** The server has it, but the page does not show the server's answer yet. */
  readonly saved: boolean
}

// What is typed, and whether it is on its way, outlives a walk to another page.
const [typed, setTyped] = createSignal<Typed>()
const [busy, setBusy] = createSignal(false)
let owner: string | undefined

export { busy, setBusy, typed }

/** Begins with what this device has kept for a membership; what another one typed is not theirs. */
export function beginTyping(membership: string): void {
  if (owner === membership) return
  owner = membership
  const kept = keptFor(membership)
  setTyped(kept && { ...kept, saved: false })
}

/** Holds what is typed, here and on the device. */
export function hold(next: Kept): void {
  setTyped({ ...next, saved: false })
  if (owner !== undefined) keep(owner, next)
}

/** Shows what the server has taken until its answer is shown: between the two nothing may flicker back. */
export function holdSaved(next: Kept): void {
  setTyped({ ...next, saved: true })
  if (owner !== undefined) keep(owner, undefined)
}

/** Nothing is typed any more; what is saved is shown. */
export function letGo(): void {
  setTyped(undefined)
  if (owner !== undefined) keep(owner, undefined)
}
