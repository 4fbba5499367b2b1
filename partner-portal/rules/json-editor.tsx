import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'

/** One thing to mend, with its line in the text as it was checked. */
export interface Mark {
  readonly line: number
  readonly message: string
  readonly pointer: string
}

interface EditorProps {
  readonly label: string
  readonly text: string
  readonly onInput: (text: string) => void
  readonly readOnly?: boolean
  readonly marks: readonly Mark[]
  readonly describedBy?: string
  /** Gets the function that goes to a line. */
  readonly jump: (go: (line: number) => void) => void
}

// Thousands of numbers beside the text cost more than they help.
const mostNumbered = 4000
const lineHeight = 20

/** A text of lines that are numbered and marked where something is wrong; scrolls in itself. */
export function JsonEditor(props: EditorProps): JSX.Element {
  let frame!: HTMLDivElement
  let area!: HTMLTextAreaElement
  const count = createMemo(() => props.text.split('\n').length)
  const numbers = createMemo(() =>
    Array.from({ length: Math.min(count(), mostNumbered) }, (_, index) => index + 1),
  )
  const marked = createMemo(() => new Map(props.marks.map((mark) => [mark.line, mark.message])))
  const go = (line: number) => {
    const lines = props.text.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    area.focus({ preventScroll: true })
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    frame.scrollTo({ top: Math.max(0, (line - 4) * lineHeight) })
    frame.scrollIntoView({ block: 'nearest' })
  }
  // Handed out once; it reads the text of the moment in which it is called.
  // oxlint-disable-next-line solid/reactivity
  props.jump(go)
  return (
    <div
      ref={frame}
      class="flex max-h-[70dvh] min-h-80 overflow-auto rounded-small border border-edge bg-surface font-mono text-small/5 has-focus-visible:outline-2 has-focus-visible:outline-brand"
    >
      <Show when={count() <= mostNumbered}>
        <ol
          aria-hidden="true"
          class="num sticky left-0 z-10 shrink-0 self-start bg-well py-2 text-right text-ink-soft select-none"
        >
          <For each={numbers()}>
            {(line) => (
              <li
                class="h-5 pr-3 pl-4"
                classList={{ 'bg-bad-tint font-semibold text-bad': marked().has(line) }}
                title={marked().get(line)}
              >
                {line}
              </li>
            )}
          </For>
        </ol>
      </Show>
      <textarea
        ref={area}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.marks.length > 0 ? 'true' : undefined}
        readonly={props.readOnly}
        wrap="off"
        rows={count()}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        class="min-h-full min-w-0 flex-1 self-start resize-none overflow-x-auto overflow-y-hidden bg-transparent px-3 py-2 leading-5 outline-none"
        value={props.text}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  )
}
