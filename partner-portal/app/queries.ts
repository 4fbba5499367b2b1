import { QueryClient } from '@tanstack/solid-query'
import { asProblem } from '../api/problem.ts'
import { wording } from '../i18n/wording.ts'
import { toast } from '../ui/toasts.tsx'

/** Whether asking again may help: the way was broken or the server was busy; a refusal stays a refusal. */
export const mayRetry = (failures: number, error: unknown): boolean => {
  const { status } = asProblem(error)
  return failures < 2 && (status === 0 || status === 429 || status >= 500)
}

/** Queries stay fresh for 10 s and ask again on focus; failed mutations say so unless `meta: { quiet: true }`. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, gcTime: 10 * 60_000, retry: mayRetry, retryOnMount: false },
    mutations: {
      retry: false,
      onError: (error) => toast({ text: wording(asProblem(error)), tone: 'bad' }),
    },
  },
})
