import { createSignal } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { PartnerView } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import { Problem, faultAt } from '../api/problem.ts'
import { createDeed } from '../ui/deed.ts'
import { changesOf, draftOf } from './draft.ts'
import type { Draft } from './draft.ts'

export type PartnerForm = ReturnType<typeof createPartnerForm>

/** The form of one partner: what is typed, saving it, and what to do when somebody else saved meanwhile. */
export function createPartnerForm(partner: PartnerView, onSaved: (view: PartnerView) => void) {
  // Polling may bring a newer view; the form stays with the version that was opened until one decides.
  let base = partner
  let version = partner.version
  let sent: Record<string, unknown> = {}
  const [draft, setDraft] = createStore<Draft>(draftOf(partner))
  const [theirs, setTheirs] = createSignal<PartnerView>()
  const deed = createDeed(async () => {
    sent = changesOf(draft, base)
    if (Object.keys(sent).length === 0) return onSaved(base)
    try {
      onSaved(await api.patch<PartnerView>(`/partners/${partner.id}`, { ...sent, version }))
    } catch (thrown) {
      if (!(thrown instanceof Problem && thrown.code === 'version_conflict')) throw thrown
      setTheirs(() => thrown.facts['current'] as PartnerView)
    }
  })
  return {
    draft,
    setDraft,
    deed,
    /** The partner as a colleague saved it meanwhile. */
    theirs,
    base: () => base,
    /** The fields that the last save wanted to change. */
    changed: () => Object.keys(sent),
    keepMine: () => {
      version = theirs()?.version ?? version
      setTheirs(undefined)
      deed.run()
    },
    takeTheirs: () => {
      const now = theirs()
      if (!now) return
      base = now
      version = now.version
      setDraft(reconcile(draftOf(now)))
      setTheirs(undefined)
    },
    decideLater: () => setTheirs(undefined),
    /** What the server says about a field or anything inside of it, with the value that it means. */
    fault: (field: string): string | undefined => {
      const whole = faultAt(deed.problem(), `/${field}`)?.message
      const inner = deed.problem()
      const faults = inner instanceof Problem ? inner.faults : []
      const parts = faults
        .filter(({ pointer }) => pointer.startsWith(`/${field}/`))
        .map(({ pointer, message }) => {
          const value = valueAt(sent, pointer)
          return value === undefined ? message : `“${value}” ${message}`
        })
      return [whole, ...new Set(parts)].filter(Boolean).join(' · ') || undefined
    },
  }
}

function valueAt(body: unknown, pointer: string): string | undefined {
  let value = body
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
