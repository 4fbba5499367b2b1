import { Match, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { PartnerPicker } from '../leads/partner-picker.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Distribute, Then } from './content.ts'
import { DistributeEditor } from './distribute-editor.tsx'
import { useEditing } from './editing.ts'

const deeds = ['distribute', 'assign', 'hold', 'close'] as const
type Deed = (typeof deeds)[number]

/** How a rule distributes before anybody has said more. */
export const usualWay: Distribute = { do: 'distribute', orders: ['nearest'] }

const begun = (deed: Deed): Then =>
  deed === 'distribute'
    ? usualWay
    : deed === 'assign'
      ? { do: 'assign', partner: '' }
      : { do: deed, reason: '' }

/** What happens to the leads of a rule. What was said for one deed is still there when one comes back to it. */
export function ThenEditor(props: {
  readonly then: Then
  readonly onChange: (then: Then) => void
}): JSX.Element {
  const editing = useEditing()
  const said = new Map<Deed, Then>()
  const choose = (deed: Deed) => {
    said.set(props.then.do, props.then)
    props.onChange(said.get(deed) ?? begun(deed))
  }
  return (
    <div class="grid gap-5">
      <RadioGroup
        bar
        label={t('rules.do')}
        value={props.then.do}
        options={deeds.map((value) => ({ value, label: t(`rules.do_${value}`) }))}
        onChange={choose}
      />
      <Switch>
        <Match when={props.then.do === 'distribute' && props.then}>
          {(then) => <DistributeEditor then={then()} at="/then" onChange={props.onChange} />}
        </Match>
        <Match when={props.then.do === 'assign' && props.then}>
          {(then) => (
            <PartnerPicker
              class="md:max-w-form"
              label={t('rules.assignTo')}
              hint={t('rules.assignHint')}
              value={then().partner}
              onChange={(partner) => props.onChange({ do: 'assign', partner })}
              error={editing.fault('/then/partner')}
            />
          )}
        </Match>
        <Match when={(props.then.do === 'hold' || props.then.do === 'close') && props.then}>
          {(then) => (
            <TextField
              class="md:max-w-form"
              label={t('rules.reason')}
              hint={t(then().do === 'hold' ? 'rules.holdHint' : 'rules.closeHint')}
              maxlength={200}
              value={then().reason}
              onInput={(reason) => props.onChange({ ...then(), reason })}
              error={editing.fault('/then/reason')}
            />
          )}
        </Match>
      </Switch>
    </div>
  )
}
