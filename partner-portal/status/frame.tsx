import type { JSX } from 'solid-js'
import { Languages } from '../sign-in/door.tsx'
import { createTitle } from '../ui/page.tsx'

interface FrameProps {
  readonly title: string
  /** Whose customer this is; the house that built the page is of no interest here. */
  readonly manufacturer?: string
  readonly children: JSX.Element
}

/** The frame of a customer's page: one column, for a phone first. */
export function Frame(props: FrameProps): JSX.Element {
  createTitle(() => props.title)
  return (
    <div class="flex min-h-dvh flex-col px-5 py-5 md:py-8">
      <header class="mx-auto w-full max-w-dialog font-semibold wrap-anywhere text-ink-soft">
        {props.manufacturer ?? '\u00a0'}
      </header>
      <main class="mx-auto grid w-full max-w-dialog flex-1 content-start gap-5 py-5">{props.children}</main>
      <Languages />
    </div>
  )
}
