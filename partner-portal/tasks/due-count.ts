import { useQuery } from '@tanstack/solid-query'
import { createNavigationCount } from '../app/navigation.ts'
import { dueCountQuery } from './data.ts'

/** Shows beside «Tasks» how much is due by today, on every page of the partner's desk. */
export function createDueCount(atPartnerDesk: () => boolean): void {
  const count = useQuery(() => ({ ...dueCountQuery, enabled: atPartnerDesk() }))
  createNavigationCount('/tasks', () => (count.isSuccess || count.isRefetchError ? count.data : 0))
}
