import { useQueryClient } from '@tanstack/solid-query'
import { batch, createComputed, createMemo, createSignal, onCleanup } from 'solid-js'
import { unwrap } from 'solid-js/store'
import type { RuleSetView } from '../../shared/rules.ts'
import { api } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import type { Problem } from '../api/problem.ts'
import { currentSession } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { announce } from '../ui/announce.tsx'
import { toast } from '../ui/toasts.tsx'
import { emptyContent } from './content.ts'
import type { Content } from './content.ts'
import { rulesQuery } from './data.ts'
import { placed } from './faults.ts'
import type { Placed } from './faults.ts'
import { beginTyping, busy, hold, holdSaved, letGo, setBusy, typed } from './typed.ts'
import { unfinished } from './unfinished.ts'

/** How it stands with what was typed: on the server, on its way there, or why not. */
export type Saving = 'saved' | 'saving' | 'unfinished' | 'faulty' | 'offline' | 'conflict' | 'failed'

export type DraftState = ReturnType<typeof createDraft>

const pause = 700
const nextTry = 5000

const savedContent = (view: RuleSetView): Content => {
  const content: unknown = unwrap(view.draft ? view.draft.content : view.content)
  return (view.draft !== null || view.version !== null ? content : emptyContent) as Content
}

/** The draft of the rules, which saves itself as it is typed. */
export function createDraft(view: () => RuleSetView) {
  const queries = useQueryClient()
  beginTyping(currentSession().current)
  const [faults, setFaults] = createSignal<readonly Placed[]>([])
  const [problem, setProblem] = createSignal<Problem>()
  const [theirs, setTheirs] = createSignal<RuleSetView>()
  const [past, setPast] = createSignal<readonly Content[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined

  // Whoever may not edit sees what is saved, whatever this device has kept.
  const mine = () => (view().can.includes('edit') ? typed() : undefined)
  const revision = () => mine()?.revision ?? view().draft?.revision ?? 0
  const content = createMemo(() => mine()?.content ?? savedContent(view()))
  const changed = () => mine()?.saved === false
  const open = createMemo(() => (changed() ? unfinished(content()) : []))

  const state = createMemo((): Saving => {
    if (!changed()) return 'saved'
    if (busy()) return 'saving'
    const status = problem()
    if (status?.code === 'version_conflict') return 'conflict'
    if (open().length > 0) return 'unfinished'
    if (status?.status === 0) return 'offline'
    if (status?.code === 'rule_set_invalid') return 'faulty'
    return status ? 'failed' : 'saving'
  })

  createComputed(() => {
    const now = typed()
    if (now?.saved && (view().draft?.revision ?? 0) >= now.revision) letGo()
  })
  const later = (ms = pause) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  // An answer that was asked for earlier must not come in later.
  const stopAsking = () => queries.cancelQueries({ queryKey: rulesQuery().queryKey, exact: true })
  const take = (next: RuleSetView, sent?: Content) => {
    void stopAsking()
    batch(() => {
      queries.setQueryData(rulesQuery().queryKey, next)
      setFaults([])
      setProblem(undefined)
      const now = typed()
      const made = next.draft?.revision ?? 0
      if (sent === undefined || now === undefined) return letGo()
      // What was typed while the answer was on its way goes on top of the revision that it made.
      if (now.content === sent) holdSaved({ revision: made, content: sent })
      else hold({ revision: made, content: now.content })
    })
  }

  const refused = async (thrown: unknown, sent: Content) => {
    const refusal = asProblem(thrown)
    if (refusal.code === 'version_conflict')
      setTheirs(await queries.fetchQuery({ ...rulesQuery(), staleTime: 0 }))
    batch(() => {
      setFaults(refusal.code === 'rule_set_invalid' ? placed(refusal.faults, sent) : [])
      setProblem(refusal)
    })
    if (refusal.status === 0 || refusal.status >= 500) later(nextTry)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    const sent = changed() ? content() : undefined
    if (sent === undefined || busy() || problem()?.code === 'version_conflict') return
    if (open().length > 0) return void setProblem(undefined)
    setBusy(true)
    void stopAsking()
    try {
      take(await api.put<RuleSetView>('/rules/draft', { revision: revision(), content: sent }), sent)
    } catch (thrown) {
      await refused(thrown, sent)
    } finally {
      setBusy(false)
    }
    if (changed() && content() !== sent) later()
  }

  const edit = (next: Content) => {
    if (next === content()) return
    setPast((all) => [...all.slice(-49), content()])
    hold({ revision: revision(), content: next })
    later()
  }

  const leaving = new AbortController()
  // Reads what is typed at the moment in which the line is back.
  // oxlint-disable-next-line solid/reactivity
  addEventListener('online', () => void save(), { signal: leaving.signal })
  // Leaving the screen must not wait for the pause; what does not arrive is still kept on the device.
  onCleanup(() => {
    leaving.abort()
    clearTimeout(timer)
    void save()
  })
  if (changed()) later()

  // What was refused may be so because another has acted: the page shows what there is now.
  const settle = async (asked: Promise<RuleSetView>) => {
    try {
      take(await asked)
    } catch (thrown) {
      await queries.invalidateQueries({ queryKey: rulesQuery().queryKey })
      throw thrown
    }
  }
  return {
    content,
    changed,
    revision,
    state,
    faults,
    open,
    problem,
    theirs,
    edit,
    save,
    /** One step back; the way back is not kept. */
    undo: () => {
      const before = past().at(-1)
      if (before === undefined) return
      setPast((all) => all.slice(0, -1))
      hold({ revision: revision(), content: before })
      announce(t('rules.undone'))
      later()
    },
    canUndo: () => past().length > 0,
    /** Saves what was written elsewhere, such as in the code editor; throws what the server refuses. */
    put: async (whole: unknown) => {
      const body = { revision: revision(), content: whole }
      take(await api.put<RuleSetView>('/rules/draft', body))
    },
    /** Takes an answer of the server that has a new draft, or none any more. */
    take: (next: RuleSetView) => take(next),
    discard: async () => {
      if (view().draft) {
        const search = { revision: view().draft?.revision ?? 0 }
        await settle(api.delete<RuleSetView>('/rules/draft', { search }))
      }
      letGo()
      setPast([])
      setFaults([])
      setProblem(undefined)
    },
    /** The draft has become a version; there is no way back into it. */
    published: (next: RuleSetView) => {
      take(next)
      setPast([])
    },
    keepMine: () => {
      const now = theirs()?.draft?.revision ?? 0
      hold({ revision: now, content: content() })
      setTheirs(undefined)
      setProblem(undefined)
      void save()
    },
    takeTheirs: () => {
      const mine = content()
      const now = theirs()?.draft?.revision ?? 0
      setTheirs(undefined)
      setProblem(undefined)
      setFaults([])
      letGo()
      toast({
        text: t('rules.reverted'),
        undo: () => {
          hold({ revision: now, content: mine })
          later()
        },
      })
    },
    askAgain: async () => {
      setTheirs(await queries.fetchQuery({ ...rulesQuery(), staleTime: 0 }))
    },
    decideLater: () => setTheirs(undefined),
  }
}
