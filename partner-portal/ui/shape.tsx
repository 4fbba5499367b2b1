import type { JSX } from 'solid-js'
import { classes } from './classes.ts'

/** What a status means: its colour and, for those who don't see it, its shape. */
export type Tone = 'neutral' | 'brand' | 'ok' | 'warn' | 'bad'

const shapes: Readonly<Record<Tone, JSX.PathSVGAttributes<SVGPathElement>>> = {
  neutral: {
    d: 'M6 1.75a4.25 4.25 0 1 0 0 8.5 4.25 4.25 0 0 0 0-8.5Z',
    fill: 'none',
    stroke: 'currentColor',
  },
  brand: { d: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z', fill: 'currentColor' },
  ok: { d: 'm1.8 6.4 2.9 2.9 5.5-6.4', fill: 'none', stroke: 'currentColor' },
  warn: { d: 'M6 .6 11.4 6 6 11.4.6 6Z', fill: 'currentColor' },
  bad: { d: 'M6 .9 11.7 11H.3Z', fill: 'currentColor' },
}

/** Ring, dot, tick, diamond or triangle in 12 px. */
export function Shape(props: { readonly tone: Tone; readonly class?: string }): JSX.Element {
  return (
    <svg viewBox="0 0 12 12" class={classes('size-2.5 shrink-0', props.class)} aria-hidden="true">
      <path {...shapes[props.tone]} stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}
