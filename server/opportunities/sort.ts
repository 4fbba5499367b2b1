import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { opportunitySorts } from '../../shared/codes.ts'
import { opportunities as o } from './tables.ts'

export type Sort = (typeof opportunitySorts)[number]

/** A total order of opportunities: never null, ties broken by id. `place` is the shape of its value in a cursor. */
export interface Order {
  key: SQL
  type: 'date' | 'numeric' | 'timestamptz'
  descending: boolean
  place: z.ZodType<string>
}

const day = z.iso.date()

/** What has no next step needs one first; what has no amount or close date comes last. */
export const orders: Record<Sort, Order> = {
  next_step: {
    key: sql`coalesce(${o.nextStepDue}, '0001-01-01'::date)`,
    type: 'date',
    descending: false,
    place: day,
  },
  expected_close: {
    key: sql`coalesce(${o.expectedClose}, '9999-12-31'::date)`,
    type: 'date',
    descending: false,
    place: day,
  },
  amount: {
    key: sql`coalesce(${o.amount}, -1)`,
    type: 'numeric',
    descending: true,
    place: z.string().regex(/^-?\d{1,14}(\.\d{1,2})?$/),
  },
  newest: {
    key: sql`${o.acceptedAt}`,
    type: 'timestamptz',
    descending: true,
    place: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/),
  },
}
