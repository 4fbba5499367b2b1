import { A } from '@solidjs/router'
import LoaderCircle from 'lucide-solid/icons/loader-circle'
import type { LucideProps } from 'lucide-solid'
import { Show, splitProps } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { classes } from './classes.ts'

export type Icon = Component<LucideProps>
export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'bad'

export interface ButtonLooks {
  /** `primary` once a view; `plain` bordered (default); `quiet` bare; `bad` destroys. */
  readonly tone?: ButtonTone | undefined
  /** `large` is 48 px, for the answer a phone asks for. */
  readonly size?: 'normal' | 'large' | undefined
  readonly wide?: boolean | undefined
  readonly icon?: Icon | undefined
}

const tones: Readonly<Record<ButtonTone, string>> = {
  primary: 'bg-brand text-on-brand border-transparent hover:bg-brand-strong shadow-low',
  plain: 'bg-surface text-ink border-edge/60 hover:bg-sunken hover:border-edge shadow-low',
  quiet: 'text-ink-soft border-transparent hover:bg-sunken hover:text-ink',
  bad: 'bg-bad text-on-bad border-transparent hover:opacity-90 shadow-low',
}

const looksOf = (looks: ButtonLooks): string =>
  classes(
    'inline-flex items-center justify-center gap-2 rounded-small border font-medium select-none no-underline',
    'transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50',
    looks.size === 'large'
      ? 'min-h-12 px-5 text-base'
      : 'min-h-9 px-3.5 text-base leading-5 touch:min-h-11 touch:px-4',
    looks.wide && 'w-full',
    tones[looks.tone ?? 'plain'],
  )

type ButtonProps = ButtonLooks & { readonly busy?: boolean } & JSX.ButtonHTMLAttributes<HTMLButtonElement>

/** A button; while `busy` it keeps its width and its focus and does nothing. */
export function Button(props: ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, [
    'tone',
    'size',
    'wide',
    'icon',
    'busy',
    'class',
    'children',
    'onClick',
  ])
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.busy) return event.preventDefault()
    if (typeof own.onClick === 'function') own.onClick(event)
  }
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={own.busy || undefined}
      aria-busy={own.busy || undefined}
      class={classes(looksOf(own), own.class)}
      onClick={press}
    >
      <Show
        when={own.busy}
        fallback={<Show when={own.icon}>{(icon) => <Dynamic component={icon()} size={16} />}</Show>}
      >
        <LoaderCircle size={16} class="animate-spin" />
      </Show>
      {own.children}
    </button>
  )
}

type ButtonLinkProps = ButtonLooks & {
  readonly href: string
  readonly class?: string
  readonly children: JSX.Element
}

/** A link to a page of the portal that looks like a button. */
export function ButtonLink(props: ButtonLinkProps): JSX.Element {
  return (
    <A href={props.href} class={classes(looksOf(props), props.class)}>
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={16} />}</Show>
      {props.children}
    </A>
  )
}

type IconButtonProps = {
  readonly icon: Icon
  readonly label: string
  readonly size?: number
} & Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'children'>

/** A square button that shows an icon and says its label. */
export function IconButton(props: IconButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['icon', 'label', 'size', 'class'])
  return (
    <button
      type="button"
      {...rest}
      aria-label={own.label}
      title={own.label}
      class={classes(
        'inline-grid size-8 shrink-0 place-items-center rounded-small text-ink-soft transition-colors',
        'hover:bg-sunken hover:text-ink disabled:pointer-events-none disabled:opacity-50 touch:size-11',
        own.class,
      )}
    >
      <Dynamic component={own.icon} size={own.size ?? 18} />
    </button>
  )
}
