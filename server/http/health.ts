import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { does } from './describe.ts'
import { anyone } from './door.ts'
import type { Env } from './env.ts'

const state = z.object({ status: z.literal('ok') })

export const healthRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get('/health', anyone(), does('Says that the server is alive.', { 200: state }), (c) =>
      c.json({ status: 'ok' as const }, 200),
    )
    .get(
      '/ready',
      anyone(),
      does('Says that the database is reached.', { 200: state }, ['overloaded']),
      async (c) => {
        await transact(runtime, {}, (tx) => tx.execute(sql`select 1`))
        return c.json({ status: 'ok' as const }, 200)
      },
    )
