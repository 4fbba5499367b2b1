import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { FieldChoice, FieldType, FieldView } from '../../shared/fields.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Switch } from '../ui/choice.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { changeField, fieldKinds, keyFrom, takesChoices, typeName } from './data.ts'

interface Typed {
  key: string
  type: FieldType
  en: string
  de: string
  required: boolean
  choices: { key: string; en: string; de: string }[]
}

const empty: Typed = { key: '', type: 'text', en: '', de: '', required: false, choices: [] }
const typedOf = ({ key, type, labels, required, choices }: FieldView): Typed => ({
  key,
  type,
  ...labels,
  required,
  choices: (choices ?? []).map((choice) => ({ key: choice.key, ...choice.labels })),
})

/** Declares a field, or changes what may be changed of one: its key and type are for good. */
export function FieldDialog(props: {
  readonly field: FieldView | null
  readonly onClose: () => void
}): JSX.Element {
  // The dialog keeps the field that it was opened with.
  // oxlint-disable-next-line solid/reactivity
  const before = props.field
  const [typed, setTyped] = createStore<Typed>(before ? typedOf(before) : { ...empty })
  const choices = (): FieldChoice[] =>
    typed.choices.map(({ key, en, de }) => ({ key: key || keyFrom(en).toLowerCase(), labels: { en, de } }))
  const save = createDeed(async () => {
    const said = {
      labels: { en: typed.en.trim(), de: typed.de.trim() },
      required: typed.required,
      ...(takesChoices(typed.type) ? { choices: choices() } : {}),
    }
    if (before) await changeField(before.key, said)
    else {
      await api.post('/fields', { key: typed.key || keyFrom(typed.en), type: typed.type, ...said })
      await queryClient.invalidateQueries({ queryKey: ['fields'] })
    }
    props.onClose()
  })
  const fault = (pointer: string) => faultAt(save.problem(), pointer)?.message
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={before ? t('fields.editTitle', { key: before.key }) : t('fields.add')}
    >
      <Form onSubmit={save.run} problem={save.problem()}>
        <div class="grid gap-4 md:grid-cols-2">
          <TextField
            label={t('fields.english')}
            required
            value={typed.en}
            onInput={(text) => setTyped('en', text)}
            error={fault('/labels/en')}
          />
          <TextField
            label={t('fields.german')}
            required
            value={typed.de}
            onInput={(text) => setTyped('de', text)}
            error={fault('/labels/de')}
          />
          <Show when={!before}>
            <TextField
              label={t('fields.key')}
              hint={t('fields.keyHint')}
              required={false}
              autocapitalize="off"
              placeholder={keyFrom(typed.en)}
              value={typed.key}
              onInput={(text) => setTyped('key', text)}
              error={fault('/key')}
            />
            <Select
              label={t('fields.type')}
              value={typed.type}
              onChange={(type) => setTyped('type', type)}
              options={fieldKinds.map((type) => ({ value: type, label: typeName(type) }))}
            />
          </Show>
        </div>
        <Show when={takesChoices(typed.type)}>
          <Choices choices={typed.choices} onChange={(next) => setTyped('choices', next)} fault={fault} />
        </Show>
        <Switch
          label={t('fields.requiredLabel')}
          hint={t('fields.requiredHint')}
          checked={typed.required}
          onChange={(on) => setTyped('required', on)}
        />
        <div class="flex flex-wrap justify-end gap-2 phone:*:flex-1">
          <Button onClick={() => props.onClose()}>{t('fields.cancel')}</Button>
          <Button type="submit" tone="primary" busy={save.busy()}>
            {t('fields.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

interface ChoicesProps {
  readonly choices: Typed['choices']
  readonly onChange: (choices: Typed['choices']) => void
  readonly fault: (pointer: string) => string | undefined
}

function Choices(props: ChoicesProps): JSX.Element {
  const change = (index: number, changes: Partial<Typed['choices'][number]>) =>
    props.onChange(props.choices.map((one, at) => (at === index ? { ...one, ...changes } : one)))
  return (
    <fieldset class="grid gap-3">
      <legend class="mb-2 font-medium">{t('fields.choices')}</legend>
      <Show when={props.fault('/choices')}>{(said) => <p class="text-small text-bad">{said()}</p>}</Show>
      <Index each={props.choices}>
        {(choice, index) => (
          <div class="flex items-end gap-2">
            <div class="grid flex-1 gap-2 md:grid-cols-3">
              <TextField
                label={t('fields.english')}
                required
                value={choice().en}
                onInput={(en) => change(index, { en })}
                error={props.fault(`/choices/${index}/labels/en`)}
              />
              <TextField
                label={t('fields.german')}
                required
                value={choice().de}
                onInput={(de) => change(index, { de })}
                error={props.fault(`/choices/${index}/labels/de`)}
              />
              <TextField
                label={t('fields.key')}
                required={false}
                autocapitalize="off"
                placeholder={keyFrom(choice().en).toLowerCase()}
                value={choice().key}
                onInput={(key) => change(index, { key })}
                error={props.fault(`/choices/${index}/key`)}
              />
            </div>
            <IconButton
              icon={X}
              label={t('fields.removeChoice')}
              onClick={() => props.onChange(props.choices.filter((_, at) => at !== index))}
            />
          </div>
        )}
      </Index>
      <div>
        <Button icon={Plus} onClick={() => props.onChange([...props.choices, { key: '', en: '', de: '' }])}>
          {t('fields.addChoice')}
        </Button>
      </div>
    </fieldset>
  )
}
