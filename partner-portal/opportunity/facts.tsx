import Pencil from 'lucide-solid/icons/pencil'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { calendarDay, money, none, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { IconButton } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Shape } from '../ui/shape.tsx'
import { FactForm } from './fact-form.tsx'
import { FactList } from './fact-list.tsx'
import type { Fact } from './fact-list.tsx'
import type { Saving } from './saving.ts'

interface FactsProps {
  readonly view: OpportunityView
  readonly saving: Saving
  readonly editing: boolean
  readonly onEditing: (editing: boolean) => void
}

/** What is known of the deal; edited where it stands. */
export function Facts(props: FactsProps): JSX.Element {
  const facts = (): readonly Fact[] => {
    const view = props.view
    return [
      { label: t('opportunity.amount'), value: money(view.amount, view.currency) },
      { label: t('opportunity.probability'), value: <Probability view={view} /> },
      {
        label: t('opportunity.expectedClose'),
        value: view.expectedClose ? calendarDay(view.expectedClose) : none,
      },
      { label: t('opportunity.productLine'), value: <Product view={view} /> },
    ]
  }
  return (
    <Section
      title={t('opportunity.facts')}
      actions={
        <Show when={props.view.can.includes('edit') && !props.editing}>
          <IconButton
            icon={Pencil}
            size={16}
            label={t('opportunity.editFacts')}
            onClick={() => props.onEditing(true)}
          />
        </Show>
      }
    >
      <Show when={props.editing} fallback={<FactList facts={facts()} />}>
        <FactForm view={props.view} saving={props.saving} onDone={() => props.onEditing(false)} />
      </Show>
    </Section>
  )
}

function Probability(props: { readonly view: OpportunityView }): JSX.Element {
  return (
    <>
      {percent(props.view.probability / 100)}
      <Show when={props.view.probabilityReason}>
        {(reason) => <span class="block text-small text-ink-soft">{reason()}</span>}
      </Show>
    </>
  )
}

function Product(props: { readonly view: OpportunityView }): JSX.Element {
  return (
    <>
      {props.view.productLine ?? none}
      <Show when={!props.view.productKnown}>
        <span class="flex items-center justify-end gap-1 text-small text-warn">
          <Shape tone="warn" />
          {t('opportunity.productUnknown')}
        </span>
      </Show>
    </>
  )
}
