import { Show, createEffect } from 'solid-js'
import type { JSX } from 'solid-js'

interface PageProps {
  /** The heading and the window's title. */
  readonly title: string
  /** One line under the title. */
  readonly lead?: JSX.Element
  readonly actions?: JSX.Element
  /** The whole width, for boards. */
  readonly full?: boolean
  readonly children: JSX.Element
}

/** Sets the window's title while it is shown. */
export function createTitle(title: () => string): void {
  createEffect(() => {
    document.title = `${title()} · Baton`
  })
}

/** The frame of a screen: its title, what can be done, and its content. */
export function Page(props: PageProps): JSX.Element {
  createTitle(() => props.title)
  return (
    <div class={props.full ? 'px-4 md:px-8' : 'mx-auto max-w-page px-4 md:px-8'}>
      <header class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-5 pb-5 md:pt-8">
        <div class="min-w-0">
          <h1 tabindex="-1" class="text-title font-semibold">
            {props.title}
          </h1>
          <Show when={props.lead}>
            <div class="mt-0.5 text-ink-soft">{props.lead}</div>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="flex flex-wrap items-center gap-2">{props.actions}</div>
        </Show>
      </header>
      <div class="grid grid-cols-[minmax(0,1fr)] gap-5 pb-10">{props.children}</div>
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly actions?: JSX.Element
  /** Without padding, for tables and lists. */
  readonly flush?: boolean
  readonly children: JSX.Element
}

/** A titled card on a page. */
export function Section(props: SectionProps): JSX.Element {
  return (
    <section class="card">
      <header class="flex min-h-12 items-center justify-between gap-3 border-b border-line px-4 py-2 md:px-5">
        <h2 class="font-semibold">{props.title}</h2>
        <Show when={props.actions}>
          <div class="flex items-center gap-2">{props.actions}</div>
        </Show>
      </header>
      <div class={props.flush ? '' : 'p-4 md:p-5'}>{props.children}</div>
    </section>
  )
}
