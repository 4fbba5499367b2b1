import { createEffect } from 'solid-js'

let last: readonly string[] = []

/** Keeps the ids that a list shows, in its order, for walking on from one record to the next. */
export const rememberOrder = (ids: () => readonly string[]): void => createEffect(() => (last = ids()))

/** The record before or after one in the list that was seen last. */
export function neighbourOf(id: string, by: 1 | -1): string | undefined {
  const at = last.indexOf(id)
  return at < 0 ? undefined : last[at + by]
}
