import { createContext, useContext } from 'solid-js'
import type { Choice, Fact } from './facts.ts'

/** What the fields of one rule need to know of their surroundings. */
export interface Editing {
  /** What is wrong at a JSON pointer inside the rule; with `below` also inside of it. */
  readonly fault: (at: string, below?: boolean) => string | undefined
  readonly facts: () => readonly Fact[]
  readonly products: () => readonly Choice[]
  /** Tiers and tags that the rules or the partners have. */
  readonly tiers: () => readonly string[]
  readonly tags: () => readonly string[]
  readonly pipelines: () => readonly Choice[]
  readonly ladders: () => readonly Choice[]
}

export const EditingContext = createContext<Editing>()

/** The surroundings of a field; there are none outside of the builder. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('A field of a rule stands outside of the builder')
  return editing
}
