import { useQuery } from '@tanstack/solid-query'
import { createNavigationCount } from '../app/navigation.ts'
import { declined } from './declines.ts'
import { openCountQuery } from './offers.ts'

/** Shows beside «Inbox» how many offers wait, on every page of the partner's desk. */
export function createOpenCount(atPartnerDesk: () => boolean): void {
  const count = useQuery(() => ({ ...openCountQuery, enabled: atPartnerDesk() }))
  createNavigationCount('/inbox', () =>
    count.isSuccess || count.isRefetchError ? Math.max(0, (count.data ?? 0) - declined().size) : 0,
  )
}
