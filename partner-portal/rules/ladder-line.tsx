import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { listing } from '../i18n/format.ts'
import type { Ladder, LadderTarget } from './content.ts'
import { amountOf, inTime, kindOf, stepsOf } from './ladder-steps.ts'
import { say } from './ladder-texts.ts'

interface LineProps {
  readonly ladder: Ladder
  readonly nameOf: (target: LadderTarget) => string
}

// Four hours, the usual window: minutes and shares have to meet on one line.
const shownWindow = 240

/** From the offer to the deadline: what happens when, in words along a line; one below the other on a phone. */
export function LadderLine(props: LineProps): JSX.Element {
  const steps = () => inTime(stepsOf(props.ladder), shownWindow)
  return (
    <ol class="flex flex-col gap-3 md:flex-row md:gap-0" aria-label={say('line')}>
      <Mark text={say('offerMade')} about="" />
      <For each={steps()}>
        {(step) => (
          <Mark
            text={say(`at_${kindOf(step.at)}`, { count: amountOf(step.at) ?? 0 })}
            about={listing(step.to.map(props.nameOf))}
          />
        )}
      </For>
      <Mark text={say('deadline')} about={say('nextPartner')} last />
    </ol>
  )
}

function Mark(props: {
  readonly text: string
  readonly about: string
  readonly last?: boolean
}): JSX.Element {
  return (
    <li class="relative min-w-0 flex-1 pl-5 md:pt-5 md:pl-0 md:pr-3">
      <span
        aria-hidden="true"
        class="absolute top-1.5 left-0 size-2.5 rounded-full border-2 border-brand bg-raised md:top-0"
        classList={{ 'bg-brand!': props.last }}
      />
      <span
        aria-hidden="true"
        class="absolute top-5 bottom-[-0.9rem] left-1 border-l border-line md:top-1 md:right-0.5 md:bottom-auto md:left-3.5 md:border-t md:border-l-0"
        classList={{ hidden: props.last }}
      />
      <span class="num block font-medium">{props.text}</span>
      <span class="block text-small text-ink-soft">{props.about}</span>
    </li>
  )
}
