import { useParams } from '@solidjs/router'
import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { createMemo } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { readOpportunity } from './deeds.ts'

/** The opportunity that the address names, asked for again every 30 s. */
export function createRecord() {
  const params = useParams<{ id: string }>()
  const client = useQueryClient()
  const key = createMemo(() => ['opportunity', params.id])
  const query = useQuery(() => ({
    queryKey: key(),
    queryFn: ({ signal }) => readOpportunity(params.id, signal),
    refetchInterval: 30_000,
  }))
  /** Shows what the server answered, here and in the lists. */
  const show = (view: OpportunityView) => {
    client.setQueryData(['opportunity', view.id], view)
    void client.invalidateQueries({ queryKey: ['opportunities'], refetchType: 'none' })
  }
  return { query, show, reload: () => void query.refetch(), id: () => params.id }
}
