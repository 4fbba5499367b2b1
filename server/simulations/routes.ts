import { Hono } from 'hono'
import { z } from 'zod'
import {
  movesPage,
  movesQuery,
  simulationAsked,
  simulationList,
  simulationView,
  tried,
  tryLead,
} from '../../shared/simulations.ts'
import { id } from '../../shared/text.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Runtime } from '../runtime.ts'
import { cancelSimulation } from './cancel.ts'
import { listMoves, listSimulations, showSimulation } from './read.ts'
import { startSimulation } from './start.ts'
import { tryRules } from './try.ts'

const megabyte = 1024 * 1024

/** Rules tried out before they are published: on one typed lead, or on a past period's leads. */
export const simulationRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .post(
      '/rules/try',
      may(runtime, 'rules:read'),
      does('Decides one typed lead by the live rules and by the draft; nothing is written.', { 200: tried }, [
        'rule_set_invalid',
      ]),
      body(tryLead, megabyte),
      async (c) => c.json(await tryRules(runtime, c.get('actor'), c.req.valid('json')), 200),
    )
    .post(
      '/simulations',
      may(runtime, 'rules:write'),
      does(
        'Replays a period’s leads on the draft, or on a published version; the answer comes in time.',
        { 202: z.object({ id }) },
        ['too_many_requests'],
      ),
      body(simulationAsked),
      async (c) => c.json(await startSimulation(runtime, c.get('actor'), c.req.valid('json')), 202),
    )
    .get(
      '/simulations',
      may(runtime, 'rules:read'),
      does('Lists the simulations that are kept, the newest first.', { 200: simulationList }),
      async (c) => c.json(await listSimulations(runtime, c.get('actor')), 200),
    )
    .get(
      '/simulations/:id',
      may(runtime, 'rules:read'),
      does('Shows how far a simulation is, and what it found.', { 200: simulationView }),
      async (c) => c.json(await showSimulation(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .get(
      '/simulations/:id/moves',
      may(runtime, 'rules:read'),
      does('Lists the leads that would go elsewhere, with both decisions.', { 200: movesPage }),
      query(movesQuery),
      async (c) =>
        c.json(await listMoves(runtime, c.get('actor'), idOf(c.req.param('id')), c.req.valid('query')), 200),
    )
    .post(
      '/simulations/:id/cancel',
      may(runtime, 'rules:write'),
      does('Ends a simulation that waits or runs.', { 204: null }),
      async (c) => {
        await cancelSimulation(runtime, c.get('actor'), idOf(c.req.param('id')))
        return c.body(null, 204)
      },
    )
