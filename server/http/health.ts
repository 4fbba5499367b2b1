import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { Refused, refuse } from '../../shared/refusals.ts'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { does } from './describe.ts'
import { anyone } from './door.ts'
import type { Env } from './env.ts'

const state = z.object({ status: z.literal('ok') })

/** A clockwork that has not come round for so long will not by itself. */
const silentMs = 5 * 60_000

function alive({ pulse, now }: Runtime) {
  const silent = [...pulse.rounds].filter(([, at]) => now().getTime() - at.getTime() > silentMs)
  if (silent.length) throw new Refused(refuse('overloaded', { silent: silent.map(([sweep]) => sweep) }))
}

export const healthRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/health',
      anyone(),
      does('Says that the server is alive and its clockwork turns; if not, start it again.', { 200: state }),
      (c) => {
        alive(runtime)
        return c.json({ status: 'ok' as const }, 200)
      },
    )
    .get(
      '/ready',
      anyone(),
      does(
        'Says that requests may come: the database is reached, and the server is not about to stop.',
        { 200: state },
        ['overloaded'],
      ),
      async (c) => {
        if (runtime.pulse.stopping) throw new Refused(refuse('overloaded', { stopping: true }))
        await transact(runtime, {}, (tx) => tx.execute(sql`select 1`))
        return c.json({ status: 'ok' as const }, 200)
      },
    )
