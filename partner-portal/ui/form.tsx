import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { asProblem } from '../api/problem.ts'
import { wording } from '../i18n/wording.ts'
import { Notice } from './status.tsx'

interface FormProps {
  readonly onSubmit: () => void
  readonly children: JSX.Element
  /** What the last try threw; said above the fields. Faults of fields go to their own `error`. */
  readonly problem?: unknown
  readonly class?: string
  readonly id?: string
}

/** A form that submits by its button, Enter, or Ctrl/⌘ Enter from a text area. */
export function Form(props: FormProps): JSX.Element {
  return (
    <form
      id={props.id}
      class={props.class ?? 'grid gap-5'}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        event.currentTarget.requestSubmit()
      }}
    >
      <Show when={props.problem}>
        {(problem) => (
          <Notice tone="bad" alert>
            {wording(asProblem(problem()))}
          </Notice>
        )}
      </Show>
      {props.children}
    </form>
  )
}
