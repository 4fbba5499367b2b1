import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Conflict } from '../ui/conflict.tsx'
import { fieldText } from './field-text.ts'
import type { Saving } from './saving.ts'

interface ClashDialogProps {
  readonly saving: Saving
  readonly view: OpportunityView
  /** Theirs stays: show it. */
  readonly onTheirs: () => void
}

/** Both values of each field that two people changed at once. */
export function ClashDialog(props: ClashDialogProps): JSX.Element {
  return (
    <Show when={props.saving.clash()} keyed>
      {(clash) => {
        const leave = () => {
          clash.answer(false)
          props.onTheirs()
        }
        return (
          <Conflict
            open
            differences={clash.fields.map((field) => ({
              label: t(`opportunity.${field}`),
              mine: fieldText(field, clash.change[field], props.view),
              theirs: fieldText(field, clash.current[field], props.view),
            }))}
            onKeepMine={() => clash.answer(true)}
            onTakeTheirs={leave}
            onClose={() => clash.answer(false)}
          />
        )
      }}
    </Show>
  )
}
