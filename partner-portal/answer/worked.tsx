import Phone from 'lucide-solid/icons/phone'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityAnswerView } from '../../shared/opportunities.ts'
import { calendarDay } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Badge } from '../ui/status.tsx'
import { telephone } from './telephone.ts'

/** Which opportunity is meant: enough to recognise the customer, and to call. */
export function Worked(props: { readonly opportunity: OpportunityAnswerView['opportunity'] }): JSX.Element {
  const it = () => props.opportunity
  const who = () => [it().company, it().person].filter(Boolean).join(' · ')
  const step = () =>
    [it().nextStep, it().nextStepDue && calendarDay(it().nextStepDue!)].filter(Boolean).join(', ')
  return (
    <div class="card grid gap-2 p-4 md:p-5">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 class="min-w-0 text-large font-semibold break-words">{it().title}</h2>
        <Badge>{it().stage}</Badge>
      </div>
      <Show when={who()}>
        <p class="break-words">{who()}</p>
      </Show>
      <p class="text-ink-soft">
        {step() ? t('answer.nextStepIs', { step: step() }) : t('answer.noNextStep')}
      </p>
      <Show when={it().phone}>
        {(phone) => (
          <a
            href={telephone(phone())}
            aria-label={t('inbox.call', { number: phone() })}
            class="inline-flex min-h-8 items-center gap-2.5 justify-self-start touch:min-h-12"
          >
            <Phone size={16} class="shrink-0 text-ink-soft" aria-hidden="true" />
            <span class="link num min-w-0 break-words">{phone()}</span>
          </a>
        )}
      </Show>
    </div>
  )
}
