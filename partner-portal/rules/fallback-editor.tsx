import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { RadioGroup } from '../ui/choice.tsx'
import type { Distribute } from './content.ts'
import { DistributeEditor } from './distribute-editor.tsx'
import { usualWay } from './then-editor.tsx'

interface FallbackProps {
  readonly fallback: Distribute | null
  readonly onChange: (fallback: Distribute | null) => void
  readonly readOnly: boolean
}

/** What happens to a lead that no rule takes, or whose rule has nobody left. */
export function FallbackEditor(props: FallbackProps): JSX.Element {
  let said: Distribute | undefined
  const choose = (way: 'distribute' | 'unassigned') => {
    if (props.fallback) said = props.fallback
    props.onChange(way === 'distribute' ? (said ?? usualWay) : null)
  }
  return (
    <fieldset disabled={props.readOnly} class="@container grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5 pt-2">
      <legend class="sr-only">{t('rules.everythingElse')}</legend>
      <RadioGroup
        bar
        label={t('rules.fallbackDo')}
        value={props.fallback ? 'distribute' : 'unassigned'}
        options={[
          { value: 'distribute', label: t('rules.do_distribute') },
          { value: 'unassigned', label: t('rules.leaveUnassigned') },
        ]}
        onChange={choose}
      />
      <Show when={props.fallback}>
        {(fallback) => <DistributeEditor then={fallback()} at="/fallback" onChange={props.onChange} />}
      </Show>
    </fieldset>
  )
}
