import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Combobox } from '../ui/combobox.tsx'
import { MenuButton } from '../ui/menu.tsx'
import type { MenuGroup } from '../ui/menu.tsx'
import { Select } from '../ui/select.tsx'
import { Badge } from '../ui/status.tsx'
import { clauseOf, negated } from './condition.ts'
import type { Comparison, Condition } from './content.ts'
import { useEditing } from './editing.ts'
import { factNamed } from './facts.ts'
import { operatorOf, operatorsOf, withFact, withOperator } from './operators.ts'
import type { Operator } from './operators.ts'
import { postalAreas, postalCondition } from './postal.ts'
import { AreasEditor, ValueEditor } from './value-editor.tsx'

interface ClauseProps {
  readonly condition: Condition
  /** The JSON pointer of the condition inside its rule. */
  readonly at: string
  /** Its place among its neighbours, from 1. */
  readonly place: number
  readonly onChange: (next: Condition) => void
  /** What the group around it offers: moving, nesting, removing. */
  readonly menu: () => readonly MenuGroup[]
}

const unsaid: Comparison = { fact: '', operator: 'in', value: [] }

/** One line of a condition: what is asked, how, and for which values. */
export function ClauseEditor(props: ClauseProps): JSX.Element {
  const editing = useEditing()
  const areas = () => postalAreas(props.condition)
  const clause = () =>
    clauseOf(props.condition) ?? {
      comparison: { fact: 'postalCode', operator: 'postalPrefix', value: [] } as Comparison,
      negated: false,
      at: '',
    }
  const comparison = () => clause().comparison ?? unsaid
  const fact = () => factNamed(editing.facts(), comparison().fact)
  const chosen = () => comparison().fact !== ''
  const operator = () => operatorOf(comparison())
  const change = (next: Comparison) => props.onChange(negated(next, clause().negated))
  const at = () => `${props.at}${clause().at}`
  const asArea = () =>
    areas() ?? (operator() === 'postalPrefix' ? (postalAreas(comparison()) ?? []) : undefined)
  const value = () => (areas() ? editing.fault(props.at, true) : editing.fault(`${at()}/value`, true))
  const negatable = () =>
    clauseOf(props.condition) !== undefined && operator() !== 'isMissing' && operator() !== 'isGiven'
  return (
    <div
      role="group"
      aria-label={t('rules.conditionAt', { place: props.place })}
      class="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 @min-[28rem]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] @min-[44rem]:grid-cols-[minmax(0,13rem)_minmax(0,11rem)_minmax(0,1fr)_auto]"
    >
      <Combobox
        bare
        label={t('rules.fact')}
        placeholder={t('rules.factPlaceholder')}
        value={comparison().fact}
        options={[
          ...editing.facts().map(({ name, label }) => ({ value: name, label })),
          ...(chosen() && editing.facts().every(({ name }) => name !== comparison().fact)
            ? [{ value: comparison().fact, label: comparison().fact }]
            : []),
        ]}
        onChange={(name) => change(withFact(factNamed(editing.facts(), name)))}
        error={editing.fault(`${at()}/fact`)}
      />
      <Show when={chosen()} fallback={<span class="@max-[28rem]:hidden" />}>
        <div class="flex items-start gap-2 @max-[28rem]:col-span-2">
          <Show when={clause().negated}>
            <span class="pt-1.5">
              <Badge tone="warn">{t('rules.not')}</Badge>
            </span>
          </Show>
          <Select
            bare
            class="min-w-0 flex-1"
            label={t('rules.operator', { fact: fact().label })}
            value={operator()}
            options={operatorsOf(fact().kind, operator()).map((one) => ({
              value: one,
              label: t(`rules.operator_${one}`),
            }))}
            onChange={(next: Operator) => change(withOperator(comparison(), next, fact().kind))}
            error={editing.fault(`${at()}/operator`)}
          />
        </div>
      </Show>
      <div class="min-w-0 @max-[44rem]:order-last @max-[44rem]:col-span-full">
        <Show when={chosen()}>
          <Show
            when={asArea()}
            fallback={
              <ValueEditor
                fact={fact()}
                comparison={comparison()}
                onChange={(next) => change({ ...comparison(), value: next })}
                error={value()}
              />
            }
          >
            {(list) => (
              <AreasEditor
                areas={list()}
                error={value()}
                onChange={(next) => {
                  const condition = postalCondition(next)
                  props.onChange(clause().negated ? { not: condition } : condition)
                }}
              />
            )}
          </Show>
        </Show>
        <Show when={editing.fault(at())}>
          {(message) => <p class="mt-1.5 text-small text-bad">{message()}</p>}
        </Show>
      </div>
      <MenuButton
        class="@max-[28rem]:col-start-2 @max-[28rem]:row-start-1"
        label={t('rules.conditionMenu', { place: props.place })}
        groups={() => [
          ...(negatable()
            ? [
                {
                  items: [
                    {
                      label: clause().negated ? t('rules.mustHold') : t('rules.mustNotHold'),
                      onSelect: () => props.onChange(negated(comparison(), !clause().negated)),
                    },
                  ],
                },
              ]
            : []),
          ...props.menu(),
        ]}
      />
    </div>
  )
}
