import { useQueryClient } from '@tanstack/solid-query'
import { createMemo, createSignal } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { api } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { createDeed } from '../ui/deed.ts'
import { toast } from '../ui/toasts.tsx'
import { rulesQuery } from './data.ts'
import { lineOf, placesIn } from './json-places.ts'
import { textOf } from './starters.ts'

/** What is typed and not saved yet; it outlives a walk to another page. */
const [unsaved, setUnsaved] = createSignal<{ readonly revision: number; readonly text: string }>()

/** One thing to mend, with its line in the text as it was checked. */
export interface Mark {
  readonly line: number
  readonly message: string
  readonly pointer: string
}

export type DraftState = ReturnType<typeof createDraft>

const savedText = (view: RuleSetView): string =>
  view.draft ? textOf(view.draft.content) : view.version === null ? '' : textOf(view.content)

/** The draft of the rules: its text, checking and saving it, and two people doing so at once. */
export function createDraft(view: () => RuleSetView) {
  const queries = useQueryClient()
  const [faults, setFaults] = createSignal<{ readonly text: string; readonly marks: readonly Mark[] }>()
  const [theirs, setTheirs] = createSignal<RuleSetView>()
  const revision = () => unsaved()?.revision ?? view().draft?.revision ?? 0
  const text = () => unsaved()?.text ?? savedText(view())
  const changed = createMemo(() => unsaved() !== undefined && unsaved()?.text !== savedText(view()))
  const places = createMemo(() => placesIn(text()))
  const broken = () => (text().trim() === '' ? null : places().brokenAt)
  const marks = createMemo((): readonly Mark[] => {
    const line = broken()
    if (line !== null) return [{ line, pointer: '', message: t('rules.broken') }]
    return faults()?.marks ?? []
  })
  const take = (next: RuleSetView) => {
    queries.setQueryData(rulesQuery().queryKey, next)
    setUnsaved(undefined)
    setFaults(undefined)
  }
  const refused = (thrown: unknown, checked: string): never => {
    if (!(thrown instanceof Problem)) throw thrown
    if (thrown.code === 'rule_set_invalid') {
      const found = placesIn(checked)
      setFaults({
        text: checked,
        marks: thrown.faults
          .map(({ pointer, message }) => {
            const inner = pointer.replace(/^\/content/, '')
            return { line: lineOf(found, inner), pointer: inner, message }
          })
          .sort((one, other) => one.line - other.line),
      })
    }
    throw thrown
  }
  const outdated = async (thrown: unknown) => {
    await queries.invalidateQueries({ queryKey: rulesQuery().queryKey })
    throw thrown
  }
  const conflicting = async (thrown: unknown) => {
    if (!(thrown instanceof Problem && thrown.code === 'version_conflict')) throw thrown
    setTheirs(await queries.fetchQuery({ ...rulesQuery(), staleTime: 0 }))
  }
  const save = createDeed(async () => {
    const checked = text()
    try {
      const content: unknown = JSON.parse(checked)
      take(await api.put<RuleSetView>('/rules/draft', { revision: revision(), content }))
      toast({ text: t('rules.saved'), tone: 'ok' })
    } catch (thrown) {
      await conflicting(thrown).catch((other: unknown) => refused(other, checked))
    }
  })
  const discard = async () => {
    const search = { revision: view().draft?.revision ?? 0 }
    await api.delete<RuleSetView>('/rules/draft', { search }).then(take, outdated)
  }
  return {
    text,
    changed,
    revision,
    marks,
    broken,
    save,
    discard,
    theirs,
    type: (next: string) => {
      setUnsaved({ revision: revision(), text: next })
      // Line numbers of an older text would point at the wrong lines.
      if (faults() && faults()?.text.split('\n').length !== next.split('\n').length) setFaults(undefined)
    },
    revert: () => {
      const before = unsaved()
      setUnsaved(undefined)
      setFaults(undefined)
      toast({ text: t('rules.reverted'), undo: () => setUnsaved(before) })
    },
    publish: async (note: string) => {
      const body = { revision: view().draft?.revision ?? 0, ...(note.trim() ? { note: note.trim() } : {}) }
      await api.post<RuleSetView>('/rules/publish', body).then(take, outdated)
    },
    keepMine: () => {
      const now = theirs()?.draft?.revision ?? 0
      setUnsaved({ revision: now, text: text() })
      setTheirs(undefined)
      save.run()
    },
    takeTheirs: () => {
      const before = unsaved()
      const now = theirs()
      setTheirs(undefined)
      setUnsaved(undefined)
      setFaults(undefined)
      if (before)
        toast({
          text: t('rules.reverted'),
          undo: () => setUnsaved({ revision: now?.draft?.revision ?? 0, text: before.text }),
        })
    },
    decideLater: () => setTheirs(undefined),
  }
}
