import { createMemo, createSignal } from 'solid-js'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { createDeed } from '../ui/deed.ts'
import { toast } from '../ui/toasts.tsx'
import type { DraftState } from './draft-state.ts'
import type { Mark } from './json-editor.tsx'
import { lineOf, placesIn } from './json-places.ts'
import { isContent } from './kept.ts'
import { textOf } from './rule-text.ts'

// What is typed and not saved yet outlives a walk to another page.
const [typed, setTyped] = createSignal<string>()

export type JsonText = ReturnType<typeof createJsonText>

/** The draft as text: checked when it is saved, each fault with its line. */
export function createJsonText(draft: DraftState) {
  const [marks, setMarks] = createSignal<readonly Mark[]>([])
  const text = createMemo(() => typed() ?? textOf(draft.content()))
  const brokenAt = createMemo(() => (typed() === undefined ? null : placesIn(text()).brokenAt))

  const refused = (thrown: unknown, content: unknown) => {
    const problem = asProblem(thrown)
    if (problem.code === 'version_conflict' && isContent(content)) {
      setTyped(undefined)
      // The list's own way of saving compares both and asks.
      return draft.edit(content)
    }
    if (problem.code !== 'rule_set_invalid') throw thrown
    const places = placesIn(text())
    const found = problem.faults.map(({ pointer, message }) => {
      const inner = pointer.replace(/^\/content/, '')
      return { line: lineOf(places, inner), pointer: inner, message }
    })
    setMarks(found.sort((one, other) => one.line - other.line))
    throw thrown
  }
  const save = createDeed(async () => {
    setMarks([])
    const content: unknown = JSON.parse(text())
    try {
      await draft.put(content)
      setTyped(undefined)
      toast({ text: t('rules.saved'), tone: 'ok' })
    } catch (thrown) {
      refused(thrown, content)
    }
  })
  const allMarks = createMemo((): readonly Mark[] => {
    const line = brokenAt()
    return line === null ? marks() : [{ line, pointer: '', message: t('rules.broken') }]
  })
  return {
    text,
    save,
    changed: () => typed() !== undefined && typed() !== textOf(draft.content()),
    broken: () => brokenAt() !== null,
    marks: allMarks,
    type: (next: string) => {
      // Line numbers of an older text would point at the wrong lines.
      if (marks().length > 0 && next.split('\n').length !== text().split('\n').length) setMarks([])
      setTyped(next)
    },
    revert: () => {
      const before = typed()
      setTyped(undefined)
      setMarks([])
      toast({ text: t('rules.reverted'), undo: () => setTyped(before) })
    },
  }
}
