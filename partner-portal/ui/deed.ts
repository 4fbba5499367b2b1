import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'

export interface Deed {
  /** Does it, unless it is being done. */
  readonly run: () => void
  readonly busy: Accessor<boolean>
  /** What the last try threw; gone when the next one starts. */
  readonly problem: Accessor<unknown>
}

/** One thing that a form does, once at a time. */
export function createDeed(deed: () => Promise<unknown>): Deed {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<unknown>()
  const run = async () => {
    if (busy()) return
    setBusy(true)
    setProblem(undefined)
    try {
      await deed()
    } catch (thrown) {
      setProblem(() => thrown)
    } finally {
      setBusy(false)
    }
  }
  return { run: () => void run(), busy, problem }
}
