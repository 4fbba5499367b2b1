import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { countries } from '../partners/countries.ts'
import { t } from '../i18n/t.ts'
import { languageOptions } from '../partner/languages.ts'
import { ChipsField } from '../partner/chips.tsx'
import { codesIn } from '../partner/territory.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CircleEditor } from './circle-editor.tsx'
import type { Circle, Comparison, Range, Value } from './content.ts'
import { useEditing } from './editing.ts'
import type { Choice, Fact } from './facts.ts'
import { ManyPicker, OnePicker } from './many-picker.tsx'
import { NumberInput } from './number-input.tsx'
import { operatorOf } from './operators.ts'
import { areaFault } from './postal.ts'
import { Toggles } from './toggles.tsx'

export interface ValueProps {
  readonly fact: Fact
  readonly comparison: Comparison
  readonly onChange: (value: Value) => void
  readonly error: string | undefined
}

const few = 7
const numeric = (fact: Fact) => fact.kind === 'number' || fact.kind === 'hour'
const label = (fact: Fact) => t('rules.valueOf', { fact: fact.label })
const listOf = (value: Value): readonly (string | number)[] =>
  Array.isArray(value) ? (value as readonly (string | number)[]) : []
const rangeOf = (value: Value): Range =>
  typeof value === 'object' && 'from' in value ? value : { from: '', to: '' }

/** The input that fits a fact and what is asked of it. */
export function ValueEditor(props: ValueProps): JSX.Element {
  const operator = () => operatorOf(props.comparison)
  return (
    <Switch fallback={<OneValue {...props} />}>
      <Match when={operator() === 'isMissing' || operator() === 'isGiven'}>{null}</Match>
      <Match when={operator() === 'withinKm'}>
        <CircleEditor
          value={props.comparison.value as Circle | ''}
          onChange={props.onChange}
          error={props.error}
        />
      </Match>
      <Match when={operator() === 'in' || operator() === 'notIn'}>
        <ManyValues {...props} />
      </Match>
      <Match when={operator() === 'between'}>
        <RangeValue {...props} />
      </Match>
    </Switch>
  )
}

/** Postal areas: prefixes and ranges in one list, each checked as it is typed. */
export function AreasEditor(props: {
  readonly areas: readonly string[]
  readonly onChange: (areas: string[]) => void
  readonly error: string | undefined
}): JSX.Element {
  const wrong = () => {
    const area = props.areas.find((one) => areaFault(one) !== undefined)
    const fault = area === undefined ? undefined : areaFault(area)
    return area === undefined || fault === undefined ? undefined : t(`rules.area_${fault}`, { area })
  }
  return (
    <ChipsField
      bare
      label={t('rules.areas')}
      placeholder={t('rules.areasPlaceholder')}
      chips={props.areas}
      read={codesIn}
      error={wrong() ?? props.error}
      onChange={props.onChange}
    />
  )
}

function createOptions(fact: () => Fact): () => readonly Choice[] {
  const editing = useEditing()
  return () => {
    const { kind, choices } = fact()
    if (kind === 'country') return countries()
    if (kind === 'language') return languageOptions()
    return kind === 'product' ? editing.products() : (choices ?? [])
  }
}

function ManyValues(props: ValueProps): JSX.Element {
  const options = createOptions(() => props.fact)
  const texts = () => listOf(props.comparison.value).map(String)
  const change = (values: string[]) =>
    props.onChange(
      numeric(props.fact) || props.fact.kind === 'weekday'
        ? values.map(Number).filter(Number.isFinite)
        : values,
    )
  return (
    <Switch
      fallback={
        <ChipsField
          bare
          label={label(props.fact)}
          placeholder={t('rules.valuesPlaceholder')}
          chips={texts()}
          error={props.error}
          onChange={change}
        />
      }
    >
      <Match when={options().length > 0 && options().length <= few && props.fact.kind !== 'product'}>
        <Toggles
          label={label(props.fact)}
          options={options()}
          values={texts()}
          onChange={change}
          error={props.error}
        />
      </Match>
      <Match when={options().length > 0 || props.fact.kind === 'product'}>
        <ManyPicker
          bare
          free={props.fact.kind === 'product'}
          unknown={props.fact.kind === 'product' ? t('rules.unknownProduct') : t('rules.unknownValue')}
          label={label(props.fact)}
          options={options()}
          values={texts()}
          onChange={change}
          error={props.error}
        />
      </Match>
    </Switch>
  )
}

function OneValue(props: ValueProps): JSX.Element {
  const options = createOptions(() => props.fact)
  const text = () => {
    const { value } = props.comparison
    return typeof value === 'object' ? '' : String(value)
  }
  const partly = () => ['startsWith', 'contains'].includes(operatorOf(props.comparison))
  return (
    <Switch
      fallback={
        <TextField
          bare
          label={label(props.fact)}
          placeholder={t('rules.textPlaceholder')}
          value={text()}
          onInput={props.onChange}
          error={props.error}
        />
      }
    >
      <Match when={props.fact.kind === 'boolean'}>
        <Select
          bare
          label={label(props.fact)}
          value={text() === 'false' ? 'no' : 'yes'}
          options={[
            { value: 'yes', label: t('rules.yes') },
            { value: 'no', label: t('rules.no') },
          ]}
          onChange={(value) => props.onChange(value === 'yes')}
          error={props.error}
        />
      </Match>
      <Match when={numeric(props.fact)}>
        <Amount
          {...props}
          label={label(props.fact)}
          value={text() === '' ? '' : Number(text())}
          onChange={props.onChange}
        />
      </Match>
      <Match when={options().length > 0 && (!partly() || props.fact.kind === 'list')}>
        <OnePicker
          bare
          free={props.fact.kind === 'product'}
          label={label(props.fact)}
          options={options()}
          value={text()}
          onChange={(value) => props.onChange(props.fact.kind === 'weekday' ? Number(value) : value)}
          error={props.error}
        />
      </Match>
    </Switch>
  )
}

function RangeValue(props: ValueProps): JSX.Element {
  const range = () => rangeOf(props.comparison.value)
  const change = (changes: Partial<Range>) => props.onChange({ ...range(), ...changes })
  const end = (name: 'from' | 'to') => (
    <Show
      when={props.fact.kind === 'weekday'}
      fallback={
        <Amount
          fact={props.fact}
          label={t(name === 'from' ? 'rules.fromValue' : 'rules.toValue', { fact: props.fact.label })}
          value={range()[name] as number | ''}
          onChange={(value) => change({ [name]: value })}
          error={name === 'from' ? props.error : undefined}
        />
      }
    >
      <Select
        bare
        label={t(name === 'from' ? 'rules.fromValue' : 'rules.toValue', { fact: props.fact.label })}
        value={String(range()[name])}
        options={props.fact.choices ?? []}
        onChange={(value) => change({ [name]: Number(value) })}
        error={name === 'from' ? props.error : undefined}
      />
    </Show>
  )
  return (
    <div class="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-start gap-2">
      {end('from')}
      <span class="py-1.5 text-ink-soft">{t('rules.to')}</span>
      {end('to')}
    </div>
  )
}

function Amount(props: {
  readonly fact: Fact
  readonly label: string
  readonly value: number | ''
  readonly onChange: (value: number | '') => void
  readonly error: string | undefined
}): JSX.Element {
  return (
    <NumberInput
      bare
      label={props.label}
      suffix={props.fact.kind === 'hour' ? t('rules.oclock') : props.fact.unit}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
    />
  )
}
