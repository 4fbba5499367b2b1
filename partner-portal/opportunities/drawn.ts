import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'

const atOnce = 12

/**
 * How many cards of each column are drawn by now: what is in sight at once, the rest a few at a time, so that the
 * page answers meanwhile.
 * @param most how many there are in all
 */
export function createDrawn(most: Accessor<number>): Accessor<number> {
  const [drawn, setDrawn] = createSignal(atOnce)
  createEffect(() => {
    if (drawn() >= most()) return
    const timer = setTimeout(() => setDrawn((now) => now + atOnce), 30)
    onCleanup(() => clearTimeout(timer))
  })
  return drawn
}
