import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { dateTime, money, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { FactList } from './fact-list.tsx'
import type { Fact } from './fact-list.tsx'

const timelines = ['now', '3_months', '6_months', '12_months', 'later'] as const
const customerTypes = ['consumer', 'business', 'public'] as const

/** A word of a closed list in the current language; another word as it came. */
const known = <Word extends string>(
  words: readonly Word[],
  word: string,
  say: (word: Word) => string,
): string => {
  const found = words.find((one) => one === word)
  return found === undefined ? word : say(found)
}

/** What the customer asked for, and where the lead came from. */
export function Need(props: { readonly view: OpportunityView }): JSX.Element {
  const facts = (): readonly Fact[] => {
    const { need, acceptedAt, currency } = props.view
    return [
      { label: t('opportunity.quantity'), value: need.quantity === null ? '' : number(need.quantity) },
      { label: t('opportunity.budget'), value: need.budget === null ? '' : money(need.budget, currency) },
      {
        label: t('opportunity.timeline'),
        value:
          need.timeline === null
            ? ''
            : known(timelines, need.timeline, (word) => t(`opportunity.timeline_${word}`)),
      },
      {
        label: t('opportunity.customerType'),
        value:
          need.customerType === null
            ? ''
            : known(customerTypes, need.customerType, (word) => t(`opportunity.customerType_${word}`)),
      },
      {
        label: t('opportunity.companySize'),
        value: need.companySize === null ? '' : number(need.companySize),
      },
      { label: t('opportunity.grade'), value: need.grade ?? '' },
      { label: t('opportunity.source'), value: need.source ?? '' },
      ...props.view.custom,
      { label: t('opportunities.acceptedAt'), value: dateTime(acceptedAt, 'both') },
    ]
  }
  return (
    <Section title={t('opportunity.need')}>
      <Show when={props.view.contact.message}>
        {(message) => (
          <blockquote class="mb-4 rounded-large bg-sunken px-3 py-2 whitespace-pre-line">
            {message()}
          </blockquote>
        )}
      </Show>
      <FactList facts={facts()} />
    </Section>
  )
}
