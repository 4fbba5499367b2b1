import { queryOptions } from '@tanstack/solid-query'
import type { z } from 'zod'
import type { productLineList } from '../../shared/manufacturers.ts'
import type { PartnerView } from '../../shared/partners.ts'
import { api } from '../api/client.ts'

export const partnerQuery = (id: string) =>
  queryOptions({
    queryKey: ['partner', id],
    queryFn: ({ signal }) => api.get<PartnerView>(`/partners/${id}`, { signal }),
  })

export const productLinesQuery = () =>
  queryOptions({
    queryKey: ['product-lines'],
    queryFn: ({ signal }) => api.get<z.infer<typeof productLineList>>('/product-lines', { signal }),
    staleTime: 60_000,
  })
