import { Show, createSignal, onMount, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { DateField, NumberField, TextField } from '../ui/text-field.tsx'
import type { Change } from './deeds.ts'
import type { Saving } from './saving.ts'
import { amountOf, typedAmount } from './typed-amount.ts'

interface FactFormProps {
  readonly view: OpportunityView
  readonly saving: Saving
  readonly onDone: () => void
}

interface Typed {
  readonly amount: string
  readonly currency: string
  readonly expectedClose: string
  readonly productLine: string
  readonly probability: string
  readonly probabilityReason: string
}

const typedOf = (view: OpportunityView): Typed => ({
  amount: typedAmount(view.amount),
  currency: view.currency,
  expectedClose: view.expectedClose ?? '',
  productLine: view.productLine ?? '',
  probability: view.probabilityOverride === null ? '' : String(view.probabilityOverride),
  probabilityReason: view.probabilityReason ?? '',
})

/** Only what was changed is sent, so that nobody else's change is overwritten. */
export function changeOf(before: Typed, after: Typed): Change {
  const changed = (name: keyof Typed) => before[name] !== after[name]
  const override = changed('probability') || changed('probabilityReason')
  return {
    ...(changed('amount') ? { amount: after.amount.trim() === '' ? null : amountOf(after.amount) } : {}),
    ...(changed('currency') ? { currency: after.currency } : {}),
    ...(changed('expectedClose') ? { expectedClose: after.expectedClose || null } : {}),
    ...(changed('productLine') ? { productLine: after.productLine.trim() || null } : {}),
    ...(override
      ? {
          probability: after.probability.trim() === '' ? null : Number(after.probability),
          probabilityReason: after.probability.trim() === '' ? null : after.probabilityReason.trim() || null,
        }
      : {}),
  }
}

const usual = ['EUR', 'CHF', 'USD', 'GBP', 'PLN', 'CZK', 'DKK', 'SEK', 'NOK', 'HUF']

/** Amount, currency, close date, product, and a probability that differs from the stage's, with its reason. */
export function FactForm(props: FactFormProps): JSX.Element {
  let root!: HTMLDivElement
  const before = untrack(() => typedOf(props.view))
  const [typed, setTyped] = createSignal(before)
  const set = (name: keyof Typed) => (value: string) => setTyped((all) => ({ ...all, [name]: value }))
  onMount(() => root.querySelector('input')?.focus())
  const wrongAmount = () => typed().amount.trim() !== '' && amountOf(typed().amount) === undefined
  const deed = createDeed(async () => {
    if (wrongAmount()) return
    const change = changeOf(before, typed())
    if (Object.keys(change).length === 0 || (await props.saving.save(change))) props.onDone()
  })
  const fault = (name: keyof Typed) => faultAt(deed.problem(), `/${name}`)?.message
  const currencies = () => [...new Set([before.currency, ...usual])]
  const stagesOwn = () =>
    props.view.pipeline.stages.find(({ key }) => key === props.view.stage)?.probability ?? 0
  return (
    <Form onSubmit={deed.run} problem={deed.problem()} class="grid gap-4">
      <div ref={root} class="grid gap-4">
        <div class="grid grid-cols-[minmax(0,1fr)_6.5rem] items-start gap-3">
          <NumberField
            label={t('opportunity.amount')}
            error={wrongAmount() ? t('opportunity.amountWanted') : fault('amount')}
            value={typed().amount}
            onInput={set('amount')}
          />
          <Select
            label={t('opportunity.currency')}
            options={currencies().map((code) => ({ value: code, label: code }))}
            value={typed().currency}
            error={fault('currency')}
            onChange={set('currency')}
          />
        </div>
        <DateField
          label={t('opportunity.expectedClose')}
          error={fault('expectedClose')}
          value={typed().expectedClose}
          onInput={set('expectedClose')}
        />
        <TextField
          label={t('opportunity.productLine')}
          maxlength={80}
          error={fault('productLine')}
          value={typed().productLine}
          onInput={set('productLine')}
        />
        <NumberField
          label={t('opportunity.probability')}
          hint={t('opportunity.probabilityHint', { percent: stagesOwn() })}
          suffix="%"
          inputmode="numeric"
          error={fault('probability')}
          value={typed().probability}
          onInput={set('probability')}
        />
        <Show when={typed().probability.trim() !== ''}>
          <TextField
            label={t('opportunity.probabilityReason')}
            required
            maxlength={200}
            error={fault('probabilityReason') && t('opportunity.wanted')}
            value={typed().probabilityReason}
            onInput={set('probabilityReason')}
          />
        </Show>
      </div>
      <div class="flex flex-wrap gap-2">
        <Button tone="primary" type="submit" busy={deed.busy()}>
          {t('opportunity.save')}
        </Button>
        <Button tone="quiet" onClick={() => props.onDone()}>
          {t('opportunity.cancel')}
        </Button>
      </div>
    </Form>
  )
}
