import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { RadioGroup } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { modes } from '../../shared/codes.ts'
import { withMember } from './content.ts'
import type { Distribute, Mode } from './content.ts'
import { useEditing } from './editing.ts'
import { NumberInput } from './number-input.tsx'
import { OrdersEditor } from './orders-editor.tsx'
import { PoolEditor } from './pool-editor.tsx'
import { WidenEditor } from './widen-editor.tsx'
import { GradeWindows, WindowEditor } from './window-editor.tsx'

interface DistributeProps {
  readonly then: Distribute
  /** The JSON pointer of the distribution inside its rule. */
  readonly at: string
  readonly onChange: (then: Distribute) => void
}

/** What a mode has no use for goes with it: the server would refuse it. */
function inMode(then: Distribute, mode: Mode): Distribute {
  const { raceTo, window, gradeWindows, ladder, ...rest } = then
  const asks = {
    ...(window && { window }),
    ...(gradeWindows && { gradeWindows }),
    ...(ladder !== undefined && { ladder }),
  }
  if (mode === 'assign') return { ...rest, mode }
  return mode === 'race' ? { ...rest, ...asks, mode, raceTo: raceTo ?? 3 } : { ...rest, ...asks, mode }
}

/** To whom leads are offered: the pool, how it is asked, in which order, how long, and what if nobody is left. */
export function DistributeEditor(props: DistributeProps): JSX.Element {
  const editing = useEditing()
  const mode = () => props.then.mode ?? 'exclusive'
  const set = <Name extends keyof Distribute>(name: Name, value: Distribute[Name] | undefined) =>
    props.onChange(withMember(props.then, name, value))
  return (
    <div class="grid gap-6">
      <PoolEditor
        pool={props.then.pool ?? {}}
        at={`${props.at}/pool`}
        onChange={(pool) => set('pool', pool)}
      />
      <div class="grid items-start gap-6 @min-[44rem]:grid-cols-2">
        <OrdersEditor then={props.then} at={props.at} onChange={props.onChange} />
        <div class="grid gap-2">
          <RadioGroup
            label={t('rules.mode')}
            value={mode()}
            options={modes.map((value) => ({
              value,
              label: t(`rules.mode_${value}`),
              hint: t(`rules.modeHint_${value}`),
            }))}
            onChange={(next) => props.onChange(inMode(props.then, next))}
            error={editing.fault(`${props.at}/mode`)}
          />
          <Show when={mode() === 'race'}>
            <NumberInput
              class="md:max-w-60"
              label={t('rules.raceTo')}
              suffix={t('rules.partnersUnit')}
              value={props.then.raceTo}
              onChange={(value) => set('raceTo', value === '' ? undefined : value)}
              error={editing.fault(`${props.at}/raceTo`)}
            />
          </Show>
        </div>
      </div>
      <Show when={mode() !== 'assign'}>
        <div class="grid gap-4">
          <WindowEditor
            label={t('rules.window')}
            hint={t('rules.windowHint')}
            window={props.then.window}
            onChange={(window) => set('window', window)}
            error={editing.fault(`${props.at}/window`, true)}
          />
          <GradeWindows
            windows={props.then.gradeWindows}
            at={`${props.at}/gradeWindows`}
            onChange={(windows) => set('gradeWindows', windows)}
          />
        </div>
      </Show>
      <WidenEditor
        steps={props.then.widen ?? []}
        at={`${props.at}/widen`}
        onChange={(steps) => set('widen', steps.length === 0 ? undefined : steps)}
      />
      <Further {...props} />
    </div>
  )
}

function Further(props: DistributeProps): JSX.Element {
  const editing = useEditing()
  const ladders = () => {
    const known = [{ value: 'default', label: t('rules.ladderUsual') }, ...editing.ladders()]
    const own = props.then.ladder
    // One that was named and is not there is shown as it is named.
    return own === undefined || known.some(({ value }) => value === own)
      ? known
      : [...known, { value: own, label: own }]
  }
  return (
    <div class="grid gap-4 md:grid-cols-2">
      <Select
        label={t('rules.pipeline')}
        required={false}
        value={props.then.pipeline ?? 'usual'}
        options={[{ value: 'usual', label: t('rules.usualPipeline') }, ...editing.pipelines()]}
        onChange={(key) =>
          props.onChange(withMember(props.then, 'pipeline', key === 'usual' ? undefined : key))
        }
        error={editing.fault(`${props.at}/pipeline`)}
      />
      <Show when={props.then.mode !== 'assign'}>
        <Select
          label={t('rules.ladder')}
          hint={t('rules.ladderHint')}
          required={false}
          value={props.then.ladder ?? 'default'}
          options={ladders()}
          onChange={(key) =>
            props.onChange(withMember(props.then, 'ladder', key === 'default' ? undefined : key))
          }
          error={editing.fault(`${props.at}/ladder`)}
        />
      </Show>
    </div>
  )
}
