import { useQueryClient } from '@tanstack/solid-query'
import type { RuleSetView } from '../../shared/rules.ts'
import { api } from '../api/client.ts'
import { rulesQuery } from '../rules/data.ts'

/** What can be done with versions; each shows the rules as they are afterwards, and throws the refusal. */
export function createReleaseDeeds() {
  const queries = useQueryClient()
  const settle = async (asked: Promise<RuleSetView>): Promise<RuleSetView> => {
    try {
      const next = await asked
      queries.setQueryData(rulesQuery().queryKey, next)
      return next
    } finally {
      // Whatever came of it, another may have acted too.
      void queries.invalidateQueries({ queryKey: ['rules'] })
    }
  }
  return {
    rollBack: (version: number, note: string) =>
      settle(api.post('/rules/rollback', { version, ...(note.trim() ? { note: note.trim() } : {}) })),
    cancelScheduled: () => settle(api.delete('/rules/scheduled')),
    promote: (version: number) => settle(api.post('/rules/canary/promote', { version })),
    endCanary: (version: number) => settle(api.post('/rules/canary/end', { version })),
  }
}
