import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { createNow } from '../api/clock.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'

interface UndoAcceptProps {
  readonly until: string
  readonly busy: boolean
  readonly onUndo: () => void
}

/** Takes an acceptance back, as long as that goes; says how long. */
export function UndoAccept(props: UndoAcceptProps): JSX.Element {
  const now = createNow('second')
  const left = createMemo(() => Math.ceil((Date.parse(props.until) - now()) / 60_000))
  return (
    <Show when={left() > 0}>
      <Button class="phone:min-h-12!" busy={props.busy} onClick={() => props.onUndo()}>
        {t('inbox.undoAccept', { count: left() })}
      </Button>
    </Show>
  )
}
