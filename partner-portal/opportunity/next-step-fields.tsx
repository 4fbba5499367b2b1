import { For, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { serverNow } from '../api/clock.ts'
import { faultAt } from '../api/problem.ts'
import { timeZone } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { DateField, TextField } from '../ui/text-field.tsx'

interface NextStepFieldsProps {
  readonly step: string
  readonly due: string
  readonly problem: unknown
  readonly onStep: (step: string) => void
  readonly onDue: (due: string) => void
  readonly autofocus?: boolean
}

/** The day so many days from today where the user is, `2026-03-04`. */
export const dayIn = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timeZone() }).format(serverNow() + days * 86_400_000)

const quick = [1, 3, 7, 14] as const

/** What is next, and by when, with the usual spans a press away. */
export function NextStepFields(props: NextStepFieldsProps): JSX.Element {
  let root!: HTMLDivElement
  onMount(() => {
    if (props.autofocus) root.querySelector('input')?.focus()
  })
  const fault = (field: string) => (faultAt(props.problem, `/${field}`) ? t(`opportunity.wanted`) : undefined)
  return (
    <div ref={root} class="grid gap-3">
      <div class="grid gap-3 md:grid-cols-[minmax(0,1fr)_11rem]">
        <TextField
          label={t('opportunity.nextStep')}
          placeholder={t('opportunity.nextStepExample')}
          maxlength={200}
          error={fault('nextStep')}
          value={props.step}
          onInput={props.onStep}
        />
        <DateField
          label={t('opportunity.nextStepDue')}
          error={fault('nextStepDue')}
          value={props.due}
          onInput={props.onDue}
        />
      </div>
      <div role="group" aria-label={t('opportunity.nextStepDue')} class="flex flex-wrap gap-2">
        <For each={quick}>
          {(days) => (
            <button
              type="button"
              aria-pressed={props.due === dayIn(days)}
              class="min-h-8 rounded-full border px-3 text-small font-medium touch:min-h-11 touch:px-4"
              classList={{
                'border-brand bg-brand-tint text-brand': props.due === dayIn(days),
                'border-line bg-surface text-ink-soft hover:border-edge': props.due !== dayIn(days),
              }}
              onClick={() => props.onDue(dayIn(days))}
            >
              {days === 1 ? t('opportunity.tomorrow') : t('opportunity.inDays', { count: days })}
            </button>
          )}
        </For>
      </div>
    </div>
  )
}
