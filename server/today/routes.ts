import { Hono } from 'hono'
import { todayView } from '../../shared/today.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { readToday } from './read.ts'

export const todayRoutes = (runtime: Runtime) =>
  new Hono<Env>().get(
    '/today',
    may(runtime, 'leads:read'),
    does(
      'Shows what is stuck, at most 20 rows of each kind with the whole count, and the figures of 30 days.',
      {
        200: todayView,
      },
    ),
    async (c) => c.json(await readToday(runtime, c.get('actor')), 200),
  )
