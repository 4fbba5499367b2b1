import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { TextField } from '../ui/text-field.tsx'
import { withMember } from './content.ts'
import type { Entry, Rule, ScoringRule } from './content.ts'
import { useEditing } from './editing.ts'
import { NumberInput } from './number-input.tsx'
import { ThenEditor } from './then-editor.tsx'
import { WhenEditor } from './when-editor.tsx'

interface EditorProps<One extends Entry> {
  readonly rule: One
  readonly onChange: (rule: One) => void
  readonly readOnly: boolean
}

function Part(props: { readonly title: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <section class="grid grid-cols-[minmax(0,1fr)] gap-3 border-t border-line pt-4">
      <h2 class="text-small font-semibold tracking-wide text-ink-soft uppercase">{props.title}</h2>
      {props.children}
    </section>
  )
}

function NameField<One extends Entry>(props: EditorProps<One>): JSX.Element {
  const editing = useEditing()
  return (
    <TextField
      class="md:max-w-panel"
      label={t('rules.name')}
      hint={
        <>
          {t('rules.keyIs')} <span class="font-mono">{props.rule.key}</span>
        </>
      }
      maxlength={120}
      value={props.rule.name}
      onInput={(name) => props.onChange({ ...props.rule, name })}
      error={editing.fault('/name') ?? editing.fault('/key')}
    />
  )
}

/** How one rule is put together: its name, the leads that it takes, and what happens to them. */
export function RuleEditor(props: EditorProps<Rule>): JSX.Element {
  const editing = useEditing()
  return (
    <fieldset disabled={props.readOnly} class="@container grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 pt-2">
      <legend class="sr-only">{t('rules.editing', { name: props.rule.name })}</legend>
      <NameField {...props} />
      <Part title={t('rules.when')}>
        <WhenEditor
          when={props.rule.when}
          always={t('rules.everyLead')}
          onChange={(when) => props.onChange(withMember(props.rule, 'when', when))}
        />
      </Part>
      <Part title={t('rules.then')}>
        <ThenEditor then={props.rule.then} onChange={(then) => props.onChange({ ...props.rule, then })} />
        <Show when={editing.fault('/then')}>
          {(message) => <p class="text-small text-bad">{message()}</p>}
        </Show>
      </Part>
    </fieldset>
  )
}

/** How one scoring rule is put together: its points, and the leads that get them. */
export function ScoringRuleEditor(props: EditorProps<ScoringRule>): JSX.Element {
  const editing = useEditing()
  return (
    <fieldset disabled={props.readOnly} class="@container grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 pt-2">
      <legend class="sr-only">{t('rules.editing', { name: props.rule.name })}</legend>
      <div class="grid items-start gap-4 md:grid-cols-[minmax(0,26rem)_10rem]">
        <NameField {...props} />
        <NumberInput
          label={t('rules.points')}
          value={props.rule.points}
          onChange={(points) => points !== '' && props.onChange({ ...props.rule, points })}
          error={editing.fault('/points')}
        />
      </div>
      <Part title={t('rules.when')}>
        <WhenEditor
          when={props.rule.when}
          always={t('rules.everyLeadScores')}
          onChange={(when) => props.onChange(withMember(props.rule, 'when', when))}
        />
      </Part>
    </fieldset>
  )
}
