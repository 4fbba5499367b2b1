import Plus from 'lucide-solid/icons/plus'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { blank, conditionOf, rootCondition, rootGroup } from './condition.ts'
import type { Condition } from './content.ts'
import { GroupEditor } from './group-editor.tsx'

interface WhenProps {
  readonly when: Condition | undefined
  readonly onChange: (when: Condition | undefined) => void
  /** What holds without any condition. */
  readonly always: string
}

/** Which leads a rule takes: all of them, or those for which the conditions hold. */
export function WhenEditor(props: WhenProps): JSX.Element {
  let element!: HTMLDivElement
  const begin = () => {
    props.onChange(blank)
    queueMicrotask(() => element.querySelector<HTMLElement>('ul input')?.focus())
  }
  return (
    <div ref={element}>
      <Show
        when={props.when}
        fallback={
          <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p class="text-ink-soft">{props.always}</p>
            <Button icon={Plus} onClick={begin}>
              {t('rules.addCondition')}
            </Button>
          </div>
        }
      >
        {(when) => (
          <GroupEditor
            group={rootGroup(when())}
            at="/when"
            depth={1}
            onChildren={(children) => props.onChange(rootCondition(when(), rootGroup(when()), children))}
            onKind={(kind) => props.onChange(conditionOf({ kind, children: rootGroup(when()).children }))}
          />
        )}
      </Show>
    </div>
  )
}
