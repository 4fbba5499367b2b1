import { t } from '../i18n/t.ts'
import { announce } from '../ui/announce.tsx'
import { toast } from '../ui/toasts.tsx'
import type { Entry } from './content.ts'
import { duplicated, moved, removedAt, replacedAt } from './entries.ts'

interface List<One extends Entry> {
  readonly entries: () => readonly One[]
  readonly set: (next: readonly One[]) => void
}

export type ListDeeds<One extends Entry> = ReturnType<typeof createListDeeds<One>>

/** What can be done with an entry of a list, by its key; each says what it did. */
export function createListDeeds<One extends Entry>({ entries, set }: List<One>) {
  const at = (key: string) => entries().findIndex((one) => one.key === key)
  const moveTo = (key: string, to: number) => {
    const from = at(key)
    const next = moved(entries(), from, to)
    const name = entries()[from]?.name ?? key
    if (next === entries()) return announce(t('rules.movedNot', { name }))
    const place = next.findIndex((one) => one.key === key) + 1
    set(next)
    announce(t('rules.movedTo', { name, place, count: next.length }))
  }
  return {
    moveTo,
    move: (key: string, by: number) => moveTo(key, at(key) + by),
    change: (key: string, next: One) => set(replacedAt(entries(), at(key), next)),
    toggle: (key: string, enabled: boolean) => {
      const one = entries()[at(key)]
      if (one) set(replacedAt(entries(), at(key), { ...one, enabled }))
    },
    duplicate: (key: string) => {
      const name = entries()[at(key)]?.name ?? key
      set(duplicated(entries(), at(key), t('rules.copyOf', { name }).slice(0, 120)))
      announce(t('rules.duplicated', { name }))
    },
    remove: (key: string) => {
      const place = at(key)
      const one = entries()[place]
      if (!one) return
      set(removedAt(entries(), place))
      toast({
        text: t('rules.removed', { name: one.name }),
        // Others may have been moved or written meanwhile; only what was taken out comes back.
        undo: () => {
          const now = entries()
          if (at(key) < 0) set([...now.slice(0, place), one, ...now.slice(place)])
        },
      })
    },
  }
}
