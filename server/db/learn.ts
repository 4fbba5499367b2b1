import { sql } from 'drizzle-orm'
import type { Pool } from './pool.ts'
import { transact } from './transact.ts'

/**
 * Lets the database learn how its tables have grown, where they have grown by half since it last did.
 *
 * @returns how many tables were read
 */
export const learnGrowth = (pool: Pool): Promise<number> =>
  transact({ pool }, {}, async (tx) => {
    const [row] = await tx.execute<{ learned: number }>(sql`select baton_learn() as learned`)
    return row!.learned
  })
